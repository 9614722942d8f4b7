import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rfmConfig, type Warehouse } from "../../../ingest/index.ts";
import { customerRfm } from "../../../models/customer_rfm/index.ts";
import { rfmCut, rfmRule, rfmSegment, rfmSteps } from "../../../models/rfm_segment/index.ts";
import { company, type Line, run } from "../company.ts";

/** Scores and segments that the rfm package for R 0.3.0 gives to its own orders, analysed on 2006-12-31. */
const shared = (name: string) => new URL(`../../../../shared/reference/${name}`, import.meta.url);
const hasReference = existsSync(shared("rfm_data_orders.csv"));

interface Entry {
  dataset: string;
  model: string;
  quantity: string;
  inputs: Record<"nm" | "rl" | "ru" | "fl" | "fu" | "ml" | "mu", never[]>;
  expected: never;
}

const entries = (): Entry[] =>
  JSON.parse(readFileSync(shared("clv-reference.json"), "utf8")).filter((e: Entry) =>
    e.dataset.startsWith("rfm_data_orders"),
  );

const orders = (): Line[] =>
  readFileSync(shared("rfm_data_orders.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [customer, day, revenue] = line.split(",");
      return { customer: customer!, day: day!, amount: Number(revenue) };
    });

/** What the package does: quintiles of type 7 with 1 added, of days, orders and revenue. */
const cuts = { by: "quantile", parts: 5, step: 1 } as const;
const measures = { recency: cuts, frequency: { ...cuts, count: "orders" as const }, monetary: cuts };

async function scored(segments?: { name: string }[]): Promise<Warehouse> {
  const rfm = rfmConfig.parse({ ...measures, ...(segments ? { segments } : {}) });
  const { db, context } = await company({ lines: orders() }, { asOf: "2006-12-31", models: { rfm } });
  await run(db, context, [customerRfm, ...rfmSteps, rfmRule, rfmSegment, rfmCut]);
  return db;
}

const rules = ({ nm, rl, ru, fl, fu, ml, mu }: Entry["inputs"]) =>
  nm.map((name, i) => ({ name, r: [rl[i], ru[i]], f: [fl[i], fu[i]], m: [ml[i], mu[i]] }));

describe.skipIf(!hasReference)("the orders of the rfm package", () => {
  test("have its thresholds and as many customers in every score", async () => {
    const db = await scored();
    const entry = entries().find((e) => e.quantity === "score thresholds and counts per score")!;
    const expected = entry.expected as {
      n_customers: number;
      n_orders: number;
      revenue: number;
      threshold: Record<string, number>[];
      score_555: number;
      score_111: number;
      n_distinct_scores: number;
    } & Record<string, Record<string, number>>;
    const whole = await db.row(
      `SELECT count(*) AS n_customers, sum(orders)::BIGINT AS n_orders, sum(net_spend)::DOUBLE AS revenue,
         count_if(r = 5 AND f = 5 AND m = 5) AS score_555, count_if(r = 1 AND f = 1 AND m = 1) AS score_111,
         count(DISTINCT (r, f, m)) AS n_distinct_scores
       FROM mart.rfm_segment`,
    );
    const { n_customers, n_orders, revenue, score_555, score_111, n_distinct_scores } = expected;
    expect(whole).toEqual({ n_customers, n_orders, revenue, score_555, score_111, n_distinct_scores });
    for (const measure of ["recency", "frequency", "monetary"]) {
      const found = await db.rows<Record<"score" | "customers" | "low" | "high", number>>(
        `SELECT score, customers, coalesce(cut_from, min(lowest) OVER ()) AS low,
           coalesce(cut_to, max(highest) OVER () + 1) AS high
         FROM mart.rfm_cut WHERE measure = '${measure}' ORDER BY low`,
      );
      for (const [i, { low, high }] of found.entries()) {
        expect(low).toBeCloseTo(expected.threshold[i]![`${measure}_lower`]!, 9);
        expect(high).toBeCloseTo(expected.threshold[i]![`${measure}_upper`]!, 9);
      }
      expect(Object.fromEntries(found.map((c) => [c.score, c.customers]))).toEqual(
        expected[`${measure}_counts`],
      );
    }
    db.close();
  });

  test("fall into its named segments, by either of its configurations", async () => {
    const configured = entries().filter((e) => e.quantity.startsWith("all segments"));
    expect(configured).toHaveLength(2);
    for (const { inputs, expected } of configured) {
      const db = await scored(rules(inputs));
      const found = await db.rows<{ segment: string }>(
        `SELECT CASE segment WHEN 'other' THEN 'Others' ELSE segment END AS segment, count(*) AS customers,
           sum(orders)::BIGINT AS orders, sum(net_spend)::DOUBLE AS revenue,
           median(days_since_purchase) AS median_recency, median(orders) AS median_freq,
           median(net_spend::DOUBLE) AS median_amount
         FROM mart.rfm_segment GROUP BY ALL ORDER BY segment`,
      );
      expect(found).toEqual(expected);
      db.close();
    }
  });

  test("are 4,906, of which champions have the published share", async () => {
    const total = entries().find((e) => e.quantity === "total orders")!;
    expect(orders()).toHaveLength(total.expected);
    const champions = entries().find((e) => e.quantity.startsWith("Champions"))!;
    const db = await scored(rules(champions.inputs));
    const found = await db.row<Record<string, number>>(
      `SELECT count(*) AS customers, sum(orders)::BIGINT AS orders, sum(net_spend)::DOUBLE AS revenue
       FROM mart.rfm_segment WHERE segment = 'Champions'`,
    );
    expect(Object.values(found)).toEqual(champions.expected);
    db.close();
  });
});
