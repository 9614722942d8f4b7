import { expect, test } from "vitest";
import { customerProduct } from "../../../models/customer_product/index.ts";
import { rowsOf, star } from "../contract.ts";

test("an article counts once per order, less what came back; fees are no articles", async () => {
  const line = (
    product_key: string | null,
    order_key: string,
    quantity: number | null,
    net_amount: number,
    more = {},
  ) => ({
    customer_key: "a",
    product_key,
    order_key,
    quantity,
    net_amount,
    day: "2025-01-05",
    ...more,
  });
  const db = await star(
    {
      "core.product": [{ product_key: "saw", name: "Saw", category: "Tools" }],
      "core.order_line": [
        line("saw", "1", 2, 20),
        line("saw", "1", 1, 10),
        line("saw", "2", 1, 10, { day: "2025-03-01" }),
        line("saw", "3", -1, -10, { day: "2025-03-09", kind: "return" }),
        line("saw", "4", 1, -2, { day: "2025-03-10", kind: "adjustment" }),
        line("drill", "5", -1, -30, { kind: "return" }),
        line("postage", "1", 1, 4, { kind: "fee" }),
        line(null, "1", 1, 4),
        line("saw", "6", 1, 10, { customer_key: null }),
      ],
    },
    { as_of: "2025-06-30" },
  );
  expect(await rowsOf(db, customerProduct)).toEqual([
    {
      customer_key: "a",
      product_key: "drill",
      product_name: null,
      category: null,
      orders: 0,
      quantity: -1,
      net_revenue: -30,
      last_bought_on: null,
    },
    {
      customer_key: "a",
      product_key: "saw",
      product_name: "Saw",
      category: "Tools",
      orders: 2,
      quantity: 3,
      net_revenue: 28,
      last_bought_on: "2025-03-01",
    },
  ]);
  db.close();
});
