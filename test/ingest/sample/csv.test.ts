import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Warehouse } from "../../../ingest/index.ts";
import { csvLine } from "../../../ingest/sample/csv.ts";
import { temporaryFolder } from "./folder.ts";

it("writes what a strict CSV reader reads back, whatever the text", async () => {
  const folder = await temporaryFolder();
  const words = fc.array(fc.constantFrom("a", "Müller", "上海", '"', ",", ";", "\n", " ", "1.5"), {
    minLength: 1,
  });
  const rows = fc
    .sample(fc.tuple(words, words), { numRuns: 500, seed: 7 })
    .map((row) => row.map((w) => w.join("")));
  for (const delimiter of [",", ";"]) {
    const path = join(folder, "any.csv");
    writeFileSync(path, rows.map((row) => `${csvLine(row, delimiter)}\n`).join(""));
    const warehouse = await Warehouse.open();
    const read = await warehouse.rows<{ a: string; b: string }>(
      `SELECT a, b FROM read_csv(?, header = false, auto_detect = false, delim = '${delimiter}', quote = '"', escape = '"', columns = {'a': 'VARCHAR', 'b': 'VARCHAR'})`,
      [path],
    );
    warehouse.close();
    expect(read.map(({ a, b }) => [a, b])).toEqual(rows);
  }
});
