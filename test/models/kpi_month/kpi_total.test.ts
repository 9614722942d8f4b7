import { expect, test } from "vitest";
import { customerMonth } from "../../../models/customer_month/index.ts";
import { customerRfm } from "../../../models/customer_rfm/index.ts";
import { kpiTotal } from "../../../models/kpi_month/index.ts";
import { derive, type Rows, rowsOf, star } from "../contract.ts";

async function company(rows: Rows, as_of = "2025-12-31") {
  const db = await star(rows, { as_of });
  await derive(db);
  await rowsOf(db, customerRfm);
  for (const model of customerMonth) {
    if (["score.month_end", "score.open_opportunity"].includes(model.writes.name)) await rowsOf(db, model);
  }
  const [found] = await rowsOf<Record<string, number | string | null>>(db, kpiTotal);
  db.close();
  return found!;
}

const sale = (customer_key: string | null, day: string, net_amount: number, more = {}) => ({
  order_key: `${customer_key} ${day}`,
  customer_key,
  day,
  net_amount,
  contribution: net_amount / 2,
  ...more,
});

test("the 365 days end on the as-of day; those before are missing until history reaches their first day", async () => {
  const lines = [
    sale("a", "2025-12-31", 1),
    sale("a", "2025-01-01", 10),
    sale("a", "2024-12-31", 100),
    sale("a", "2024-01-03", 1000),
  ];
  const short = await company({ "core.order_line": lines });
  expect(short).toMatchObject({
    first_day: "2024-01-03",
    net_revenue: 1111,
    net_revenue_365: 11,
    contribution_365: 5.5,
    net_revenue_365_before: null,
  });
  const reaching = await company({ "core.order_line": [...lines, sale("a", "2024-01-02", 10_000)] });
  expect(reaching.net_revenue_365_before).toBe(11_100);
});

test("gaps between purchase days: mean, median and ninetieth percentile", async () => {
  const days = ["2025-01-01", "2025-01-11", "2025-01-31", "2025-03-02", "2025-07-01"];
  const found = await company({
    "core.order_line": [...days.map((day) => sale("a", day, 5)), sale("b", "2025-02-01", 5)],
  });
  expect(found).toMatchObject({
    customers: 2,
    mean_gap: 45.25,
    median_gap: 20,
    p90_gap: 121,
    active_base: 0,
  });
});

test("without a repeat purchase there is no gap, and without a sale no known cost", async () => {
  const once = await company({ "core.order_line": [sale("a", "2025-12-01", 5)] });
  expect(once).toMatchObject({ mean_gap: null, median_gap: null, p90_gap: null, known_cost_share: 0 });
  const nothing = await company({});
  expect(nothing).toMatchObject({
    first_day: null,
    net_revenue: 0,
    customers: 0,
    gini: null,
    top_1_share: null,
    known_cost_share: null,
  });
});

test("concentration: the share of the top customers, rounded up to whole ones, and the Gini coefficient", async () => {
  const found = await company({
    "core.order_line": [
      ...Array.from({ length: 24 }, (_, i) => sale(`small ${i}`, "2025-06-01", 1)),
      sale("large", "2025-06-01", 76),
    ],
  });
  expect(found).toMatchObject({ top_1_share: 0.76, top_5_share: 0.77, top_20_share: 0.8 });
  // Lorenz curve: 24 equal steps to 0.24, then one to 1.
  expect(found.gini).toBeCloseTo(0.72, 12);
});

test("equal customers have a Gini coefficient of 0, and losses stay out of it", async () => {
  const found = await company({
    "core.order_line": [
      sale("a", "2025-06-01", 50),
      sale("b", "2025-06-01", 50),
      sale("c", "2025-06-01", -20, { kind: "return" }),
    ],
  });
  expect(found.gini).toBe(0);
  expect(found.top_1_share).toBe(50 / 80);
});

test("pipeline is weighted by the typed probability, else by the share won of what closed", async () => {
  const deal = (
    opportunity_key: string,
    outcome: string,
    amount: number | null,
    probability: number | null,
  ) => ({
    opportunity_key,
    outcome,
    amount,
    probability,
  });
  const open = [deal("1", "open", 100, 0.5), deal("2", "open", 40, null), deal("3", "open", null, 0.9)];
  const closed = [
    deal("4", "won", 10, null),
    deal("5", "lost", 10, null),
    deal("6", "lost", 10, null),
    deal("7", "lost", 10, null),
  ];
  expect(await company({ "core.opportunity": [...open, ...closed] })).toMatchObject({
    open_pipeline: 140,
    weighted_pipeline: 60,
  });
  expect(await company({ "core.opportunity": open })).toMatchObject({ weighted_pipeline: 50 });
});

test("equity and revenue at risk are sums over customers; known cost is a share of sales", async () => {
  const found = await company({
    "mart.clv": [
      { customer_key: "a", clv: 12.5 },
      { customer_key: "b", clv: 7.5 },
    ],
    "mart.churn": [
      { customer_key: "a", revenue_at_risk: 3 },
      { customer_key: "b", revenue_at_risk: 4 },
    ],
    "core.order_line": [
      sale("a", "2025-06-01", 75, { cost: 10 }),
      sale("b", "2025-06-01", 25),
      sale("b", "2025-06-02", -5, { kind: "return" }),
    ],
  });
  expect(found).toMatchObject({ customer_equity: 20, revenue_at_risk: 7, known_cost_share: 0.75 });
});
