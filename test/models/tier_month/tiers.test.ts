import { describe, expect, test } from "vitest";
import type { Config, Warehouse } from "../../../ingest/index.ts";
import type { Fit } from "../../../models/model.ts";
import type { SpendParams } from "../../../models/spend_score/fitted.ts";
import type { TransactionParams } from "../../../models/transaction_score/fitted.ts";
import { company, type Facts, modelsFor, run, type Setting } from "../company.ts";
import { asKnownOn, randomCompany } from "../random_company.ts";

const tables = ["mart.clv", "mart.customer_tier", "mart.tier_month", "mart.tier_threshold"];

const fits: Record<string, Fit> = {
  transactions: {
    params: { model: "mbg_nbd", params: { r: 0.8, alpha: 40, a: 0.9, b: 4 } } satisfies TransactionParams,
    records: [],
  },
  spend: {
    params: {
      model: "gamma_gamma",
      params: { p: 3, q: 4, v: 100 },
      observedMean: 100,
    } satisfies SpendParams,
    records: [],
  },
};

async function replayed(facts: Facts, setting: Setting, given = fits): Promise<Warehouse> {
  const { db, context } = await company(facts, setting);
  await run(db, context, await modelsFor(db, tables), given);
  return db;
}

const asOf = "2024-05-20";
const facts = randomCompany({ seed: 5, customers: 120, from: "2022-01-03", to: asOf });
const monthsOf = (db: Warehouse, until = "9999-12-31") =>
  db.rows("SELECT * FROM mart.tier_month WHERE month_end <= ?::DATE ORDER BY month_end, customer_key", [
    until,
  ]);

describe("the replay", () => {
  test("says of a past month what a build of that day would have said, whatever came after", async () => {
    const db = await replayed(asKnownOn(asOf, facts), { asOf, tiers: { months: 15 } });
    // Fifteen month ends to April 2024 and three to April 2023 both begin with February 2023.
    const then = await replayed(asKnownOn("2023-04-30", facts), { asOf: "2023-04-30", tiers: { months: 3 } });
    const known = await monthsOf(then);
    expect(known.length).toBeGreaterThan(150);
    expect(await monthsOf(db, "2023-04-30")).toEqual(known);
    db.close();
    then.close();
  });

  test("takes no notice of the order in which rows come", async () => {
    const setting = { asOf, tiers: { months: 6 } };
    const db = await replayed(asKnownOn(asOf, facts), setting, {});
    const { lines, costs, opportunities } = asKnownOn(asOf, facts);
    const reversed = {
      lines: [...lines].reverse(),
      costs: [...costs].reverse(),
      opportunities: [...opportunities].reverse(),
    };
    const again = await replayed(reversed, setting, {});
    expect(await monthsOf(again)).toEqual(await monthsOf(db));
    db.close();
    again.close();
  });

  test("keeps to its published thresholds and band, month by month", async () => {
    const db = await replayed(asKnownOn(asOf, facts), { asOf, tiers: { months: 18, band: 0.25 } });
    const wrong = await db.rows(`
      WITH limits AS (
        SELECT month_end, value, threshold, enter_above, leave_below FROM mart.tier_threshold
      ), sides AS (
        SELECT t.month_end, customer_key, value, threshold, enter_above, leave_below,
          CASE value WHEN 'established' THEN established_value ELSE potential_value END AS amount,
          CASE value WHEN 'established' THEN is_established_high ELSE is_potential_high END AS is_high,
          CASE value WHEN 'established' THEN previous_tier IN ('high', 'secondary')
            ELSE previous_tier IN ('high', 'potential') END AS was_high
        FROM mart.tier_month AS t JOIN limits USING (month_end)
      )
      SELECT * FROM sides WHERE is_high <> CASE
        WHEN was_high IS NULL THEN amount >= threshold
        WHEN was_high THEN amount >= leave_below
        ELSE amount >= enter_above END`);
    expect(wrong).toEqual([]);
    const { held } = await db.row<{ held: number }>(
      "SELECT count_if(is_held_by_band) AS held FROM mart.tier_month",
    );
    expect(held).toBeGreaterThan(0);
    db.close();
  });

  test("remembers the tier of the month end before, and of no earlier one", async () => {
    const db = await replayed(asKnownOn(asOf, facts), { asOf, tiers: { months: 18 } });
    const wrong = await db.rows(`
      WITH months AS (SELECT month_end, row_number() OVER (ORDER BY month_end) AS n FROM mart.tier_threshold WHERE value = 'potential'),
      numbered AS (SELECT * FROM mart.tier_month JOIN months USING (month_end))
      SELECT t.customer_key FROM numbered AS t LEFT JOIN numbered AS b ON b.customer_key = t.customer_key AND b.n = t.n - 1
      WHERE t.previous_tier IS DISTINCT FROM b.tier`);
    expect(wrong).toEqual([]);
    // Customers known only by an opportunity leave the table and come back.
    const back = await db.rows(`
      SELECT customer_key FROM mart.tier_month GROUP BY customer_key
      HAVING count(*) FILTER (WHERE previous_tier IS NULL) > 1`);
    expect(back.length).toBeGreaterThan(0);
    db.close();
  });

  test("values the as-of day as lifetime value and pipeline do, to the last decimal", async () => {
    const db = await replayed(asKnownOn(asOf, facts), { asOf, tiers: { months: 2 } }, {});
    const wrong = await db.rows(`
      SELECT customer_key FROM mart.customer_tier AS t LEFT JOIN mart.clv AS v USING (customer_key)
      WHERE expected_contribution <> coalesce(v.clv, 0)
        OR potential_value <> expected_contribution + pipeline_value`);
    expect(wrong).toEqual([]);
    const { bad } = await db.row<{ bad: number }>(
      "SELECT count_if(clv < 0 OR NOT isfinite(expected_orders)) AS bad FROM mart.clv",
    );
    expect(bad).toBe(0);
    db.close();
  });
});

describe("thresholds", () => {
  const sale = (customer: string, amount: number, day = "2024-05-01") => ({
    customer,
    day,
    amount,
    contribution: amount,
  });
  const thresholds = async (facts: Facts, tiers: Partial<Config["tiers"]> = {}) => {
    const db = await replayed(facts, { asOf, tiers: { months: 1, ...tiers } });
    const rows = await db.rows(
      "SELECT value, threshold, enter_above, leave_below, rule FROM mart.tier_threshold WHERE month_end = ?::DATE ORDER BY value",
      [asOf],
    );
    const tier = await db.rows("SELECT customer_key, tier FROM mart.customer_tier ORDER BY customer_key");
    db.close();
    return { rows, tiers: tier.map((row) => row.tier) };
  };

  test("are missing while nobody has a positive value, and then everybody is low", async () => {
    const costs = [{ customer: "a", day: "2024-05-01", amount: 10 }];
    const { rows, tiers } = await thresholds({ costs });
    expect(rows).toMatchObject([
      { value: "established", threshold: null, enter_above: null, leave_below: null },
      { value: "potential", threshold: null },
    ]);
    expect(tiers).toEqual(["low"]);
  });

  test("of a company without anything are missing too", async () => {
    const { rows, tiers } = await thresholds({});
    expect(rows).toEqual([]);
    expect(tiers).toEqual([]);
  });

  test("make a single good customer high", async () => {
    const { tiers } = await thresholds({ lines: [sale("a", 100), sale("a", 100, "2024-05-11")] });
    expect(tiers).toEqual(["high"]);
  });

  test("make customers who are all alike all high", async () => {
    const { tiers } = await thresholds({ lines: ["a", "b", "c"].map((c) => sale(c, 100)) });
    expect(tiers).toEqual(["high", "high", "high"]);
  });

  test("can be amounts", async () => {
    const { rows, tiers } = await thresholds(
      { lines: [sale("a", 100), sale("b", 99.99)] },
      { established: { by: "amount", amount: 100 }, potential: { by: "amount", amount: 1e6 }, band: 0.2 },
    );
    expect(rows[0]).toEqual({
      value: "established",
      threshold: 100,
      enter_above: 120,
      leave_below: 80,
      rule: "the configured amount of 100",
    });
    expect(tiers).toEqual(["secondary", "low"]);
  });
});
