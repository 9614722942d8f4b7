import { literal, Warehouse } from "../../ingest/index.ts";

export interface LargeCompany {
  readonly customers: number;
  readonly lines: number;
  readonly seed: number;
}

/**
 * A SIMULATED company as one CSV of order lines, drawn by hashing so that the same arguments give the same bytes:
 * customers' order counts have a long tail, an order has one to four lines, 3 % of the lines are returns.
 */
export async function writeLargeCompany(
  path: string,
  { customers, lines, seed }: LargeCompany,
): Promise<void> {
  const db = await Warehouse.open();
  try {
    await db.run(
      `SET VARIABLE seed = ${seed}; SET VARIABLE customers = ${customers}; SET preserve_insertion_order = false`,
    );
    await db.run("CREATE MACRO u(a, b) AS (hash(a, b, getvariable('seed')) % 1000003) / 1000003.0");
    await db.run(`
      COPY (
        WITH line AS (SELECT i, i // 5 * 2 + CAST(i % 5 >= 2 AS INTEGER) AS o, CASE WHEN i % 5 >= 2 THEN i % 5 - 2 ELSE i % 5 END AS l FROM range(${lines}) AS r(i)),
        dealt AS (
          SELECT
            *,
            CAST(floor(pow(u(o, 1), 2.2) * getvariable('customers')) AS INTEGER) AS c
          FROM line
        )
        SELECT
          'SO' || lpad(CAST(o AS VARCHAR), 9, '0') AS order_no,
          l + 1 AS line_no,
          'C' || lpad(CAST(c AS VARCHAR), 7, '0') AS customer_no,
          DATE '2023-01-01' + CAST(floor(least(1095 * pow(u(c, 2), 1.5) + u(o, 3) * 1095 * (1 - pow(u(c, 2), 1.5)) * (0.1 + 0.9 * u(c, 4)), 1094)) AS INTEGER) AS order_date,
          'A' || lpad(CAST(CAST(floor(pow(u(i, 5), 2) * 5000) AS INTEGER) AS VARCHAR), 5, '0') AS article,
          q AS qty,
          CAST(q * p AS DECIMAL(18, 2)) AS net,
          CAST(q * p * 0.62 AS DECIMAL(18, 2)) AS cost,
          CASE WHEN q < 0 THEN 'return' ELSE 'sale' END AS kind
        FROM (SELECT *, CASE WHEN u(i, 6) < 0.03 THEN -1 ELSE 1 + CAST(floor(u(i, 7) * 8) AS INTEGER) END AS q, 2 + round(200 * pow(u(i, 8), 3) * (0.3 + u(c, 9)), 2) AS p FROM dealt)
      ) TO ${literal(path)} (FORMAT csv, HEADER)`);
  } finally {
    db.close();
  }
}
