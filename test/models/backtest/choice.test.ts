import { describe, expect, test } from "vitest";
import { type OriginTrials, rank } from "../../../models/backtest/choice.ts";
import type { Trial } from "../../../models/backtest/evaluate.ts";
import type { HoldOut } from "../../../models/backtest/hold_out.ts";
import { type HeldOut, runBacktest } from "../../../models/backtest/run.ts";
import { candidates } from "../../../models/transaction_score/candidates.ts";
import { type Days, heldOut, type Market, market } from "./market.ts";

const days = 900;
const base = { customers: 1200, days } as const;
const worlds: [string, Market, readonly string[]][] = [
  [
    "customers who buy at random and leave after a purchase",
    { ...base, seed: "random", r: 0.8, alpha: 40, dropout: { a: 0.8, b: 3 } },
    ["mbg_nbd"],
  ],
  [
    "regular buyers",
    { ...base, seed: "regular", r: 2, alpha: 60, k: 4, dropout: { a: 0.8, b: 5 } },
    ["mbg_cnbd_k", "bg_cnbd_k"],
  ],
  [
    "customers who leave at any time, however often they buy",
    { ...base, customers: 2000, seed: "lifetimes", r: 0.4, alpha: 10, lifetime: { s: 4, beta: 800 } },
    ["pareto_nbd"],
  ],
];
const backtest = (customers: readonly Days[], origins = 2) =>
  runBacktest(heldOut(customers, days, 200, origins), candidates);

describe("the model chosen", () => {
  test.each(worlds)("of %s is theirs", { timeout: 60_000 }, (_, world, expected) => {
    const { order, why, standings, pooled } = backtest(market(world));
    expect(expected).toContain(order[0]);
    expect(why).toMatch(/2 held-out periods/);
    expect(standings[order[0]!]!.behind).toBeLessThanOrEqual(standings[order[0]!]!.error + 1e-12);
    const mae = (id: string) => pooled.find((result) => result.id === id)!.metrics!.mae;
    expect(mae(order[0]!)).toBeLessThan(mae("base_rate"));
  });

  test("and all its numbers do not depend on the order of customers or on whether equal ones are listed", {
    timeout: 60_000,
  }, () => {
    const customers = market({ ...worlds[0]![1], customers: 500 });
    const once = heldOut(customers, days, 200, 2);
    const shuffled = heldOut([...customers].reverse(), days, 200, 2);
    const doubled: HeldOut = new Map([...once].map(([no, one]) => [no, twice(one)]));
    const [first, second, third] = [once, shuffled, doubled].map((held) => runBacktest(held, candidates));
    expect(second!.order).toEqual(first!.order);
    expect(second!.why).toBe(first!.why);
    for (const [i, { id, metrics }] of first!.pooled.entries()) {
      expect(second!.pooled[i]!.id).toBe(id);
      for (const other of [second!, third!]) {
        const { mae, logScore } = other.pooled[i]!.metrics!;
        expect(mae).toBeCloseTo(metrics!.mae, 5);
        if (logScore !== null) expect(logScore).toBeCloseTo(metrics!.logScore!, 5);
      }
    }
  });
});

/** Every customer once as a row of weight 1 and once more as another. */
function twice(one: HoldOut): HoldOut {
  const { frequency, recency, T, logGaps, weight } = one.frame;
  const both = (column: Float64Array) => Float64Array.from([...column, ...column]);
  return {
    ...one,
    frame: {
      frequency: both(frequency),
      recency: both(recency),
      T: both(T),
      logGaps: both(logGaps!),
      weight: both(weight.map((w) => w / 2)),
    },
    actual: both(one.actual),
    seasonal: both(one.seasonal),
  };
}

describe("a model is out", () => {
  const weight = new Float64Array(100).fill(1);
  const told = (logScore: number, spread = 0.01) => ({
    expected: new Float64Array(100),
    active: new Float64Array(100),
    logScore: Float64Array.from({ length: 100 }, (_, i) => logScore + (i % 2 ? spread : -spread)),
  });
  const fitted = (id: string, score: number, state: "fitted" | "at_bound" = "fitted"): Trial => ({
    id,
    state,
    reason: state === "fitted" ? null : "ran to a bound of a",
    forecast: told(score),
    params: {},
    logStandardErrors: {},
    logLikelihood: 0,
    aic: 0,
    bic: 0,
  });
  const refused = (id: string): Trial => ({
    id,
    state: "refused",
    reason: "did not converge: the iteration limit was reached",
  });
  const origin = (...trials: Trial[]): OriginTrials => ({ weight, trials });
  const preference = ["plain", "other", "rich"];

  test("that was not fitted at every origin, though its forecasts were best", () => {
    const { order, why } = rank(
      [
        origin(fitted("plain", -1), refused("other"), fitted("rich", -1.1)),
        origin(fitted("plain", -1), fitted("other", -0.5), fitted("rich", -1.1)),
      ],
      preference,
    );
    expect(order).toEqual(["plain", "rich"]);
    expect(why).toBe("the best forecasts of 2 held-out periods among 2 models, 1 more being out");
  });

  test("that ran to a bound at the newest origin, and not one that did so long ago", () => {
    const { order } = rank(
      [
        origin(fitted("plain", -1), fitted("other", -0.9, "at_bound"), fitted("rich", -0.5)),
        origin(fitted("plain", -1), fitted("other", -0.9), fitted("rich", -0.5, "at_bound")),
      ],
      preference,
    );
    expect(order).toEqual(["other", "plain"]);
  });

  test("and without any left the default is taken, by name", () => {
    expect(rank([origin(refused("plain"))], preference)).toMatchObject({
      order: ["mbg_nbd"],
      why: "the default, for no model could be fitted to every held-out period",
    });
    expect(rank([], preference).why).toBe("the default, for no period could be held out");
  });

  test("of two whose forecasts differ by less than their error the one preferred is taken, else the better", () => {
    const noisy = (id: string, score: number, spread: number): Trial =>
      ({ ...fitted(id, score), forecast: told(score, spread) }) as Trial;
    const near = rank([origin(noisy("plain", -1, 0.01), noisy("rich", -0.99, 0.5))], preference);
    expect(near.order).toEqual(["plain", "rich"]);
    expect(near.why).toMatch(/within one standard error of the best, rich/);
    const far = rank([origin(noisy("plain", -1, 0.01), noisy("rich", -0.8, 0.5))], preference);
    expect(far.order).toEqual(["rich", "plain"]);
  });

  test("whose forecasts are better in one season and worse in the next is not taken for better", () => {
    const { order } = rank(
      [origin(fitted("plain", -1), fitted("rich", -0.5)), origin(fitted("plain", -1), fitted("rich", -1.4))],
      preference,
    );
    expect(order[0]).toBe("plain");
  });
});

test("where nobody ever leaves, models of leaving run to a bound by name and the choice still forecasts", {
  timeout: 60_000,
}, () => {
  const { pooled, order, records } = backtest(market({ ...base, seed: "forever", r: 0.8, alpha: 40 }));
  const bound = pooled.filter(({ state }) => state === "at_bound");
  expect(bound.map(({ id }) => id)).toContain("bg_nbd");
  for (const { reason } of bound) expect(reason).toMatch(/^ran to a bound of /);
  expect(order).not.toContain("bg_nbd");
  expect(records[order[0]!]!.find(({ name }) => name === "against_naive")!.note).toMatch(/^better: /);
});

test("a company of one-time buyers is not compared, and is told why", () => {
  const once = Array.from({ length: 600 }, (_, i) => [i % 500]);
  const { origins, order, told } = backtest(once);
  expect(origins).toEqual([]);
  expect(order).toEqual(["mbg_nbd"]);
  expect(told.find(({ name }) => name === "state")!.note).toMatch(
    /^not compared: no past day knew 200 customers and 50 with a repeat purchase; the newest knew \d+ and 0$/,
  );
});

test("with under 500 customers the models are compared but the default is taken, by name", {
  timeout: 60_000,
}, () => {
  const { origins, order, why } = backtest(market({ ...worlds[0]![1], customers: 420 }));
  expect(origins.length).toBeGreaterThan(0);
  expect(order).toEqual(["mbg_nbd"]);
  expect(why).toMatch(/^the default, for too few customers .*: \d+ of 500$/);
});
