import fc from "fast-check";
import { expect, test } from "vitest";
import { cohortMonth } from "../../../models/cohort_month/index.ts";
import { customerRfm } from "../../../models/customer_rfm/index.ts";
import { derive, fill, only, rowsOf, star } from "../contract.ts";
import { asOf, exact, lines } from "../lines.ts";

const sale = (customer_key: string, day: string, net_amount: number, kind = "sale") => ({
  order_key: `${customer_key} ${day}`,
  customer_key,
  day,
  net_amount,
  kind,
});

test("a cohort is the month of the first purchase; its periods run to the as-of day, empty ones included", async () => {
  const db = await star(
    {
      "core.order_line": [
        sale("a", "2025-01-31", 10),
        sale("a", "2025-03-01", 5),
        sale("b", "2025-01-02", 20),
        sale("b", "2025-02-03", -4, "return"),
        sale("c", "2025-03-03", 7),
      ],
    },
    { as_of: "2025-03-30" },
  );
  await derive(db);
  await rowsOf(db, customerRfm);
  const january = { cohort: "2025-01-01", customers: 2 };
  expect(await rowsOf(db, cohortMonth)).toEqual([
    {
      ...january,
      period: 0,
      retained: 2,
      retention: 1,
      net_revenue: 30,
      cumulative_revenue: 30,
      is_complete: true,
    },
    {
      ...january,
      period: 1,
      retained: 0,
      retention: 0,
      net_revenue: -4,
      cumulative_revenue: 26,
      is_complete: true,
    },
    {
      ...january,
      period: 2,
      retained: 1,
      retention: 0.5,
      net_revenue: 5,
      cumulative_revenue: 31,
      is_complete: false,
    },
    {
      cohort: "2025-03-01",
      customers: 1,
      period: 0,
      retained: 1,
      retention: 1,
      net_revenue: 7,
      cumulative_revenue: 7,
      is_complete: false,
    },
  ]);
  db.close();
});

test("what came before the first purchase is in period 0", async () => {
  const db = await star(
    { "core.order_line": [sale("a", "2025-01-10", -3, "return"), sale("a", "2025-02-10", 9)] },
    { as_of: "2025-02-28" },
  );
  await derive(db);
  await rowsOf(db, customerRfm);
  expect(only(await rowsOf(db, cohortMonth), "cohort", "period", "net_revenue")).toEqual([
    { cohort: "2025-02-01", period: 0, net_revenue: 6 },
  ]);
  db.close();
});

test("cohorts add up to the revenue and the number of customers with a purchase", async () => {
  const variables = { as_of: asOf };
  const db = await star({}, variables);
  await fc.assert(
    fc.asyncProperty(lines, async (given) => {
      await fill(db, { "core.order_line": given }, variables);
      await derive(db);
      const customers = new Set(
        (await rowsOf<{ customer_key: string }>(db, customerRfm)).map((c) => c.customer_key),
      );
      const found = await rowsOf<Record<string, number>>(db, cohortMonth);
      const revenue = given.filter((l) => l.customer_key && customers.has(l.customer_key));
      expect(exact(found.map((c) => c.net_revenue!))).toBe(exact(revenue.map((l) => l.net_amount)));
      const starts = found.filter((c) => c.period === 0);
      expect(starts.reduce((sum, c) => sum + c.customers!, 0)).toBe(customers.size);
      for (const start of starts) expect(start.retained).toBe(start.customers);
    }),
    { numRuns: 50 },
  );
  db.close();
});
