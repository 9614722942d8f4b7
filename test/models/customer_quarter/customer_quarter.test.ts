import { expect, test } from "vitest";
import { customerQuarter } from "../../../models/customer_quarter/index.ts";
import { rowsOf, star } from "../contract.ts";

const day = (customer_key: string, day: string, net_revenue: number) => ({
  customer_key,
  day,
  net_revenue,
  contribution: net_revenue / 2,
});

test("four quarters of 91 days end on the as-of day; those before a customer's first day are left out", async () => {
  const db = await star(
    {
      "core.customer_day": [
        day("old", "2024-01-01", 1000),
        day("old", "2025-12-31", 1),
        day("old", "2025-10-02", 2),
        day("old", "2025-10-01", 4),
        day("old", "2025-01-02", 8),
        day("old", "2025-01-01", 16),
        day("new", "2025-10-01", 32),
      ],
    },
    { as_of: "2025-12-31" },
  );
  const row = (customer_key: string, quarter: number, ends_on: string, net_revenue: number) => ({
    customer_key,
    quarter,
    ends_on,
    net_revenue,
    contribution: net_revenue / 2,
  });
  expect(await rowsOf(db, customerQuarter)).toEqual([
    row("new", 2, "2025-10-01", 32),
    row("new", 3, "2025-12-31", 0),
    row("old", 0, "2025-04-02", 8),
    row("old", 1, "2025-07-02", 0),
    row("old", 2, "2025-10-01", 4),
    row("old", 3, "2025-12-31", 3),
  ]);
  db.close();
});
