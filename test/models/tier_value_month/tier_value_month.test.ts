import { expect, test } from "vitest";
import { tierValueMonth } from "../../../models/tier_value_month/index.ts";
import { derive, only, rowsOf, star } from "../contract.ts";

test("revenue of a month is under the tier at its end; anonymous sales apart; months before the replay left out", async () => {
  const line = (customer_key: string | null, day: string, net_amount: number, more = {}) => ({
    order_key: `${customer_key} ${day}`,
    customer_key,
    day,
    net_amount,
    contribution: net_amount / 2,
    ...more,
  });
  const db = await star(
    {
      "core.order_line": [
        line("a", "2025-03-31", 1000),
        line("a", "2025-04-01", 50),
        line("b", "2025-04-30", 7),
        line("a", "2025-05-02", 60),
        line("b", "2025-05-03", -7, { kind: "return" }),
        line(null, "2025-05-04", 3),
      ],
      "mart.tier_month": [
        { month_end: "2025-04-30", customer_key: "a", tier: "potential" },
        { month_end: "2025-04-30", customer_key: "b", tier: "low" },
        { month_end: "2025-04-30", customer_key: "idle", tier: "low" },
        { month_end: "2025-05-15", customer_key: "a", tier: "high" },
        { month_end: "2025-05-15", customer_key: "b", tier: "low" },
        { month_end: "2025-05-15", customer_key: "idle", tier: "low" },
      ],
    },
    { as_of: "2025-05-15" },
  );
  await derive(db);
  const found = await rowsOf<Record<string, unknown>>(db, tierValueMonth);
  expect(found).toHaveLength(10);
  const filled = found.filter((row) => row.customers !== 0 || row.net_revenue !== 0);
  expect(
    only(filled, "month", "tier", "customers", "active_customers", "net_revenue", "contribution"),
  ).toEqual([
    {
      month: "2025-04-01",
      tier: "low",
      customers: 2,
      active_customers: 1,
      net_revenue: 7,
      contribution: 3.5,
    },
    {
      month: "2025-04-01",
      tier: "potential",
      customers: 1,
      active_customers: 1,
      net_revenue: 50,
      contribution: 25,
    },
    {
      month: "2025-05-01",
      tier: "anonymous",
      customers: 0,
      active_customers: 0,
      net_revenue: 3,
      contribution: 1.5,
    },
    {
      month: "2025-05-01",
      tier: "high",
      customers: 1,
      active_customers: 1,
      net_revenue: 60,
      contribution: 30,
    },
    {
      month: "2025-05-01",
      tier: "low",
      customers: 2,
      active_customers: 0,
      net_revenue: -7,
      contribution: -3.5,
    },
  ]);
  expect(found.map((row) => row.is_complete)).toEqual([...Array(5).fill(true), ...Array(5).fill(false)]);
  db.close();
});
