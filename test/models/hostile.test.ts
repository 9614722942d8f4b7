import { describe, expect, test } from "vitest";
import { rowSchema, type Table } from "../../ingest/index.ts";
import { fitSpend } from "../../models/spend_score/fit.ts";
import { published } from "../../models/tables.ts";
import { candidates } from "../../models/transaction_score/candidates.ts";
import { printTable } from "../sample-company/print.ts";
import { company, type Line, modelsFor, run } from "./company.ts";
import { addDays } from "./random_company.ts";

type History = readonly [x: number, recency: number, T: number, logGaps: number];

const copies = (n: number, of: (i: number) => History) => Array.from({ length: n }, (_, i) => of(i));
const thirtyYears = 10_957;

const histories: Readonly<Record<string, readonly History[]>> = {
  "all one-time buyers": copies(200, (i) => [0, 0, i + 1, 0]),
  "one customer": [[3, 60, 90, 9]],
  "everyone identical": copies(500, () => [4, 100, 200, 12]),
  "T = 0": copies(50, () => [0, 0, 0, 0]),
  "x = 10,000": copies(60, (i) => [10_000 + i, 10_900, 10_957, 900]),
  "thirty years of days": copies(300, (i) => {
    const last = i % 5 === 0 ? 0 : Math.min(thirtyYears, 40 * i);
    return [last === 0 ? 0 : 1 + (i % 60), last, thirtyYears, 3 * (i % 60)];
  }),
};

const frameOf = (rows: readonly History[]) => {
  const column = (place: number) => Float64Array.from(rows, (row) => row[place]!);
  return { frequency: column(0), recency: column(1), T: column(2), logGaps: column(3) };
};

describe.each(Object.entries(histories))("%s", (name, rows) => {
  test("are a fit that scores everybody with numbers, or a refusal by name, in every model of purchases", () => {
    const frame = frameOf(rows);
    const told = candidates.map((model) => {
      const fit = model.fit(frame);
      if (fit.state === "refused") {
        expect(fit.reason.length).toBeGreaterThan(10);
        return { model: model.id, outcome: `refused: ${fit.reason}` };
      }
      const params = fit.params as never;
      const alive = model.pAlive(params, frame);
      const [expected] = model.conditionalExpectedPurchases(params, frame, [365]);
      expect(alive.every((p) => p >= 0 && p <= 1)).toBe(true);
      expect(expected!.every((n) => n >= 0 && Number.isFinite(n))).toBe(true);
      expect(Number.isFinite(fit.logLikelihood)).toBe(true);
      const bound = fit.atBound.length > 0 ? `, at a bound: ${fit.atBound.join(", ")}` : "";
      return { model: model.id, outcome: `fitted${bound}; ${expected![0]!.toPrecision(4)} purchases a year` };
    });
    printTable(name, told);
  });
});

describe.each([
  ["nothing", () => 0],
  ["1e12", () => 1e12],
  ["a cent", () => 0.01],
  ["less than nothing", (i: number) => -i],
  ["a cent to 1e12", (i: number) => 0.01 * 10 ** (i % 15)],
] as const)("spend of %s", (_, spend) => {
  test("is expected to be a number, by a model or by the stand-in that it names", () => {
    const monetary = Float64Array.from({ length: 40 }, (__, i) => spend(i));
    const frequency = monetary.map((___, i) => 1 + (i % 4));
    const history = { frequency, monetary, spend: monetary.map((m, i) => m * (frequency[i]! + 1)) };
    const { records } = fitSpend(history);
    const state = records.find(({ name }) => name === "state")!.note!;
    expect(state).toMatch(/^(fitted|fallback: .+)/);
  });
});

const asOf = "2024-05-20";
const sale = (customer: string, day: string, amount: number): Line => ({ customer, day, amount });
const repeated = (n: number, amount: (i: number, k: number) => number, gap = 30): Line[] =>
  Array.from({ length: n }, (_, i) =>
    Array.from({ length: 1 + (i % 5) }, (__, k) =>
      sale(`c${i}`, addDays("2023-01-01", i + gap * k), amount(i, k)),
    ),
  ).flat();

const companies: Readonly<Record<string, readonly Line[]>> = {
  nobody: [],
  "one customer on one day": [sale("a", asOf, 10)],
  "one-time buyers alone": Array.from({ length: 60 }, (_, i) => sale(`c${i}`, addDays("2023-01-01", i), 20)),
  "customers who are all alike": Array.from({ length: 60 }, (_, i) =>
    [0, 30, 60].map((t) => sale(`c${i}`, addDays("2023-06-01", t), 20)),
  ).flat(),
  "gifts, worth nothing": repeated(40, () => 0),
  "sales of a cent": repeated(40, () => 0.01),
  "sales of 1e12": repeated(12, () => 1e12),
  "customers who sent everything back": repeated(40, (i) => 10 + i).flatMap((line): Line[] => [
    line,
    { ...line, day: addDays(line.day, 3), amount: -line.amount, kind: "return" },
  ]),
  "totals below nothing": repeated(40, (i) => 10 + i).flatMap((line): Line[] => [
    line,
    { ...line, day: addDays(line.day, 3), amount: -2 * line.amount, kind: "return" },
  ]),
  "thirty years of days": Array.from({ length: 30 }, (_, i) =>
    Array.from({ length: 30 }, (__, k) => sale(`c${i}`, addDays("1994-05-20", i + 360 * k), 50 + i)),
  ).flat(),
};

describe.each(Object.entries(companies))("a company of %s", (_, lines) => {
  test("is scored by every model: each published value is one that it may be, missing ones say why", async () => {
    const { db, context } = await company({ lines }, { asOf, tiers: { months: 2 } });
    const marts = Object.values(published).filter((table: Table) => table.name.startsWith("mart."));
    const wanted = [
      "transaction_score",
      "spend_score",
      "clv",
      "churn",
      "next_order",
      "customer_tier",
      "rfm_segment",
    ];
    const more = [
      "forecast_interval",
      "backtest",
      "cluster_choice",
      "customer_value",
      "customer_profit",
      "loyalty",
      "tier_lift",
    ];
    const names = [...wanted, ...more].map((id) => `mart.${id}`);
    await run(db, context, await modelsFor(db, names));
    for (const table of marts.filter((t: Table) => names.includes(t.name))) {
      const rows = await db.rows(`SELECT * FROM ${(table as Table).name}`);
      for (const row of rows) rowSchema(table as Table).parse(row);
    }
    db.close();
  });
});
