import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Warehouse } from "../../ingest/index.ts";
import { temporaryFolder } from "../ingest/sample/folder.ts";
import { writeLargeCompany } from "./large_company.ts";

const folder = await temporaryFolder();
const size = { customers: 5000, lines: 100_000 };
const written = await writeLargeCompany(join(folder, "one"), { seed: 1, ...size });

describe("the benchmark's company", () => {
  it("is the same to the byte for the same seed and another one for another seed", async () => {
    const again = await writeLargeCompany(join(folder, "two"), { seed: 1, ...size });
    const other = await writeLargeCompany(join(folder, "other"), { seed: 2, ...size });
    const bytes = await readFile(written.path);
    expect((await readFile(again.path)).equals(bytes)).toBe(true);
    expect((await readFile(other.path)).equals(bytes)).toBe(false);
  });

  it("has exactly the customers and lines asked for, 3 % of them returns, and a long tail of orders", async () => {
    const db = await Warehouse.open();
    await db.run("CREATE TABLE line AS SELECT * FROM read_csv($1)", [written.path]);
    const found = await db.row<Record<string, number>>(
      "SELECT count(*) AS lines, count(DISTINCT customer_no) AS customers, count(DISTINCT order_no) AS orders, avg((kind = 'return')::INTEGER) AS returns FROM line",
    );
    expect(found).toMatchObject({ ...size, orders: written.orders });
    expect(found.returns).toBeCloseTo(0.03, 2);
    const tail = await db.row<Record<string, number>>(
      "SELECT quantile_disc(n, 0.5) AS median, max(n) AS largest, avg((n = 1)::INTEGER) AS once FROM (SELECT count(DISTINCT order_no) AS n FROM line GROUP BY customer_no)",
    );
    expect(tail.largest).toBeGreaterThan(30 * tail.median!);
    expect(tail.once).toBeGreaterThan(0.1);
    const { torn } = await db.row<{ torn: number }>(
      "SELECT count(*) AS torn FROM (SELECT order_no FROM line GROUP BY order_no HAVING count(DISTINCT customer_no) > 1 OR count(DISTINCT order_date) > 1 OR count(DISTINCT line_no) < count(*))",
    );
    expect(torn).toBe(0);
    db.close();
  });

  it("refuses fewer than two orders a customer", async () => {
    await expect(writeLargeCompany(folder, { seed: 1, customers: 100, lines: 300 })).rejects.toThrow(
      "too few lines for 100 customers: 300",
    );
  });
});
