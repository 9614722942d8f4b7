import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { customerRfm } from "../../../models/customer_rfm/index.ts";
import { company, run } from "../company.ts";
import { derive, only, rowsOf, star } from "../contract.ts";

const purchase = (customer_key: string, day: string, value: number) => ({
  customer_key,
  day,
  gross_sales: value,
  net_revenue: value,
  purchase_value: value,
  is_purchase: true,
});

async function histories(rows: Parameters<typeof star>[0][string], as_of = "2025-06-30") {
  const db = await star({ "core.customer_day": rows }, { as_of });
  const found = await rowsOf(db, customerRfm);
  db.close();
  return found;
}

test("frequency counts purchase days after the first; recency and T are days", async () => {
  const found = await histories([
    purchase("often", "2025-01-01", 10),
    purchase("often", "2025-01-31", 20),
    purchase("often", "2025-03-02", 40),
    purchase("once", "2025-06-30", 7),
  ]);
  expect(found).toEqual([
    {
      customer_key: "often",
      first_purchase_on: "2025-01-01",
      last_purchase_on: "2025-03-02",
      frequency: 2,
      recency: 60,
      log_gaps: expect.closeTo(2 * Math.log(30), 11),
      age: 180,
      monetary: 30,
      spend: 70,
    },
    {
      customer_key: "once",
      first_purchase_on: "2025-06-30",
      last_purchase_on: "2025-06-30",
      frequency: 0,
      recency: 0,
      log_gaps: 0,
      age: 0,
      monetary: null,
      spend: 7,
    },
  ]);
});

test("gaps are between purchase days: returns and other days do not part them", async () => {
  const visit = { customer_key: "c", day: "2025-01-05", returns: -5, net_revenue: -5, purchase_value: -5 };
  const found = await histories([
    purchase("c", "2025-01-01", 60),
    visit,
    purchase("c", "2025-01-02", 40),
    purchase("c", "2025-01-12", 20),
  ]);
  expect(found[0]!.log_gaps).toBeCloseTo(Math.log(1) + Math.log(10), 11);
});

test("returns that name no order are taken off all purchase days in proportion", async () => {
  const back = { customer_key: "c", day: "2025-04-01", returns: -30, net_revenue: -30, purchase_value: -30 };
  const found = await histories([
    purchase("c", "2025-01-01", 60),
    purchase("c", "2025-02-01", 40),
    purchase("c", "2025-03-01", 20),
    back,
  ]);
  expect(only(found, "monetary", "spend")).toEqual([{ monetary: 22.5, spend: 90 }]);
});

test("a customer who sent everything back keeps its purchase days and spends nothing", async () => {
  const found = await histories([
    purchase("c", "2025-01-01", 60),
    purchase("c", "2025-02-01", 40),
    { customer_key: "c", day: "2025-04-01", returns: -130, net_revenue: -130, purchase_value: -130 },
  ]);
  expect(only(found, "frequency", "monetary", "spend")).toEqual([{ frequency: 1, monetary: null, spend: 0 }]);
});

test("a fee on another day is no spend of a purchase day", async () => {
  const found = await histories([
    purchase("c", "2025-01-01", 60),
    purchase("c", "2025-02-01", 40),
    { customer_key: "c", day: "2025-04-01", fees: 15, net_revenue: 15, purchase_value: 15 },
  ]);
  expect(only(found, "monetary", "spend")).toEqual([{ monetary: 40, spend: 100 }]);
});

test("a customer without a purchase day has no history", async () => {
  expect(
    await histories([{ customer_key: "c", day: "2025-04-01", cost_to_serve: 5, contribution: -5 }]),
  ).toEqual([]);
});

test("orders of one day are one purchase, and a linked return is taken off the day of its order", async () => {
  const line = (order_key: string, day: string, net_amount: number, more = {}) => ({
    order_key,
    customer_key: "c",
    day,
    net_amount,
    ...more,
  });
  const db = await star(
    {
      "core.order_line": [
        line("1", "2025-01-01", 50),
        line("2", "2025-01-01", 50),
        line("3", "2025-02-01", 80),
        line("4", "2025-03-01", 90),
        line("5", "2025-04-15", -90, { kind: "return", return_of: "4" }),
        line("6", "2025-04-16", -20, { kind: "return", return_of: "3" }),
      ],
    },
    { as_of: "2025-06-30" },
  );
  await derive(db);
  expect(only(await rowsOf(db, customerRfm), "last_purchase_on", "frequency", "monetary", "spend")).toEqual([
    { last_purchase_on: "2025-02-01", frequency: 1, monetary: 60, spend: 160 },
  ]);
  db.close();
});

const published = fileURLToPath(
  new URL("../../../../shared/reference/cdnow_summary_with_spend.csv", import.meta.url),
);
const transactions = fileURLToPath(
  new URL("../../../../shared/reference/cdnow_sample_transactions.csv", import.meta.url),
);
const table = (file: string) =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

test.skipIf(!existsSync(published))(
  "gives the published summary of the CDNOW sample, but for customers with a transaction of nothing",
  async () => {
    const as_of = "1997-09-30";
    const calibration = table(transactions).filter(([, , day]) => day! <= as_of);
    const db = await star(
      {
        "core.order_line": calibration.map(([, customer_key, day, , sales], i) => ({
          order_key: String(i),
          customer_key: customer_key!,
          day: day!,
          net_amount: Number(sales),
        })),
      },
      { as_of },
    );
    await derive(db);
    const found = await rowsOf<Record<string, number | string | null>>(db, customerRfm);
    db.close();
    const byCustomer = new Map(found.map((row) => [Number(row.customer_key), row]));
    const withNothing = new Set(
      calibration.filter(([, , , , sales]) => Number(sales) === 0).map(([, customer]) => Number(customer)),
    );
    const summary = table(published).map(
      (row) => row.map(Number) as [number, number, number, number, number],
    );
    const compared = summary.filter(([id]) => !withNothing.has(id));
    const different = compared.filter(([id, x, lastWeek, T, spend]) => {
      const row = byCustomer.get(id);
      return !(
        row?.frequency === x &&
        Math.abs(Number(row.recency) / 7 - lastWeek) < 0.006 &&
        Math.abs(Number(row.age) / 7 - T) < 0.006 &&
        Math.abs(Number(row.monetary) - spend) < 0.006
      );
    });
    expect(summary).toHaveLength(2357);
    expect(withNothing.size).toBeLessThan(9);
    expect(different).toEqual([]);
  },
);

const reference = new URL("../../../../shared/reference/clv-reference.json", import.meta.url);

test.skipIf(!existsSync(reference))(
  "the published fourteen transactions have their published daily summary, and monetary is that of repeat days",
  async () => {
    interface Entry {
      dataset: string;
      quantity: string;
      inputs: { tx: [number, string, number][] };
      expected: never;
    }
    const entries: Entry[] = JSON.parse(readFileSync(reference, "utf8"));
    const toy = entries.filter((e) => e.dataset === "toy 14 transactions");
    const daily = toy.find((e) => e.quantity.startsWith("daily"))!;
    const lines = daily.inputs.tx.map(([customer, day, amount]) => ({
      customer: String(customer),
      day,
      amount,
    }));
    const summary = async (asOf: string) => {
      const { db, context } = await company({ lines }, { asOf });
      await run(db, context, [customerRfm]);
      return db.rows<Record<"id" | "frequency" | "recency" | "age" | "monetary", number>>(
        `SELECT customer_key::INTEGER AS id, frequency, recency, age, coalesce(monetary, 0)::DOUBLE AS monetary
         FROM mart.customer_rfm ORDER BY id`,
      );
    };
    const whole = await summary("2015-02-07");
    expect(whole.map((c) => [c.id, c.frequency, c.recency, c.age])).toEqual(daily.expected);
    const split = toy.find((e) => e.quantity.startsWith("monetary (daily)"))!;
    const train = await summary("2015-02-01");
    expect(train.map((c) => c.monetary)).toEqual((split.expected as { train: number[] }).train);
  },
);
