import { tableFromIPC } from "apache-arrow";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  arrowSql,
  arrowStream,
  count,
  createTable,
  day,
  flag,
  instant,
  key,
  money,
  nullable,
  number,
  reasons,
  table,
  text,
  Warehouse,
} from "../../../ingest/index.ts";

const everything = table("main.everything", {
  grain: "One row per row.",
  key: ["id"],
  columns: {
    id: key("The row."),
    note: nullable(text("Words.")),
    ok: nullable(flag("Whether.")),
    on: nullable(day("A day.")),
    at: nullable(instant("An instant.")),
    n: nullable(count("How many.")),
    x: nullable(number("A number.")),
    amount: nullable(money("An amount.")),
    why: nullable(reasons("Why.")),
  },
});

let db: Warehouse;
beforeAll(async () => {
  db = await Warehouse.open();
  await db.run(createTable(everything));
  await db.run(`
    INSERT INTO everything
    SELECT 'row ' || i,
      CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN '客户 😀' ELSE 'a longer text than twelve bytes ' || i END,
      CASE i % 3 WHEN 0 THEN NULL ELSE i % 3 = 1 END,
      CASE WHEN i % 5 > 0 THEN DATE '1969-12-30' + i::INTEGER END,
      CASE WHEN i % 7 > 0 THEN make_timestamptz(1704067200000000 + i * 1000001) END,
      CASE WHEN i % 2 > 0 THEN i * 4000000000 END,
      CASE WHEN i % 6 > 0 THEN 1 / i END,
      CASE WHEN i % 9 > 0 THEN i / 8 END,
      CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN [] ELSE ['one', '二 ' || i] END
    FROM range(5000) t(i)`);
});
afterAll(() => db.close());

async function encode(where: string): Promise<ReturnType<typeof tableFromIPC>> {
  const columns = Object.entries(everything.columns).map(
    ([name, c]) => `CAST("${name}" AS ${arrowSql(c)}) AS "${name}"`,
  );
  const { n } = await db.row<{ n: number }>(`SELECT count(*) AS n FROM everything WHERE ${where}`);
  const chunks = db.counted(`SELECT ${columns.join(", ")} FROM everything WHERE ${where} ORDER BY rowid`, n);
  const pieces: Uint8Array[] = [];
  for await (const piece of arrowStream(chunks, everything.columns, { as_of: "2024-06-30" }))
    pieces.push(piece);
  return tableFromIPC(Buffer.concat(pieces));
}

test("every value of every unit arrives, missing ones as missing, over several batches", async () => {
  const got = await encode("true");
  const rows = await db.rows<Record<string, unknown>>("SELECT * FROM everything ORDER BY rowid");
  expect(got.numRows).toBe(5000);
  expect(got.batches.length).toBeGreaterThan(1);
  const iso = (value: unknown) => (value === null ? null : new Date(value as number).toISOString());
  rows.forEach((row, i) => {
    const { on, at, n, why, ...rest } = got.get(i)!.toJSON() as Record<string, unknown>;
    expect({
      ...rest,
      on: iso(on)?.slice(0, 10) ?? null,
      at: iso(at),
      n: n === null ? null : Number(n),
      why: why === null ? null : [...(why as Iterable<string>)],
    }).toEqual(row);
  });
});

test("instants keep their microseconds", async () => {
  const got = await encode("id = 'row 1'");
  const values = got.getChild("at")!.data[0]!.values as BigInt64Array;
  expect(values[0]).toBe(1704067200000000n + 1000001n);
});

test("a column says its unit and meaning, the schema the build's facts", async () => {
  const { schema } = await encode("false");
  expect(schema.metadata.get("as_of")).toBe("2024-06-30");
  expect(schema.fields.map((f) => [f.name, f.metadata.get("unit"), f.nullable])).toEqual(
    Object.entries(everything.columns).map(([name, c]) => [name, c.unit, c.isNullable]),
  );
  expect(schema.fields[7]!.metadata.get("doc")).toBe("An amount.");
});

test("no rows are a stream of no rows", async () => {
  const got = await encode("false");
  expect([got.numRows, got.numCols]).toEqual([0, 9]);
});
