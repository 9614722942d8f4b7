import { afterAll, beforeAll, expect, expectTypeOf, test } from "vitest";
import {
  count,
  createTable,
  key,
  money,
  nullable,
  queries,
  table,
  Warehouse,
} from "../../../ingest/index.ts";

const tables = {
  customer: table("mart.customer", {
    grain: "One row per customer.",
    key: ["customer_key"],
    columns: {
      customer_key: key("The customer."),
      orders: count("Orders."),
      value: nullable(money("Value.")),
    },
  }),
};

let db: Warehouse;
beforeAll(async () => {
  db = await Warehouse.open();
  await db.run("CREATE SCHEMA mart");
  await db.run(createTable(tables.customer));
  await db.run("INSERT INTO mart.customer VALUES ('a', 1, 2.5), ('b', 2, NULL), ('it''s', 3, 4)");
});
afterAll(() => db.close());

test("a table is named by its id and typed by its declaration", async () => {
  const rows = await queries(tables, db)
    .selectFrom("customer")
    .selectAll()
    .orderBy("customer.orders")
    .execute();
  expectTypeOf(rows).toEqualTypeOf<{ customer_key: string; orders: number; value: number | null }[]>();
  expect(rows[1]).toEqual({ customer_key: "b", orders: 2, value: null });
});

test("values are bound, never written into the text", async () => {
  const hostile = "' OR 1=1 --";
  const query = queries(tables, db)
    .selectFrom("customer")
    .select("orders")
    .where("customer_key", "=", hostile);
  expect(query.compile()).toMatchObject({
    sql: 'select "orders" from "mart"."customer" where "customer_key" = $1',
    parameters: [hostile],
  });
  expect(await query.execute()).toEqual([]);
});

test("aliases and joins keep their names", async () => {
  const rows = await queries(tables, db)
    .selectFrom("customer as one")
    .innerJoin("customer as two", "one.orders", "two.orders")
    .select(["one.customer_key as mine", "two.value"])
    .where("two.customer_key", "=", "it's")
    .execute();
  expect(rows).toEqual([{ mine: "it's", value: 4 }]);
});

test("a stream without a row count is refused, for its failure would look like its end", async () => {
  const reading = queries(tables, db).selectFrom("customer").selectAll().stream().next();
  await expect(reading).rejects.toThrow(/with its row count/);
});

test("a transaction is refused", async () => {
  const writing = queries(tables, db)
    .transaction()
    .execute(async () => 1);
  await expect(writing).rejects.toThrow(/only read/);
});
