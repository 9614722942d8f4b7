import fc from "fast-check";
import { expect, test } from "vitest";
import { customer } from "../../../models/customer/index.ts";
import { customerOrder } from "../../../models/customer_order/index.ts";
import { derive, fill, only, rowsOf, star } from "../contract.ts";
import { asOf, exact, grouped, lines } from "../lines.ts";

test("a customer's row holds its owner, its orders and its contacts to date", async () => {
  const db = await star(
    {
      "core.customer": [
        { customer_key: "a", name: "Ada", owner_key: "o", role: "dealer", credit_limit: 500 },
      ],
      "core.owner": [{ owner_key: "o", name: "Olu", team: "North" }],
      "core.order_line": [
        { order_key: "1", customer_key: "a", day: "2025-01-05", net_amount: 30, contribution: 9, cost: 21 },
        { order_key: "1", customer_key: "a", day: "2025-01-07", net_amount: 20, contribution: 6, cost: 14 },
        { order_key: "2", customer_key: "a", day: "2025-02-07", net_amount: 10, contribution: 3, cost: 7 },
        {
          order_key: "3",
          customer_key: "a",
          day: "2025-02-20",
          net_amount: -10,
          contribution: -3,
          cost: -7,
          kind: "return",
        },
        { order_key: "4", customer_key: "a", day: "2025-02-21", net_amount: 4, contribution: 4, kind: "fee" },
      ],
      "core.interaction": [
        { interaction_key: "1", customer_key: "a", day: "2025-01-06", kind: "complaint", cost: 2 },
        { interaction_key: "2", customer_key: "a", day: "2025-01-07", kind: "call" },
        { interaction_key: "3", customer_key: null, day: "2025-01-07", kind: "call" },
      ],
    },
    { as_of: "2025-06-30" },
  );
  await derive(db);
  await rowsOf(db, customerOrder);
  expect(await rowsOf(db, customer)).toEqual([
    {
      customer_key: "a",
      name: "Ada",
      role: "dealer",
      parent_key: null,
      owner_key: "o",
      owner_name: "Olu",
      team: "North",
      industry: null,
      region: null,
      channel: null,
      credit_limit: 500,
      is_frozen: false,
      frozen_reason: null,
      first_order_on: "2025-01-05",
      last_order_on: "2025-02-07",
      orders: 2,
      gross_sales: 60,
      returns: -10,
      net_revenue: 54,
      contribution: 17,
      interactions: 2,
      complaints: 1,
      has_margin_estimate: false,
    },
  ]);
  db.close();
});

test("a margin is an estimate where a sale or return, not a fee, has no known cost", async () => {
  const db = await star(
    {
      "core.customer": [{ customer_key: "fee" }, { customer_key: "sale" }, { customer_key: "silent" }],
      "core.order_line": [
        { customer_key: "fee", day: "2025-01-05", net_amount: 5, kind: "fee" },
        { customer_key: "sale", day: "2025-01-05", net_amount: 5 },
      ],
    },
    { as_of: "2025-06-30" },
  );
  await derive(db);
  await rowsOf(db, customerOrder);
  expect(
    only(await rowsOf(db, customer), "customer_key", "orders", "first_order_on", "has_margin_estimate"),
  ).toEqual([
    { customer_key: "fee", orders: 0, first_order_on: null, has_margin_estimate: false },
    { customer_key: "sale", orders: 1, first_order_on: "2025-01-05", has_margin_estimate: true },
    { customer_key: "silent", orders: 0, first_order_on: null, has_margin_estimate: false },
  ]);
  db.close();
});

test("customers and their orders add up to the order lines of known customers", async () => {
  const variables = { as_of: asOf };
  const db = await star(
    { "core.customer": Array.from({ length: 8 }, (_, i) => ({ customer_key: `c${i}` })) },
    variables,
  );
  await fc.assert(
    fc.asyncProperty(lines, async (given) => {
      await fill(db, { "core.order_line": given }, variables);
      await derive(db);
      const orders = await rowsOf<Record<string, number>>(db, customerOrder);
      const customers = await rowsOf<Record<string, number>>(db, customer);
      const known = given.filter((line) => line.customer_key);
      for (const rows of [orders, customers]) {
        expect(exact(rows.map((row) => row.net_revenue!))).toBe(exact(known.map((l) => l.net_amount)));
        expect(exact(rows.map((row) => row.contribution!))).toBe(exact(known.map((l) => l.contribution)));
      }
      const sales = grouped(
        known.filter((l) => l.kind === "sale"),
        (l) => `${l.customer_key} ${l.order_key}`,
      );
      const positive = [...sales.values()].filter((all) => exact(all.map((l) => l.net_amount)) > 0);
      expect(customers.reduce((sum, c) => sum + c.orders!, 0)).toBe(positive.length);
    }),
    { numRuns: 50 },
  );
  db.close();
});
