import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { random } from "../../../ingest/random.ts";
import { checkTable } from "../../../models/build/checks.ts";
import type { Fit } from "../../../models/model.ts";
import { models } from "../../../models/models.ts";
import { renewal, renewalScore } from "../../../models/renewal/table.ts";
import { company, type Line, run } from "../company.ts";

const asOf = "2024-05-20";
const needed = models.filter((model) => /^(score\.renewal_|mart\.renewal)/.test(model.writes.name));

interface Score {
  customer_key: string;
  model: string | null;
  periods: number;
  frequency: number;
  recency: number;
  renewals: number;
  is_on: boolean;
  retention_probability: number | null;
  residual_lifetime: number | null;
  p_alive: number | null;
  expected_periods: number | null;
  reasons: string[];
}

const scoresOf = async (db: Warehouse) =>
  new Map((await db.rows<Score>("SELECT * FROM mart.renewal_score")).map((row) => [row.customer_key, row]));

const buys = (customer: string, ...days: string[]): Line[] =>
  days.map((day) => ({ customer, day, amount: 10 }));

describe("periods of a customer", () => {
  const lines = [
    ...buys("every month", "2024-01-31", "2024-02-29", "2024-03-01", "2024-04-30"),
    ...buys("twice in a month counts once", "2024-01-02", "2024-02-03", "2024-02-27"),
    ...buys("skipped one", "2024-01-15", "2024-02-15", "2024-04-15"),
    ...buys("gone at once", "2023-12-31"),
    ...buys("new this month", "2024-05-02", "2024-05-19"),
    ...buys("only the cut month beside", "2024-04-02", "2024-05-19"),
  ];

  test("are calendar months after that of the first purchase, whole ones only", async () => {
    const { db, context } = await company({ lines }, { asOf, models: { renewals: { period: "month" } } });
    await run(db, context, needed);
    const scores = await scoresOf(db);
    const seen = (name: string) => {
      const { periods, frequency, recency, renewals, is_on } = scores.get(name)!;
      return [periods, frequency, recency, renewals, is_on];
    };
    expect(seen("every month")).toEqual([3, 3, 3, 3, true]);
    expect(seen("twice in a month counts once")).toEqual([3, 1, 1, 1, false]);
    expect(seen("skipped one")).toEqual([3, 2, 3, 1, false]);
    expect(seen("gone at once")).toEqual([4, 0, 0, 0, false]);
    expect(seen("new this month")).toEqual([0, 0, 0, 0, true]);
    expect(seen("only the cut month beside")).toEqual([0, 0, 0, 0, true]);
    expect(scores.get("skipped one")!.reasons).toEqual([
      "not_renewed|2",
      "bought_after_gap|1",
      "renewals_not_fitted",
    ]);
    expect(scores.get("new this month")!.reasons).toEqual(["no_whole_period", "renewals_not_fitted"]);
    expect(scores.get("every month")!.retention_probability).toBeNull();
    expect(scores.get("gone at once")!.retention_probability).toBe(0);
    db.close();
  });

  test("on the last day of a month that month is whole; quarters and years are the calendar's too", async () => {
    const periodsBy = async (period: "month" | "quarter" | "year", on: string) => {
      const { db, context } = await company({ lines }, { asOf: on, models: { renewals: { period } } });
      await run(db, context, needed);
      const { periods, frequency } = (await scoresOf(db)).get("gone at once")!;
      db.close();
      return [periods, frequency];
    };
    expect(await periodsBy("month", "2024-05-31")).toEqual([5, 0]);
    expect(await periodsBy("month", "2024-05-30")).toEqual([4, 0]);
    expect(await periodsBy("quarter", "2024-05-31")).toEqual([1, 0]);
    expect(await periodsBy("quarter", "2024-06-30")).toEqual([2, 0]);
    expect(await periodsBy("year", "2024-05-31")).toEqual([0, 0]);
  });
});

describe("a company of subscribers", () => {
  /** Everybody's own chance of leaving each month is Beta(1, 9); most skip nothing. */
  const chance = random("subscribers");
  const lines = Array.from({ length: 600 }, (_, i) => {
    const leaves = chance.beta(1, 9);
    const start = Math.floor(chance.uniform() * 24);
    const days: string[] = [];
    for (let month = start; month < 28; month++) {
      days.push(`${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-1${i % 9}`);
      if (chance.uniform() < leaves) break;
    }
    return buys(`c${i}`, ...days);
  }).flat();

  let db: Warehouse;
  let fits: Readonly<Record<string, Fit>>;
  beforeAll(async () => {
    const made = await company({ lines }, { asOf: "2024-04-30", models: { renewals: { period: "month" } } });
    db = made.db;
    fits = await run(db, made.context, needed);
  });
  afterAll(() => db.close());

  test("keeps what its tables promise", async () => {
    for (const table of [renewal, renewalScore]) {
      const broken = (await checkTable(db, table)).filter((check) => !check.isPassed);
      expect(broken).toEqual([]);
    }
  });

  test("at risk, less the lost and those known no further, are at risk in the next period", async () => {
    const rows = await db.rows<{ period: number; at_risk: number; lost: number; censored: number }>(
      "SELECT * FROM mart.renewal ORDER BY period",
    );
    rows.slice(1).forEach((row, i) => {
      expect(row.period).toBe(i + 2);
      expect(row.at_risk).toBe(rows[i]!.at_risk - rows[i]!.lost - rows[i]!.censored);
    });
    const { known } = await db.row<{ known: number }>(
      "SELECT count(*) AS known FROM mart.renewal_score WHERE periods > 0",
    );
    expect(rows[0]!.at_risk).toBe(known);
    expect(rows.length).toBeGreaterThanOrEqual(27 + 12);
  });

  test("observed retention rises as sBG says it does, and so does each customer's with tenure", async () => {
    const rows = await db.rows<{
      period: number;
      observed_survival: number;
      sbg_survival: number;
      sbg_retention: number;
    }>("SELECT * FROM mart.renewal WHERE at_risk > 50 ORDER BY period");
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) expect(Math.abs(row.observed_survival - row.sbg_survival)).toBeLessThan(0.05);
    const on = await db.rows<Score>("SELECT * FROM mart.renewal_score WHERE is_on ORDER BY renewals");
    on.slice(1).forEach((score, i) => {
      expect(score.retention_probability!).toBeGreaterThanOrEqual(on[i]!.retention_probability!);
      expect(score.reasons.at(-1)).toMatch(/^retention\|\d+%\|\d+%$/);
    });
    expect(on.at(-1)!.residual_lifetime!).toBeGreaterThan(on[0]!.residual_lifetime!);
  });

  test("the lost renew no more; BG/BB doubts them by how long they have been silent", async () => {
    const { wrong } = await db.row<{ wrong: number }>(
      "SELECT count(*) AS wrong FROM mart.renewal_score WHERE NOT is_on AND (retention_probability <> 0 OR residual_lifetime <> 0)",
    );
    expect(wrong).toBe(0);
    const { on, off } = await db.row<{ on: number; off: number }>(
      `SELECT min(p_alive) FILTER (WHERE is_on) AS "on", max(p_alive) FILTER (WHERE NOT is_on AND periods - recency > 3) AS "off" FROM mart.renewal_score`,
    );
    expect(on).toBe(1);
    expect(off).toBeLessThan(0.05);
  });

  test("the periods held out are those after the calibration, and their error is told", async () => {
    const noted = new Map(fits.renewal!.records.map((record) => [record.name, record]));
    const calibration = noted.get("calibration_periods")!.value!;
    const held = await db.rows<{ period: number }>(
      "SELECT period FROM mart.renewal WHERE is_held_out ORDER BY period",
    );
    expect(held[0]!.period).toBe(calibration + 1);
    expect(held.length + calibration).toBe(noted.get("periods")!.value);
    expect(noted.get("sbg_held_out_error")!.value!).toBeLessThan(0.15);
    expect(noted.get("model")!.note).toMatch(/^(sbg|beta_discrete_weibull)$/);
    const { model } = await db.row<{ model: string }>("SELECT DISTINCT model FROM mart.renewal_score");
    expect(model).toBe(noted.get("model")!.note);
  });
});

test("without models.renewals the tables are there and empty, and the fits say that they are off", async () => {
  const { db, context } = await company({ lines: buys("a", "2024-01-02", "2024-02-03") }, { asOf });
  const fits = await run(db, context, needed);
  for (const table of [renewal, renewalScore]) {
    expect((await db.row<{ n: number }>(`SELECT count(*) AS n FROM ${table.name}`)).n).toBe(0);
  }
  for (const name of ["renewal", "bg_bb"]) {
    expect(fits[name]!.records.find((record) => record.name === "state")!.note).toBe(
      "off: models.renewals is not configured",
    );
  }
  db.close();
});
