import type { Scalar, Warehouse } from "../ingest/index.ts";
import type { Reading } from "./reader.ts";

/**
 * Sends what `produce` yields, as fast as the reader takes it. Resolves with the first piece, so that what fails
 * before it can still be answered as a problem; what fails later breaks the connection off, and `onBroken` hears of it.
 * The reading is released when all is sent or the reader has gone.
 */
export function streamed(
  reading: Reading,
  produce: (db: Warehouse) => AsyncGenerator<Uint8Array>,
  onBroken: (error: unknown) => void,
): Promise<ReadableStream<Uint8Array>> {
  return new Promise((begin, fail) => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    let hasBegun = false;
    let hasLeft = false;
    writer.closed.catch(() => {
      hasLeft = true;
    });
    reading
      .stream(async (db, step) => {
        const pieces = produce(db);
        try {
          let piece = await step(() => pieces.next());
          hasBegun = true;
          begin(readable);
          while (!piece.done) {
            await writer.write(piece.value);
            piece = await step(() => pieces.next());
          }
        } finally {
          await pieces.return(undefined);
        }
        await writer.close();
      })
      .catch((error) => {
        if (!hasBegun) return fail(error);
        if (hasLeft) return;
        onBroken(error);
        return writer.abort(error);
      })
      .finally(reading.release);
  });
}

/** Texts of a result's columns, whole: for results of a known, small size. */
export async function textColumns(
  db: Warehouse,
  query: { readonly sql: string; readonly parameters: readonly unknown[] },
): Promise<(string | null)[][]> {
  const result = await db.runPlanned(query.sql, query.parameters as Scalar[]);
  return (await result.getColumns()) as (string | null)[][];
}
