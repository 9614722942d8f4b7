import fc from "fast-check";
import { expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { customerOrder } from "../../../models/customer_order/index.ts";
import { customerRfm } from "../../../models/customer_rfm/index.ts";
import { kpiMonth, kpiTotal } from "../../../models/kpi_month/index.ts";
import { derive, fill, only, type Rows, rowsOf, setVariables, star } from "../contract.ts";
import { asOf, exact, lines } from "../lines.ts";

type Month = Record<string, number> & { month: string; ends_on: string };

async function months(db: Warehouse): Promise<Month[]> {
  await derive(db);
  await rowsOf(db, customerOrder);
  await rowsOf(db, customerRfm);
  return rowsOf<Month>(db, kpiMonth);
}

async function monthsOf(rows: Rows, lapse_days = 60, as_of = "2025-04-15"): Promise<Month[]> {
  const db = await star(rows, { as_of, lapse_days });
  const found = await months(db);
  db.close();
  return found;
}

const sale = (customer_key: string | null, day: string, net_amount: number, more = {}) => ({
  order_key: `${customer_key} ${day}`,
  customer_key,
  day,
  net_amount,
  contribution: net_amount,
  ...more,
});

test("months run without gaps from the first order line to the as-of day", async () => {
  const found = await monthsOf({
    "core.order_line": [sale("a", "2025-01-20", 10), sale("a", "2025-04-01", 5)],
  });
  expect(
    only(found, "month", "ends_on", "is_complete", "net_revenue", "margin", "average_order_value"),
  ).toEqual([
    {
      month: "2025-01-01",
      ends_on: "2025-01-31",
      is_complete: true,
      net_revenue: 10,
      margin: 1,
      average_order_value: 10,
    },
    {
      month: "2025-02-01",
      ends_on: "2025-02-28",
      is_complete: true,
      net_revenue: 0,
      margin: null,
      average_order_value: null,
    },
    {
      month: "2025-03-01",
      ends_on: "2025-03-31",
      is_complete: true,
      net_revenue: 0,
      margin: null,
      average_order_value: null,
    },
    {
      month: "2025-04-01",
      ends_on: "2025-04-15",
      is_complete: false,
      net_revenue: 5,
      margin: 1,
      average_order_value: 5,
    },
  ]);
});

test("a month on whose last day the build stands is complete", async () => {
  const found = await monthsOf({ "core.order_line": [sale("a", "2025-04-30", 1)] }, 60, "2025-04-30");
  expect(found[0]!.is_complete).toBe(true);
});

test("a return is no order, and an order counts once however many days and lines it has", async () => {
  const [january] = await monthsOf(
    {
      "core.order_line": [
        sale("a", "2025-01-05", 30, { order_key: "1" }),
        sale("a", "2025-01-07", 20, { order_key: "1" }),
        sale("a", "2025-01-09", -8, { order_key: "1", kind: "return" }),
        sale("b", "2025-01-09", 6, { order_key: "2", kind: "fee" }),
        sale(null, "2025-01-10", 14, { order_key: "3" }),
        sale(null, "2025-01-11", 9, { order_key: "4" }),
        sale(null, "2025-01-12", -9, { order_key: "4" }),
      ],
    },
    60,
    "2025-01-31",
  );
  expect(january).toMatchObject({
    orders: 2,
    average_order_value: 32,
    gross_sales: 64,
    returns: -8,
    fees: 6,
    net_revenue: 62,
    anonymous_revenue: 14,
    active_customers: 1,
  });
});

test("contribution is what lines leave less the cost of serving", async () => {
  const [january] = await monthsOf(
    {
      "core.order_line": [sale("a", "2025-01-05", 30, { contribution: 12 })],
      "core.interaction": [
        { interaction_key: "1", customer_key: "a", day: "2025-01-20", cost: 4, kind: "complaint" },
        { interaction_key: "2", customer_key: null, day: "2025-01-21", kind: "call" },
      ],
    },
    60,
    "2025-01-31",
  );
  expect(january).toMatchObject({
    contribution: 8,
    margin: 8 / 30,
    interactions: 2,
    complaints: 1,
    complaint_rate: 1,
  });
});

test("a customer is lost when the lapse days have passed, and comes back with a purchase after more of them", async () => {
  const movement = async (next: string) => {
    const found = await monthsOf({ "core.order_line": [sale("a", "2025-01-01", 1), sale("a", next, 1)] });
    return found.map((m) => [
      m.opening_customers,
      m.new_customers,
      m.reactivated_customers,
      m.lost_customers,
    ]);
  };
  // 2025-03-02 is the sixtieth day after the first of January.
  expect(await movement("2025-03-02")).toEqual([
    [0, 1, 0, 0],
    [1, 0, 0, 0],
    [1, 0, 0, 0],
    [1, 0, 0, 0],
  ]);
  expect(await movement("2025-03-03")).toEqual([
    [0, 1, 0, 0],
    [1, 0, 0, 0],
    [1, 0, 1, 1],
    [1, 0, 0, 0],
  ]);
});

test("retention compares with the month before: customers, revenue, and revenue without growth", async () => {
  const found = await monthsOf(
    {
      "core.order_line": [
        sale("stays", "2025-01-05", 100),
        sale("stays", "2025-02-05", 150),
        sale("leaves", "2025-01-05", 60),
        sale("returns goods", "2025-01-05", 40),
        sale("returns goods", "2025-02-20", -10, { kind: "return", order_key: "back" }),
        sale("comes", "2025-02-05", 500),
      ],
    },
    60,
    "2025-02-28",
  );
  expect(only(found, "retention_rate", "net_revenue_retention", "gross_revenue_retention")).toEqual([
    { retention_rate: null, net_revenue_retention: null, gross_revenue_retention: null },
    { retention_rate: 1 / 3, net_revenue_retention: 140 / 200, gross_revenue_retention: 90 / 200 },
  ]);
  expect(found[1]).toMatchObject({ active_customers: 2, new_customers: 1, returning_customers: 1 });
});

/** The base on a day, straight from its definition. */
function baseOn(day: string, purchases: ReadonlyMap<string, readonly string[]>, lapseDays: number): string[] {
  const since = (from: string) => (Date.parse(day) - Date.parse(from)) / 86_400_000;
  return [...purchases].flatMap(([customer, days]) =>
    days.some((d) => since(d) >= 0 && since(d) < lapseDays) ? [customer] : [],
  );
}

test("opening + new + reactivated − lost = closing, and closing is the base by its definition", async () => {
  const variables = { as_of: asOf };
  const db = await star({}, variables);
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 200 }), async (given, lapse_days) => {
      await setVariables(db, { ...variables, lapse_days });
      await fill(db, { "core.order_line": given }, variables);
      const found = await months(db);
      const purchases = new Map<string, string[]>();
      const days = await db.rows<{ customer_key: string; day: string }>(
        "SELECT customer_key, day FROM core.customer_day WHERE is_purchase ORDER BY ALL",
      );
      for (const { customer_key, day } of days)
        purchases.set(customer_key, [...(purchases.get(customer_key) ?? []), day]);
      let opening: string[] = [];
      for (const m of found) {
        const closing = baseOn(m.ends_on, purchases, lapse_days);
        const active = [...purchases].filter(([, all]) => all.some((d) => d >= m.month && d <= m.ends_on));
        expect(m.opening_customers).toBe(opening.length);
        expect(m.active_base).toBe(closing.length);
        expect(m.opening_customers! + m.new_customers! + m.reactivated_customers! - m.lost_customers!).toBe(
          m.active_base,
        );
        expect(m.active_customers).toBe(active.length);
        expect(m.new_customers).toBe(active.filter(([, all]) => all[0]! >= m.month).length);
        expect(m.returning_customers).toBe(active.filter(([c]) => opening.includes(c)).length);
        opening = closing;
      }
    }),
    { numRuns: 60 },
  );
  db.close();
});

test("sums over months are those of the order lines to the cent", async () => {
  const variables = { as_of: asOf };
  const db = await star({}, variables);
  await fc.assert(
    fc.asyncProperty(lines, async (given) => {
      await fill(db, { "core.order_line": given }, variables);
      const found = await months(db);
      const total = (name: string) => exact(found.map((m) => m[name]!));
      const of = (kind: string) => exact(given.filter((l) => l.kind === kind).map((l) => l.net_amount));
      expect(total("gross_sales")).toBe(of("sale"));
      expect(total("returns")).toBe(of("return"));
      expect(total("fees")).toBe(of("fee"));
      expect(total("adjustments")).toBe(of("adjustment"));
      expect(total("net_revenue")).toBe(exact(given.map((l) => l.net_amount)));
      expect(total("contribution")).toBe(exact(given.map((l) => l.contribution)));
      const [whole] = await rowsOf<Record<string, number>>(db, kpiTotal);
      expect(exact([whole!.net_revenue!])).toBe(total("net_revenue"));
      expect(exact([whole!.net_revenue_known!])).toBe(total("net_revenue") - total("anonymous_revenue"));
      expect(whole!.active_base).toBe(found.at(-1)!.active_base);
      expect(whole!.customers).toBe(found.reduce((sum, m) => sum + m.new_customers!, 0));
    }),
    { numRuns: 60 },
  );
  db.close();
});
