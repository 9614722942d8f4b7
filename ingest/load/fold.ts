import { type Batch, quote } from "../warehouse/index.ts";
import { openCurrent } from "./difference.ts";
import type { Taking } from "./files.ts";
import { writeParquet } from "./reading.ts";

/** Writes the rows of several batches that still count as one, older ones first. Gives how many they are. */
export async function fold(
  { db, ledger }: Taking,
  batches: readonly Batch[],
  columns: readonly string[],
  into: string,
): Promise<number> {
  await openCurrent(db, ledger, batches);
  return db.run(
    writeParquet(
      `SELECT ${columns.map(quote).join(", ")} FROM current_rows ORDER BY _tessera_batch, _tessera_row`,
      into,
    ),
  );
}
