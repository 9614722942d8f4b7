import type { Warehouse } from "../../warehouse/index.ts";
import { quoted } from "../propose/facts.ts";

/** A table of text from one array a column. */
export async function createText(
  db: Warehouse,
  name: string,
  columns: readonly string[],
  values: readonly (readonly (string | null)[])[],
): Promise<void> {
  await db.run(`CREATE TABLE ${name} (${columns.map((c) => `${quoted(c)} VARCHAR`).join(", ")})`);
  if ((values[0]?.length ?? 0) > 0) await db.append({ name }, values);
}
