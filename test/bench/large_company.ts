import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Warehouse } from "../../ingest/index.ts";

export interface LargeCompanyOptions {
  seed: number;
  /** Customers; every one has at least one order. 1,000,000 by default. */
  customers?: number;
  /** Order lines, return lines included; 2.5 an order. 20,000,000 by default. */
  lines?: number;
}

export interface LargeCompany {
  readonly path: string;
  readonly customers: number;
  readonly orders: number;
  readonly lines: number;
}

const linesPerOrder = 2.5;
const sql = readFileSync(new URL("./large_company.sql", import.meta.url), "utf8");

/**
 * Writes the benchmark's company, which is SIMULATED: one CSV of order lines from 2023-01-01 to 2025-12-31, in order
 * of day as an export comes, 3 % of them returns, with a long tail of orders a customer.
 *
 * @throws RangeError when there are fewer than two orders a customer
 */
export async function writeLargeCompany(
  folder: string,
  { seed, customers = 1_000_000, lines = 20_000_000 }: LargeCompanyOptions,
): Promise<LargeCompany> {
  const orders = Math.ceil(lines / linesPerOrder);
  if (orders < 2 * customers) {
    throw new RangeError(`too few lines for ${customers} customers: ${lines}; give five a customer or more`);
  }
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "order-lines.csv");
  const db = await Warehouse.open();
  try {
    const set = (name: string, value: string | number) => db.run(`SET VARIABLE ${name} = $1`, [value]);
    await set("seed", seed);
    await set("lines", lines);
    await set("orders", orders);
    await set("spacing", orders / customers);
    await set("path", path);
    await db.run(
      "CREATE MACRO chance(thing, use) AS (hash(thing, use, getvariable('seed')) >> 11) / 9007199254740992.0",
    );
    const written = await db.run(sql);
    return { path, customers, orders, lines: written };
  } finally {
    db.close();
  }
}
