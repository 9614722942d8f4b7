import { literal, type Warehouse } from "../../ingest/index.ts";
import { random } from "../../ingest/random.ts";

/** Mean rate a day, dropout and phases of the simulated customers: about 6.7 purchase days each in two years. */
const market = { r: 0.6, alpha: 26, a: 0.7, b: 3.2, days: 730 };
const spend = { p: 3, q: 4, v: 60 };
const batch = 200_000;

/**
 * Purchase days of customers who live by the story of MBG/NBD and spend by that of Gamma-Gamma, in whole days, as one
 * table of customer, day number and amount; written in batches, so that ten million customers fit.
 */
export async function writePurchases(db: Warehouse, customers: number): Promise<number> {
  await db.run("CREATE TABLE purchase (customer INTEGER, day INTEGER, amount DOUBLE)");
  let rows = 0;
  for (let start = 0; start < customers; start += batch) {
    const chance = random(`purchases ${start}`);
    const customer: number[] = [];
    const day: number[] = [];
    const amount: number[] = [];
    for (let i = start; i < Math.min(start + batch, customers); i++) {
      const first = Math.floor(chance.uniform() * market.days);
      const rate = chance.gamma(market.r, market.alpha);
      const dropout = chance.beta(market.a, market.b);
      const pace = chance.gamma(spend.q, spend.v);
      let at = first;
      for (let t = first; ; ) {
        if (t === first || Math.floor(t) > at) {
          at = Math.floor(t);
          customer.push(i);
          day.push(at);
          amount.push(Math.max(0.01, Math.round(100 * chance.gamma(spend.p, pace)) / 100));
        }
        if (chance.uniform() < dropout) break;
        t += chance.exponential(rate);
        if (t > market.days) break;
      }
    }
    rows += customer.length;
    await db.append({ name: "purchase" }, [
      Float64Array.from(customer),
      Float64Array.from(day),
      Float64Array.from(amount),
    ]);
  }
  return rows;
}

/** The summary that the models read, as DuckDB alone makes it of purchase days; for the steps that only fit. */
export const summarySql = (file: string) => `
  WITH gap AS (
    SELECT customer, day, amount,
      ln(day - lag(day) OVER (PARTITION BY customer ORDER BY day)) AS log_gap,
      row_number() OVER (PARTITION BY customer ORDER BY day) AS place
    FROM read_parquet(${literal(file)})
  )
  SELECT
    count(*) - 1 AS frequency,
    max(day) - min(day) AS recency,
    ${market.days} - min(day) AS age,
    coalesce(sum(log_gap), 0) AS log_gaps,
    coalesce(sum(amount) FILTER (WHERE place > 1) / nullif(count(*) - 1, 0), 'NaN') AS monetary
  FROM gap GROUP BY customer`;
