import { expect, test } from "vitest";
import { customerOrder } from "../../../models/customer_order/index.ts";
import { derive, only, rowsOf, star } from "../contract.ts";

const line = (order_key: string, net_amount: number, more = {}) => ({
  order_key,
  customer_key: "a",
  day: "2025-01-05",
  net_amount,
  original_amount: net_amount,
  currency: "EUR",
  ...more,
});

async function orders(lines: ReturnType<typeof line>[]) {
  const db = await star({ "core.order_line": lines }, { as_of: "2025-06-30" });
  await derive(db);
  const found = await rowsOf(db, customerOrder);
  db.close();
  return found;
}

test("an order has one row for each of its days, whatever its lines", async () => {
  const found = await orders([
    line("1", 30, { contribution: 9, channel: "web" }),
    line("1", -5, { contribution: -1, channel: "web", kind: "return" }),
    line("1", 12, { contribution: 4, channel: "shop", day: "2025-01-07" }),
    line("anonymous", 12, { customer_key: null }),
  ]);
  expect(found).toEqual([
    {
      customer_key: "a",
      order_key: "1",
      day: "2025-01-05",
      kind: "order",
      lines: 2,
      gross_sales: 30,
      returns: -5,
      net_revenue: 25,
      contribution: 8,
      currency: "EUR",
      original_amount: 25,
      channel: "web",
    },
    {
      customer_key: "a",
      order_key: "1",
      day: "2025-01-07",
      kind: "order",
      lines: 1,
      gross_sales: 12,
      returns: 0,
      net_revenue: 12,
      contribution: 4,
      currency: "EUR",
      original_amount: 12,
      channel: "shop",
    },
  ]);
});

test("what only takes back is a return; what neither sells nor takes back is other", async () => {
  const found = await orders([
    line("back", -5, { kind: "return" }),
    line("fee", 5, { kind: "fee" }),
    line("gift", 0),
    line("swap", 0),
    line("swap", -5, { kind: "return" }),
  ]);
  expect(only(found, "order_key", "kind")).toEqual([
    { order_key: "back", kind: "return" },
    { order_key: "fee", kind: "other" },
    { order_key: "gift", kind: "other" },
    { order_key: "swap", kind: "return" },
  ]);
});

test("an order in two currencies has no own amount, and one of two channels no channel", async () => {
  const found = await orders([
    line("1", 30, { channel: "web" }),
    line("1", 10, { currency: "USD", rate_day: "2025-01-01", original_amount: 11, channel: "shop" }),
  ]);
  expect(only(found, "net_revenue", "currency", "original_amount", "channel")).toEqual([
    { net_revenue: 40, currency: null, original_amount: null, channel: null },
  ]);
});
