import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { type CellValue, writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { source as sourceSchema } from "../../../ingest/source_config.ts";
import { xlsx } from "../../../ingest/sources/xlsx/index.ts";
import { literal, quote, Warehouse } from "../../../ingest/warehouse/index.ts";
import { orders } from "../company.ts";

let db: Warehouse;
const folder = mkdtempSync(join(tmpdir(), "tessera-xlsx-"));
beforeAll(async () => {
  db = await Warehouse.open();
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const source = sourceSchema.parse({ ...orders, format: "xlsx", files: "*" });

async function open(content: Uint8Array) {
  const path = join(folder, "book.xlsx");
  writeFileSync(path, content);
  return xlsx.open(db, path, source as never);
}

test("whatever another program writes into cells is read back", async () => {
  const word = fc.string({ unit: fc.constantFrom(..."aZ09 &<>\"'_x\n中é€😀"), minLength: 1, maxLength: 12 });
  const day = fc
    .integer({ min: Date.UTC(1904, 0, 2), max: Date.UTC(2199, 11, 31) })
    .map((ms) => new Date(ms - (ms % 1000)));
  const value = fc.oneof(
    word,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    day,
    fc.constant(null),
  );
  const rows = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom("1900", "1904") as fc.Arbitrary<"1900" | "1904">,
      async (written, dateSystem) => {
        const names = ["one", "two", "three"];
        const book = await writeXlsx({
          sheets: [{ name: "S", rows: [names, ...written] as CellValue[][] }],
          dateSystem,
        });
        const raw = await open(book);
        const found = await db.rows<Record<string, string | number | null>>(raw.select);
        await raw.cleanUp?.();
        const expected = written
          .map((cells, i) => ({ cells: cells.map(textOf), line: i + 2 }))
          .filter(({ cells }) => cells.some((text) => text !== null && text.trim() !== ""));
        expect(found.map((r) => ({ cells: names.map((n) => r[n] ?? null), line: r._line }))).toEqual(
          expected,
        );
      },
    ),
    { numRuns: 40 },
  );
});

function textOf(value: string | number | boolean | Date | null): string | null {
  if (value instanceof Date)
    return value.toISOString().slice(0, 19).replace("T", " ").replace(" 00:00:00", "");
  return value === null ? null : typeof value === "number" ? String(value + 0) : String(value);
}

const superstore = fileURLToPath(
  new URL("../../../../shared/data/superstore/superstore.csv", import.meta.url),
);

describe.skipIf(!existsSync(superstore))("Superstore (../shared/data/superstore)", () => {
  test("written as a workbook it is read back as the rows of the CSV, cell by cell", async () => {
    const csv = `read_csv(${literal(superstore)}, all_varchar = true)`;
    const names = (await db.describe(`SELECT * FROM ${csv}`)).map((c) => c.name);
    const rows = await db.rows<Record<string, string | null>>(`SELECT * FROM ${csv}`);
    const isDay = (name: string) => /date/i.test(name);
    const isNumber = (name: string) =>
      /^(sales|quantity|discount|profit|row id)$/i.test(name.replaceAll("_", " "));
    const cell = (name: string, text: string | null): CellValue => {
      if (text === null) return null;
      if (isNumber(name)) return Number(text);
      return isDay(name) ? new Date(`${text}T00:00:00Z`) : text;
    };
    const book = await writeXlsx({
      sheets: [{ name: "Orders", rows: [names, ...rows.map((r) => names.map((n) => cell(n, r[n]!)))] }],
    });
    const raw = await open(book);
    expect(raw.columns).toEqual(names);
    const columns = names
      .map((n) => (isNumber(n) ? `${quote(n)}::DOUBLE AS ${quote(n)}` : quote(n)))
      .join(", ");
    const [written, found] = [`SELECT ${columns} FROM ${csv}`, `SELECT ${columns} FROM (${raw.select})`];
    const differing = `SELECT count(*) AS n FROM ((${written} EXCEPT ALL ${found}) UNION ALL (${found} EXCEPT ALL ${written}))`;
    expect(await db.row(differing)).toEqual({ n: 0 });
    expect(await db.row(`SELECT count(*) AS n, max(_line) AS last FROM (${raw.select})`)).toEqual({
      n: rows.length,
      last: rows.length + 1,
    });
    await raw.cleanUp?.();
  });
});
