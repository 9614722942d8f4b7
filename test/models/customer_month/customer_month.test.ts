import { describe, expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { customerCovariate } from "../../../models/covariates/index.ts";
import { customerMonth } from "../../../models/customer_month/index.ts";
import { customerRfm } from "../../../models/customer_rfm/index.ts";
import { company, type Facts, type Opportunity, run, type Setting } from "../company.ts";
import { asKnownOn, randomCompany } from "../random_company.ts";

const models = [customerRfm, customerCovariate, ...customerMonth];

async function months(facts: Facts, setting: Setting): Promise<Warehouse> {
  const { db, context } = await company(facts, setting);
  await run(db, context, models);
  return db;
}

const rowsOn = (db: Warehouse, day: string) =>
  db.rows(
    `SELECT customer_key, m.* EXCLUDE (customer_no)
     FROM score.customer_month AS m JOIN score.customer_no USING (customer_no)
     WHERE month_end = ?::DATE ORDER BY customer_key`,
    [day],
  );

const sale = (customer: string, day: string, amount: number, order = `${customer} ${day}`) => ({
  customer,
  day,
  amount,
  order,
});

describe("month ends", () => {
  test("end on the as-of day, which is one of them when it ends its month", async () => {
    const db = await months({}, { asOf: "2024-02-29", tiers: { months: 3 } });
    expect(await db.rows("SELECT * FROM score.month_end ORDER BY month_no")).toEqual([
      { month_no: 0, month_end: "2023-12-31" },
      { month_no: 1, month_end: "2024-01-31" },
      { month_no: 2, month_end: "2024-02-29" },
    ]);
    db.close();
  });

  test("are followed by the as-of day when it is in the middle of a month", async () => {
    const db = await months({}, { asOf: "2024-03-30", tiers: { months: 2 } });
    const found = await db.rows<{ month_end: string }>(
      "SELECT month_end FROM score.month_end ORDER BY month_no",
    );
    expect(found.map((row) => row.month_end)).toEqual(["2024-01-31", "2024-02-29", "2024-03-30"]);
    db.close();
  });
});

test("what a month end knew is what a build on that day would have said, returns to come unknown", async () => {
  const facts = randomCompany({ seed: 7, customers: 160, from: "2022-10-05", to: "2024-04-17" });
  const db = await months(asKnownOn("2024-04-17", facts), { asOf: "2024-04-17", tiers: { months: 16 } });
  const reversed = await db.row<{ n: number }>("SELECT count(*) AS n FROM score.reversed_purchase");
  expect(reversed.n).toBeGreaterThan(20);
  const ends = await db.rows<{ month_end: string }>(
    "SELECT month_end FROM score.month_end ORDER BY month_no",
  );
  expect(ends).toHaveLength(17);
  for (const { month_end: day } of ends) {
    const then = await months(asKnownOn(day, facts), { asOf: day, tiers: { months: 1 } });
    expect(await rowsOn(db, day)).toEqual(await rowsOn(then, day));
    then.close();
  }
  db.close();
});

test("frequency, recency, age and spend on the as-of day are those of the customer's RFM", async () => {
  const facts = randomCompany({ seed: 11, customers: 80, from: "2022-01-01", to: "2024-05-31" });
  const db = await months(asKnownOn("2024-05-31", facts), { asOf: "2024-05-31" });
  const differing = await db.rows(
    `SELECT r.customer_key FROM mart.customer_rfm AS r
     JOIN score.customer_no USING (customer_key)
     LEFT JOIN score.customer_month AS m
       ON m.customer_no = customer_no.customer_no AND m.month_end = DATE '2024-05-31'
     WHERE (r.frequency, r.recency, r.age, r.monetary) IS DISTINCT FROM (m.frequency, m.recency, m.age, m.monetary)`,
  );
  expect(differing).toEqual([]);
  db.close();
});

describe("established value", () => {
  const on = async (facts: Facts, setting: Setting) => {
    const db = await months(facts, setting);
    const row = (await rowsOn(db, setting.asOf))[0]!;
    db.close();
    return [row.established_value, row.is_annualised];
  };
  const setting = { asOf: "2024-06-30", tiers: { months: 3 } };

  test("counts the 365 days that end on the day, to the day", async () => {
    const lines = [sale("a", "2023-07-01", 20), sale("a", "2023-07-02", 200)];
    expect(await on({ lines }, setting)).toEqual([100, false]);
  });

  test("takes returns on their own day and subtracts the cost to serve", async () => {
    const lines = [
      sale("a", "2023-05-01", 500, "o"),
      sale("a", "2024-05-01", 100),
      { ...sale("a", "2024-05-02", -60), kind: "return" as const, returnOf: "o" },
    ];
    const costs = [{ customer: "a", day: "2024-05-09", amount: 7 }];
    expect(await on({ lines, costs }, setting)).toEqual([50 - 30 - 7, false]);
  });

  test("is scaled up to a year only where the configuration annualises and history is short", async () => {
    const lines = [sale("a", "2024-04-22", 140)];
    const annualise = { ...setting, tiers: { months: 3, annualise: true } };
    expect(await on({ lines }, setting)).toEqual([70, false]);
    expect(await on({ lines }, annualise)).toEqual([365, true]);
    expect(await on({ lines: [...lines, sale("b", "2023-07-02", 1)] }, annualise)).toEqual([70, false]);
  });
});

describe("margin", () => {
  const margins = async (lines: Facts["lines"]) => {
    const db = await months({ lines: lines! }, { asOf: "2024-06-30", tiers: { months: 1 } });
    const rows = await rowsOn(db, "2024-06-30");
    db.close();
    return rows.map((row) => row.margin);
  };

  test("is the customer's own after adding the company's mean customer once", async () => {
    const lines = [
      { ...sale("a", "2024-01-01", 300), contribution: 30 },
      { ...sale("b", "2024-01-01", 100), contribution: 50 },
    ];
    expect(await margins(lines)).toEqual([(30 + 40) / (300 + 200), (50 + 40) / (100 + 200)]);
  });

  test("stays within 0 and 1 for customers who cost more than they bring, or bring only returns", async () => {
    const lines = [
      { ...sale("a", "2024-01-01", 100), contribution: -900 },
      { ...sale("b", "2024-01-01", 1000), contribution: 900 },
      { ...sale("c", "2024-01-01", -5000), contribution: 10, kind: "return" as const },
      { ...sale("d", "2024-01-01", 10_000), contribution: 9000 },
    ];
    const found = await margins(lines);
    expect(found[0]).toBeGreaterThanOrEqual(0);
    expect(found.every((margin) => (margin as number) >= 0 && (margin as number) <= 1)).toBe(true);
  });

  test("is 0 while the company has no net revenue to take it from", async () => {
    expect(await margins([{ ...sale("a", "2024-01-01", -5), kind: "return" }])).toEqual([0]);
  });
});

describe("open opportunities", () => {
  const closed = (n: number, outcome: "won" | "lost", stage: string, day = "2024-01-10"): Opportunity[] =>
    Array.from({ length: n }, (_, i) => ({
      id: `${stage} ${outcome} ${day} ${i}`,
      customer: "z",
      stage,
      outcome,
      amount: 1,
      created: "2023-01-01",
      closed: day,
    }));
  const chances = async (opportunities: Opportunity[], asOf = "2024-06-15") => {
    const db = await months({ opportunities }, { asOf, tiers: { months: 6 } });
    const rows = await db.rows(
      `SELECT month_end, opportunity_key AS id, win_probability AS p, basis, is_due, expected_value AS value
       FROM score.open_opportunity JOIN score.month_end USING (month_no)
       WHERE opportunity_key LIKE 'x%' ORDER BY month_end, id`,
    );
    db.close();
    return rows;
  };
  const open = { id: "x", customer: "a", amount: 1000, created: "2024-05-02" };

  test("exist from the month end after they were opened until they are closed", async () => {
    const rows = await chances([{ ...open, created: "2024-01-31", closed: "2024-04-30", outcome: "won" }]);
    expect(rows.map((row) => row.month_end)).toEqual(["2024-01-31", "2024-02-29", "2024-03-31"]);
  });

  test("without an opening day count on the as-of day alone", async () => {
    const rows = await chances([{ ...open, created: null }]);
    expect(rows.map((row) => row.month_end)).toEqual(["2024-06-15"]);
  });

  test("are won as often as twenty closed ones of their stage, if both outcomes are among them", async () => {
    const stage = [...closed(15, "won", "offer"), ...closed(5, "lost", "offer")];
    const rows = await chances([...stage, { ...open, stage: "offer", probability: 0.1 }]);
    expect(rows[0]).toMatchObject({ p: 0.75, basis: "stage", value: 750 });
  });

  test("take the typed probability where the stage has fewer, or only losses stay in it", async () => {
    const few = [...closed(14, "won", "offer"), ...closed(5, "lost", "offer")];
    const lost = closed(30, "lost", "offer");
    for (const past of [few, lost]) {
      const rows = await chances([...past, { ...open, stage: "offer", probability: 0.1 }]);
      expect(rows[0]).toMatchObject({ p: 0.1, basis: "typed", value: 100 });
    }
  });

  test("without either take the win rate of all closed by then, and are worth nothing before there is one", async () => {
    const late = [...closed(1, "won", "offer", "2024-05-20"), ...closed(3, "lost", "talk", "2024-06-02")];
    const rows = await chances([...late, { ...open, created: "2024-04-10" }]);
    expect(rows).toMatchObject([
      { month_end: "2024-04-30", p: null, basis: "none", value: 0 },
      { month_end: "2024-05-31", p: 1, basis: "overall", value: 1000 },
      { month_end: "2024-06-15", p: 0.25, basis: "overall", value: 250 },
    ]);
  });

  test("are due within the horizon, or when no day is given", async () => {
    const rows = await chances([
      { ...open, id: "x1", expected: "2025-06-15" },
      { ...open, id: "x2", expected: "2025-06-16" },
      { ...open, id: "x3" },
      { ...open, id: "x4", expected: "2024-05-03" },
    ]);
    const asOf = rows.filter((row) => row.month_end === "2024-06-15");
    expect(asOf.map((row) => row.is_due)).toEqual([true, false, true, true]);
  });

  test("alone bring a customer into the table, and out of it when they are closed", async () => {
    const db = await months(
      { opportunities: [{ ...open, created: "2024-03-02", closed: "2024-05-09", outcome: "lost" }] },
      { asOf: "2024-06-15", tiers: { months: 6 } },
    );
    const rows = await db.rows(
      "SELECT month_end, frequency, pipeline_value FROM score.customer_month ORDER BY month_end",
    );
    expect(rows).toEqual([
      { month_end: "2024-03-31", frequency: null, pipeline_value: 0 },
      { month_end: "2024-04-30", frequency: null, pipeline_value: 0 },
    ]);
    db.close();
  });
});
