import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SampleSummary, Warehouse } from "../../ingest/index.ts";
import { parameters } from "../../ingest/sample/index.ts";
import { damageAndQuarantine, reconciliation, wording, writtenRows } from "./books.ts";
import { earlierDay, openSampleCompany } from "./company.ts";
import { mustBeEmpty } from "./movements.ts";
import { calibrationError, judgeAlive, judgeChurn, rankCorrelations } from "./scores.ts";
import { ratios, totalsSeen, totalsSimulated } from "./totals.ts";

const base = mkdtempSync(join(tmpdir(), "tessera-sample-company-"));
let db: Warehouse;
let summary: SampleSummary;

beforeAll(async () => {
  ({ db, summary } = await openSampleCompany(base));
}, 600_000);
afterAll(() => {
  db?.close();
  rmSync(base, { recursive: true, force: true });
});

const between = (value: number, low: number, high: number) => {
  expect(value).toBeGreaterThan(low);
  expect(value).toBeLessThan(high);
};

describe("every row of the sample company is accounted for", () => {
  test("what was read of a source is what its files hold, and became staged, superseded or set aside", async () => {
    const written = writtenRows(summary);
    const found = await reconciliation(db);
    expect(found.map(({ source }) => source).sort()).toEqual([...written.keys()].sort());
    for (const { source, read, staged, superseded, quarantined, other } of found) {
      expect({ source, rows: read, damaged: quarantined }).toEqual({ source, ...written.get(source) });
      expect([source, staged + superseded + quarantined, other]).toEqual([source, read, 0]);
    }
  });

  test("only the corrected and the repeated order lines are superseded", async () => {
    const { corrections, resent } = summary.planted;
    const found = (await reconciliation(db)).filter(({ superseded }) => superseded > 0);
    expect(found.map(({ source, superseded }) => [source, superseded])).toEqual([
      ["erp-orders", corrections + resent.lines],
    ]);
    expect(resent.lines).toBe(parameters.resent.lines);
    expect(corrections).toBeGreaterThan(100);
  });

  test("of a corrected line the corrected amount stands", async () => {
    const [found] = await db.rows(
      `SELECT count(*) AS lines, count(*) FILTER (WHERE l.net_amount = c.corrected) AS corrected
       FROM truth.correction AS c JOIN staging.order_line AS l ON l.order_id = 'erp:' || c.order_no AND l.line_id = c.line::VARCHAR`,
    );
    expect(found).toEqual({ lines: summary.planted.corrections, corrected: summary.planted.corrections });
  });

  test("the rows set aside are the damaged ones, line for line, each for the reason it was given", async () => {
    const lines = await damageAndQuarantine(db);
    expect(lines).toHaveLength(summary.planted.damaged);
    for (const { file, line, planted, reasons } of lines) {
      const where = `${file} line ${line}: ${reasons?.join("; ")}`;
      expect([where, planted !== null && reasons?.some((r) => wording[planted].test(r))]).toEqual([
        where,
        true,
      ]);
    }
  });

  test("every customer's orders, net revenue and cost of goods are those that were simulated", async () => {
    const [found] = await db.rows(
      `WITH served AS (
         SELECT customer_id AS customer_key, sum(cost::DECIMAL(18, 4)) AS cost FROM staging.interaction GROUP BY ALL
         UNION ALL BY NAME
         SELECT customer_id AS customer_key, sum(amount) AS cost FROM staging.cost GROUP BY ALL
       ),
       service AS (
         SELECT a.customer_key, sum(cost) AS cost
         FROM served AS s JOIN late.mart.customer_alias AS a ON a.alias_key = s.customer_key GROUP BY ALL
       )
       SELECT
         count(*) AS customers,
         count(*) FILTER (WHERE c.orders <> t.orders) AS other_orders,
         max(abs(c.net_revenue - t.net_eur)) < 0.01 AS is_same_revenue,
         max(abs(c.contribution + coalesce(s.cost, 0) - t.contribution_eur)) < 0.02 AS is_same_contribution
       FROM truth.customer AS t
       JOIN late.mart.customer AS c USING (customer_key)
       LEFT JOIN service AS s USING (customer_key)`,
    );
    expect(found).toEqual({
      customers: summary.customers,
      other_orders: 0,
      is_same_revenue: true,
      is_same_contribution: true,
    });
  });

  test("months are worth what was simulated", async () => {
    const months = await db.rows<{ month: string; net: number }>(
      "SELECT strftime(month, '%Y-%m') AS month, net_revenue AS net FROM late.mart.kpi_month ORDER BY month",
    );
    expect(months.map(({ month }) => month)).toEqual(Object.keys(summary.netRevenueByMonth));
    for (const { month, net } of months) expect(net).toBeCloseTo(summary.netRevenueByMonth[month]!, 2);
  });
});

describe("what the sample company's customers are worth", () => {
  test("profit and loss of the customers adds up to net revenue as simulated, and to the contribution of the months", async () => {
    const [found] = await db.rows(`
      SELECT t.net_revenue, t.contribution, k.contribution AS months, c.contribution + a.contribution AS parts,
        (SELECT sum(contribution) FROM late.mart.customer_profit WHERE period = 'to_date') = c.contribution AS adds_up
      FROM late.mart.profit_total AS t, late.mart.profit_total AS c, late.mart.profit_total AS a,
        (SELECT sum(contribution) AS contribution FROM late.mart.kpi_month) AS k
      WHERE t.period = 'to_date' AND t.bearer = 'company' AND c.period = 'to_date' AND c.bearer = 'customers'
        AND a.period = 'to_date' AND a.bearer = 'anonymous'`);
    expect(found).toMatchObject({ months: found!.contribution, parts: found!.contribution, adds_up: true });
    expect(found!.net_revenue).toBeCloseTo(summary.netRevenue, 1);
  });

  test("value and lift are those of the tiers, customer by customer", async () => {
    const [found] = await db.rows(`
      SELECT count(*) FILTER (WHERE v.established_value <> coalesce(t.established_value, 0)
          OR v.potential_value <> coalesce(t.potential_value, 0)
          OR v.forecast_value + v.pipeline_value <> v.potential_value) AS differing,
        count(*) FILTER (WHERE (t.tier <> 'high' OR t.trend = 'falling') IS DISTINCT FROM (l.customer_key IS NOT NULL)
          AND t.customer_key IS NOT NULL) AS unlisted,
        count(*) FILTER (WHERE l.is_feasible AND len(l.reasons) = 0) AS silent
      FROM late.mart.customer_value AS v
      LEFT JOIN late.mart.customer_tier AS t USING (customer_key)
      LEFT JOIN late.mart.tier_lift AS l USING (customer_key)`);
    expect(found).toEqual({ differing: 0, unlisted: 0, silent: 0 });
  });

  test("established value of the earlier build's potential is what conversion says was realised", async () => {
    const [found] = await db.rows(`
      SELECT c.realised = r.realised AS is_realised, c.potential = r.potential AS is_promised, c.coefficient
      FROM late.mart.conversion AS c,
        (SELECT sum(l.established_value) AS realised, sum(m.potential_value) AS potential
         FROM late.mart.tier_month AS m JOIN late.mart.customer_tier AS l USING (customer_key)
         WHERE m.month_end = DATE '${earlierDay}') AS r
      WHERE c.level = 'company'`);
    expect(found).toMatchObject({ is_realised: true, is_promised: true });
    between(found!.coefficient as number, 0.7, 1.1);
  });
});

describe("the planted lifetimes are recovered", () => {
  // Campaigns raise the rates inside the window by 2 % and purchases of one day count once; complaints raise the
  // drop-out of those who complain. So neither mean can meet the planted one, but both lie near it, on a known side.
  test("the mean purchase rate and drop-out lie where the plan puts them", async () => {
    const fit = Object.fromEntries(
      (
        await db.rows<{ name: string; value: number }>(
          "SELECT name, value FROM late.meta.model_fit WHERE model = 'transactions' AND kind = 'parameter'",
        )
      ).map(({ name, value }) => [name, value]),
    ) as Record<"r" | "alpha" | "a" | "b", number>;
    const { r, alpha, a, b } = parameters.purchases;
    between(fit.r / fit.alpha / (r / alpha), 0.92, 1.02);
    between(fit.a / (fit.a + fit.b) / (a / (a + b)), 0.95, 1.15);
  });

  // No score made of purchase days alone can do much better than that of the parameters behind them.
  test("P(alive) tells active customers from lost ones as well as the planted parameters do", async () => {
    const { calibration, plantedAuc } = await judgeAlive(db);
    expect(plantedAuc).toBeGreaterThan(0.9);
    expect(calibration.auc!).toBeGreaterThan(plantedAuc - 0.002);
    expect(calibration.brier).toBeLessThan(0.5 * calibration.brierOfBaseRate);
  });

  // With 500 customers a decile chance alone gives a mean error of 0.010; other seeds gave 0.011 to 0.014.
  test("P(alive) is calibrated, decile by decile", async () => {
    const { calibration } = await judgeAlive(db);
    expect(calibration.bins).toHaveLength(10);
    expect(calibrationError(calibration)).toBeLessThan(0.022);
    for (const { predicted, observed } of calibration.bins) between(observed - predicted, -0.085, 0.085);
  });

  // Other seeds gave 0.78 to 0.79, 0.69 to 0.70, 0.93 and 0.92 to 0.93; the day of a drop-out and the orders of one
  // year are a matter of chance even where rates are known.
  test("scores put customers in the order of their drop-out, coming orders, rate and order value", async () => {
    const { dropOut, orders, rate, spend } = await rankCorrelations(db);
    between(dropOut, 0.76, 0.95);
    between(orders, 0.66, 0.95);
    between(rate, 0.9, 1);
    between(spend, 0.9, 1);
  });

  // As above, with 337 customers a decile. Beside chance, a campaign of early 2025 kept some customers buying whom
  // nothing in their past could have told apart.
  test("churn a year ago is calibrated against who bought in the days it looked ahead", async () => {
    const calibration = await judgeChurn(db);
    expect(calibration.auc!).toBeGreaterThan(0.88);
    expect(calibrationError(calibration)).toBeLessThan(0.025);
    expect(calibration.brier).toBeLessThan(0.6 * calibration.brierOfBaseRate);
    for (const { predicted, observed } of calibration.bins) between(observed - predicted, -0.085, 0.085);
  });
});

/**
 * Bounds on expected ÷ came. Simulating companies of the model's own kind gives orders a standard deviation of 2.6 %
 * at this size. Campaigns in the window, merged days and complaints, which the model knows nothing of, add 1 % each
 * to what is expected of the next year; a campaign in the year that came takes 3 % off. A few large accounts make
 * half the revenue: spend per order varies by 3 %.
 *
 * The margin comes out 4 % to 6 % too high, half because it is drawn towards the company's, which is above that of
 * the many small customers, half because those who no longer buy still cost something and bring no revenue on which
 * a margin could carry it.
 */
const bounds = {
  orders: [0.9, 1.1],
  spend: [0.93, 1.07],
  revenue: [0.87, 1.13],
  margin: [0.98, 1.08],
  clv: [0.85, 1.17],
} as const;

describe.each([
  [`of ${earlierDay} against the year that the later build saw`, totalsSeen],
  ["of the last day against the simulated next year", totalsSimulated],
])("the totals expected %s", (_, totals) => {
  test.each(Object.entries(bounds))("hold for %s", async (name, [low, high]) => {
    between(ratios(await totals(db))[name as keyof typeof bounds], low, high);
  });

  // Even over the year the mean discount is (1 − 1/1.1) ÷ ln 1.1 = 0.954; orders that thin out come earlier.
  test("are discounted as orders thin out over a year at a tenth", async () => {
    const sums = await totals(db);
    between(ratios(sums).discount, 0.954, 0.975);
    expect(sums.clv / sums.expected_contribution).toBeCloseTo(ratios(sums).discount, 2);
  });
});

describe("movements add up", () => {
  test.each(Object.entries(mustBeEmpty))("%s", async (_claim, sql) => {
    expect(await db.rows(sql)).toEqual([]);
  });

  test("migration is there for every span of a month, a quarter and a year in the replayed 24 months", async () => {
    expect(
      await db.rows(
        `SELECT period, count(DISTINCT (starts_on, ends_on)) AS spans, count(*) AS cells
         FROM late.mart.tier_migration GROUP BY period ORDER BY spans`,
      ),
    ).toEqual([
      { period: "year", spans: 12, cells: 288 },
      { period: "quarter", spans: 21, cells: 504 },
      { period: "month", spans: 23, cells: 552 },
    ]);
  });
});

describe(`a build as of ${earlierDay}`, () => {
  test("values the year up to that day as the lines, contacts and costs up to it do", async () => {
    const [found] = await db.rows(
      `WITH line AS (
         SELECT l.customer_id, l.kind, l.net_amount * coalesce(r.rate, 1) AS net, l.cost * coalesce(r.rate, 1) AS cost,
           p.unit_cost * l.quantity AS standard_cost
         FROM staging.order_line AS l
         LEFT JOIN staging.rate AS r ON r.currency = l.currency AND r.day = l.day
         LEFT JOIN staging.product AS p ON p.product_id = l.product_id
         WHERE l.day > DATE '${earlierDay}' - 365 AND l.day <= DATE '${earlierDay}'
       ),
       part AS (
         SELECT customer_id, net - coalesce(cost, CASE WHEN kind IN ('sale', 'return') THEN standard_cost END, 0) AS value FROM line
         UNION ALL
         SELECT customer_id, -cost FROM staging.interaction
         WHERE cost IS NOT NULL AND day > DATE '${earlierDay}' - 365 AND day <= DATE '${earlierDay}'
         UNION ALL
         SELECT customer_id, -amount FROM staging.cost
         WHERE day > DATE '${earlierDay}' - 365 AND day <= DATE '${earlierDay}'
       ),
       value AS (
         SELECT a.customer_key, sum(value) AS value
         FROM part JOIN early.mart.customer_alias AS a ON a.alias_key = part.customer_id GROUP BY ALL
       )
       SELECT
         count(*) AS customers,
         count(*) FILTER (WHERE t.customer_key IS NULL) AS unknown,
         count(*) FILTER (WHERE value IS NOT NULL) > 1000 AS is_lively,
         max(abs(t.established_value::DOUBLE - coalesce(value, 0))) < 0.01 AS is_same
       FROM early.mart.customer_tier AS t FULL JOIN value USING (customer_key)`,
    );
    const { n } = await db.row<{ n: number }>("SELECT count(*) AS n FROM early.mart.customer_tier");
    expect(found).toEqual({ customers: n, unknown: 0, is_lively: true, is_same: true });
  });

  // Fits differ, for the later build learns from another year; so potential value, and the odd tier at a threshold.
  test("is what the later build says of that month end: all of established value and pipeline, nearly all of the rest", async () => {
    const [found] = await db.rows<Record<string, number>>(
      `SELECT
         count(*) FILTER (WHERE seen.customer_key IS NULL OR seen.month_end IS NULL) AS unmatched,
         count(*) FILTER (WHERE past.established_value <> seen.established_value) AS established,
         count(*) FILTER (WHERE past.pipeline_value <> seen.pipeline_value) AS pipeline,
         count(*) FILTER (WHERE past.is_established_high <> seen.is_established_high) AS established_high,
         avg((past.tier <> seen.tier)::DOUBLE) AS other_tier,
         sum(seen.potential_value)::DOUBLE / sum(past.potential_value)::DOUBLE AS potential,
         corr(seen.potential_value::DOUBLE, past.potential_value::DOUBLE) AS correlation
       FROM early.mart.customer_tier AS past
       FULL JOIN (FROM late.mart.tier_month WHERE month_end = DATE '${earlierDay}') AS seen USING (customer_key)`,
    );
    const { other_tier, potential, correlation, ...differences } = found!;
    expect(differences).toEqual({ unmatched: 0, established: 0, pipeline: 0, established_high: 0 });
    expect(other_tier).toBeLessThan(0.01);
    between(potential!, 0.97, 1.03);
    expect(correlation).toBeGreaterThan(0.999);
  });

  test("does not know how an opportunity ended that was open then", async () => {
    const chances = await db.rows<{ outcome: string; customers: number; chance: number }>(
      `WITH open AS (
         SELECT customer_key, any_value(outcome) AS outcome, sum(amount * coalesce(rate, 1)) AS amount
         FROM staging.opportunity AS o JOIN early.mart.customer_alias AS a ON a.alias_key = o.customer_id LEFT JOIN staging.rate AS r ON r.currency = o.currency AND r.day = o.created_on
         WHERE created_on <= DATE '${earlierDay}' AND coalesce(closed_on > DATE '${earlierDay}', true)
         GROUP BY customer_key HAVING count(*) = 1
       )
       SELECT outcome, count(*) AS customers, sum(pipeline_value)::DOUBLE / sum(amount)::DOUBLE AS chance
       FROM open JOIN early.mart.customer_tier USING (customer_key) GROUP BY outcome ORDER BY outcome`,
    );
    expect(chances.map(({ outcome, customers }) => [outcome, customers > 20])).toEqual([
      ["lost", true],
      ["won", true],
    ]);
    const [lost, won] = chances.map(({ chance }) => chance) as [number, number];
    expect(won).toBeCloseTo(lost, 4);
    between(won, 0.2, 0.45);
  });

  test("knows the same thresholds of established value", async () => {
    const sql = (build: string) =>
      `SELECT threshold, rule FROM ${build}.mart.tier_threshold WHERE month_end = DATE '${earlierDay}' AND value = 'established'`;
    expect(await db.rows(sql("early"))).toEqual(await db.rows(sql("late")));
  });
});

test("the articles that were planted to go together are found in orders, the seven sold often before all others", async () => {
  const found = await db.rows<{ name: string; is_significant: boolean | null; place: number | null }>(
    `WITH pair AS (
       SELECT *, row_number() OVER (ORDER BY p_value, adjusted_lift DESC)::INTEGER AS place
       FROM late.mart.product_pair WHERE basis = 'order'
     )
     SELECT name, is_significant, place
     FROM truth.affinity LEFT JOIN pair
       ON product_key = 'erp:' || least(article::VARCHAR, added_article::VARCHAR)
       AND other_product_key = 'erp:' || greatest(article::VARCHAR, added_article::VARCHAR)`,
  );
  expect(found).toHaveLength(8);
  expect(found.filter((pair) => !pair.is_significant)).toEqual([]);
  const places = found.map(({ place }) => place!).sort((a, b) => a - b);
  expect(places.slice(0, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  between(places[7]!, 7, 41);
});
