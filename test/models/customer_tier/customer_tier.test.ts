import { describe, expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { tiers as tierNames } from "../../../models/index.ts";
import { company, type Facts, modelsFor, run, type Setting } from "../company.ts";
import { addDays, asKnownOn, randomCompany } from "../random_company.ts";

const tables = ["mart.customer_tier", "mart.tier_month"];
const asOf = "2024-06-30";

async function tiered(facts: Facts, setting: Partial<Setting> = {}): Promise<Warehouse> {
  const { db, context } = await company(facts, { asOf, ...setting });
  await run(db, context, await modelsFor(db, tables));
  return db;
}

const rowsOf = (db: Warehouse) => db.rows("SELECT * FROM mart.customer_tier ORDER BY customer_key");
const sale = (customer: string, day: string, amount: number) => ({
  customer,
  day,
  amount,
  contribution: amount,
});

describe("the trend", () => {
  /** Contributions of the last quarters of 91 days, oldest first; the one before them starts the history. */
  const trendOf = async (...quarters: number[]) => {
    const lines = quarters.map((amount, i) =>
      sale("a", addDays(asOf, -91 * (quarters.length - 1 - i) - 45), amount),
    );
    const db = await tiered({ lines });
    const { trend } = (await rowsOf(db))[0]!;
    db.close();
    return trend;
  };

  test("is the sign of the median slope between all pairs of quarters", async () => {
    expect(await trendOf(100, 120, 140, 160)).toBe("rising");
    expect(await trendOf(160, 140, 120, 100)).toBe("falling");
  });

  test("is not turned by one outlying quarter", async () => {
    // The least-squares line through these rises.
    expect(await trendOf(160, 140, 500, 100)).toBe("falling");
  });

  test("is steady within the dead band", async () => {
    expect(await trendOf(100, 104, 100, 104)).toBe("steady");
    expect(await trendOf(100, 100, 100, 100)).toBe("steady");
  });

  test("is unknown with fewer than three quarters of history", async () => {
    expect(await trendOf(100, 900)).toBe("unknown");
    expect(await trendOf(100, 300, 900)).toBe("rising");
  });
});

test("every tier bears its treatment, and its cap as a share of established value", async () => {
  const facts = asKnownOn(asOf, randomCompany({ seed: 21, customers: 120, from: "2022-01-01", to: asOf }));
  const db = await tiered(facts);
  const rows = await rowsOf(db);
  expect(new Set(rows.map((row) => row.tier))).toEqual(new Set(tierNames));
  const caps = { high: 0.1, potential: 0.2, secondary: 0.06, low: 0.03 };
  for (const row of rows) {
    const cap = caps[row.tier as keyof typeof caps];
    expect(row.service_cost_cap).toBe(cap);
    expect(row.service_cost_limit).toBeCloseTo(Math.max(0, row.established_value as number) * cap, 3);
  }
  expect(new Set(rows.map((row) => row.treatment)).size).toBe(4);
  db.close();
});

test("the tier of the as-of day is the last of its months", async () => {
  const facts = asKnownOn(asOf, randomCompany({ seed: 22, customers: 60, from: "2022-01-01", to: asOf }));
  const db = await tiered(facts);
  const differing = await db.rows(
    `SELECT customer_key FROM mart.customer_tier AS t
     FULL JOIN (FROM mart.tier_month WHERE month_end = getvariable('as_of')) AS m USING (customer_key)
     WHERE (t.tier, t.previous_tier, t.established_value, t.potential_value, t.is_held_by_band)
       IS DISTINCT FROM (m.tier, m.previous_tier, m.established_value, m.potential_value, m.is_held_by_band)`,
  );
  expect(differing).toEqual([]);
  db.close();
});

describe("reasons", () => {
  const reasonsOf = async (facts: Facts, setting: Partial<Setting> = {}) => {
    const db = await tiered(facts, setting);
    const rows = await rowsOf(db);
    db.close();
    return rows.map((row) => row.reasons as string[]);
  };
  const amounts = {
    established: { by: "amount", amount: 100 },
    potential: { by: "amount", amount: 100 },
    band: 0.1,
  } as const;

  test("quote the value and the limit that decided", async () => {
    const lines = [sale("a", "2024-06-01", 1234.5), sale("b", "2024-06-01", 20)];
    const [a, b] = await reasonsOf({ lines }, { tiers: { months: 1, ...amounts } });
    expect(a![0]).toBe("established_high|EUR 1,234.50|EUR 100.00");
    expect(b![0]).toBe("established_low|EUR 20.00|EUR 100.00");
  });

  test("quote the end of the band that holds a customer", async () => {
    const lines = [
      sale("a", "2024-05-01", 120),
      sale("b", "2024-05-01", 80),
      { ...sale("a", "2024-06-20", -25), kind: "return" as const },
      sale("b", "2024-06-20", 25),
    ];
    const [a, b] = await reasonsOf({ lines }, { tiers: { months: 2, ...amounts } });
    expect(a![0]).toBe("established_held_high|EUR 95.00|EUR 90.00");
    expect(b![0]).toBe("established_held_low|EUR 105.00|EUR 110.00");
  });

  test("name the pipeline, or that established value was annualised", async () => {
    const lines = [sale("a", "2024-06-01", 10), sale("b", "2024-06-01", 10)];
    const opportunities = [
      { id: "x", customer: "a", amount: 4000, probability: 0.25, created: "2024-05-05" },
    ];
    const [a, b] = await reasonsOf(
      { lines, opportunities },
      { tiers: { months: 1, ...amounts, annualise: true } },
    );
    expect(a![2]).toBe("pipeline|EUR 1,000.00");
    expect(b![2]).toBe("annualised");
  });
});
