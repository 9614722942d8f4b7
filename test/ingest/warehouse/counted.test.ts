import { afterAll, beforeAll, expect, test } from "vitest";
import { Warehouse } from "../../../ingest/index.ts";

let db: Warehouse;
beforeAll(async () => {
  db = await Warehouse.open();
});
afterAll(() => db.close());

const read = async (sql: string, rows: number): Promise<number> => {
  let found = 0;
  for await (const chunk of db.counted(sql, rows)) found += chunk.rowCount;
  return found;
};

test("a stream gives the rows that were counted", async () => {
  expect(await read("SELECT i FROM range(100000) t(i)", 100_000)).toBe(100_000);
  expect(await read("SELECT 1 WHERE false", 0)).toBe(0);
});

test("a stream that fails on its way throws, though DuckDB just ends it", async () => {
  const sql =
    "SELECT CASE WHEN i = 1900000 THEN error('on the way') ELSE i::VARCHAR END FROM range(2000000) t(i)";
  await expect(read(sql, 2_000_000)).rejects.toThrow(/expected 2000000 rows, the stream ended at \d+/);
});

test("a stream that is interrupted throws", async () => {
  const reading = async () => {
    let chunks = 0;
    for await (const _ of db.counted("SELECT i FROM range(20000000) t(i)", 20_000_000)) {
      if (++chunks === 3) db.interrupt();
    }
  };
  await expect(reading()).rejects.toThrow(/the stream ended at/);
});

test("a stream that is left leaves its connection free", async () => {
  for await (const chunk of db.counted("SELECT i FROM range(20000000) t(i)", 20_000_000)) {
    expect(chunk.rowCount).toBe(2048);
    await expect(db.rows("SELECT 1")).rejects.toThrow(/still streams/);
    break;
  }
  expect(await db.rows("SELECT 1 AS one")).toEqual([{ one: 1 }]);
});
