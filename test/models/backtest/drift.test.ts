import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { driftOf, movedParameters } from "../../../models/backtest/drift.ts";
import { runBacktest } from "../../../models/backtest/run.ts";
import { candidates } from "../../../models/transaction_score/candidates.ts";
import { heldOut, market } from "./market.ts";

const usual = { customers: 1500, days: 900, seed: "drift", r: 0.8, alpha: 40, dropout: { a: 0.8, b: 3 } };
const driftRecord = (change?: { on: number; factor: number }) => {
  const world = market(change ? { ...usual, change } : usual);
  const { records } = runBacktest(heldOut(world, 900, 180, 3), candidates.slice(0, 1));
  return records.mbg_nbd!.find(({ name }) => name === "drift")!.note!;
};

describe("customers who change are seen to", () => {
  test("when all buy half as often of late", () => {
    const note = driftRecord({ on: 720, factor: 0.5 });
    expect(note).toMatch(/^drift: customers made \d+ % fewer purchases than expected in the newest/);
    expect(note).toMatch(/likely too high/);
  });

  test("when all buy twice as often of late", () => {
    expect(driftRecord({ on: 720, factor: 2 })).toMatch(/^drift: .* more purchases .*likely too low/);
  });

  test("and not when they do not", () => {
    expect(driftRecord()).toMatch(/^steady: /);
  });
});

test("a model that is always off by the same is steady, and chance alone is no drift", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      fc.array(fc.integer({ min: 100, max: 5000 }), { minLength: 2, maxLength: 4 }),
      (off, sizes) => {
        const origins = sizes.map((predicted) => ({
          actual: Math.round(off * predicted),
          predicted,
          variance: 2 * predicted,
        }));
        expect(driftOf(origins).state).toBe("steady");
      },
    ),
  );
  expect(
    driftOf([
      { actual: 10, predicted: 10, variance: 20 },
      { actual: 6, predicted: 11, variance: 20 },
    ]).state,
  ).toBe("steady");
});

test("periods that differ among themselves by more than chance are unsettled, whatever the newest shows", () => {
  const period = (actual: number) => ({ actual, predicted: 1000, variance: 2000 });
  expect(driftOf([period(900), period(1150), period(1400)]).state).toBe("unsettled");
  expect(driftOf([period(1000), period(1020), period(1400)]).state).toBe("drift");
});

test("one period alone, or one in which nothing was expected, cannot tell", () => {
  const one = { actual: 50, predicted: 100, variance: 100 };
  expect(driftOf([]).state).toBe("unknown");
  expect(driftOf([one]).state).toBe("unknown");
  expect(driftOf([{ ...one, predicted: 0 }, one])).toMatchObject({ state: "unknown" });
});

test("parameters have moved that lie apart by more than three of their errors, on the log scale", () => {
  const at = (r: number, a: number, error: number | null) => ({
    params: { r, a },
    logStandardErrors: { r: 0.1, a: error },
  });
  expect(movedParameters(at(1, 1, 0.1), at(1.4, 3, 0.1))).toEqual(["a"]);
  expect(movedParameters(at(1, 1, null), at(1, 30, 0.1))).toEqual([]);
});
