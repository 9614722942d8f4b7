import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bgCnbdK } from "../../../models/bg_cnbd_k/bg_cnbd_k.ts";
import { regularReference } from "../../../models/bg_cnbd_k/reference.ts";
import { bgNbd } from "../../../models/bg_nbd/bg_nbd.ts";
import { mbgCnbdK } from "../../../models/mbg_cnbd_k/mbg_cnbd_k.ts";
import { cdnow, hasCdnow } from "../cdnow.ts";
import { simulateRegular } from "./simulate.ts";

const market = { k: 3, r: 1.4, alpha: 8, a: 0.8, b: 6 };
const names = ["r", "alpha", "a", "b"] as const;
const fitted = (fit: ReturnType<typeof bgCnbdK.fit>) => {
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
};

describe("regular buyers", () => {
  test("are found to be so: k and the market come back within three standard errors in 95 of 100 companies", () => {
    let isRight = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { frame } = simulateRegular(market, 1, {
        customers: 300,
        longest: 300,
        horizon: 0,
        seed: `k ${seed}`,
      });
      const { params, logStandardErrors } = fitted(mbgCnbdK.fit(frame));
      const isNear = names.every(
        (name) =>
          Math.abs(Math.log(params[name] / market[name])) <= 3 * (logStandardErrors[name] ?? Number.NaN),
      );
      isRight += Number(params.k === market.k && isNear);
    }
    expect(isRight).toBeGreaterThanOrEqual(95);
  });

  test("get intervals that hold: eight in ten of simulated hold-outs, give or take three", () => {
    const { frame, future } = simulateRegular(market, 1, {
      customers: 4000,
      longest: 300,
      horizon: 90,
      seed: "hold",
    });
    const alive = mbgCnbdK.pAlive(market, frame);
    const counts = mbgCnbdK.countsIfAlive(market, frame, 90);
    // The middle of each count's jump of the distribution: 80 % of it lie between 0.1 and 0.9 if all is right
    let inside = 0;
    future.forEach((n, i) => {
      const pmf = counts.of(counts.index[i]!);
      const at = (m: number) => alive[i]! * (pmf[m] ?? 0) + (m === 0 ? 1 - alive[i]! : 0);
      let below = 0;
      for (let m = 0; m < n; m++) below += at(m);
      const [low, high] = [below, below + at(n)];
      const covered = Math.max(0, Math.min(high, 0.9) - Math.max(low, 0.1));
      inside += covered / (high - low);
    });
    expect(inside / future.length).toBeGreaterThan(0.77);
    expect(inside / future.length).toBeLessThan(0.83);
  });

  test("are forecast without bias, and far better than by a model of random buyers", () => {
    const { frame, future } = simulateRegular(market, 0, {
      customers: 3000,
      longest: 300,
      horizon: 90,
      seed: "ahead",
    });
    const sum = (column: Float64Array) => column.reduce((a, b) => a + b, 0);
    const { params, logLikelihood } = fitted(bgCnbdK.fit(frame));
    const [expected] = bgCnbdK.conditionalExpectedPurchases(params, frame, [90]);
    expect(sum(expected!) / sum(future)).toBeCloseTo(1, 1);
    const plain = bgNbd.fit(frame);
    expect(plain.state === "fitted" && logLikelihood - plain.logLikelihood).toBeGreaterThan(1000);
    expect(sum(bgCnbdK.logLikelihood(params, frame))).toBeCloseTo(logLikelihood, 5);
  });
});

describe("a fit", () => {
  const { frame } = simulateRegular({ ...market, k: 2 }, 1, {
    customers: 400,
    longest: 400,
    horizon: 0,
    seed: "same",
  });
  const base = fitted(mbgCnbdK.fit(frame));

  test("does not depend on the unit of time", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (unit) => {
        const scaled = fitted(
          mbgCnbdK.fit({
            frequency: frame.frequency,
            recency: frame.recency.map((t) => t / unit),
            T: frame.T.map((t) => t / unit),
            logGaps: frame.logGaps.map((sum, i) => sum - frame.frequency[i]! * Math.log(unit)),
          }),
        );
        expect(scaled.params.k).toBe(base.params.k);
        expect(scaled.params.alpha * unit).toBeCloseTo(base.params.alpha, 4);
        expect(scaled.params.a).toBeCloseTo(base.params.a, 5);
      }),
      { numRuns: 10 },
    );
  });

  test("does not depend on the order of customers or on whether equal ones are counted or repeated", () => {
    const order = Uint32Array.from(frame.T.keys()).reverse();
    const turn = (column: Float64Array) => Float64Array.from(order, (i) => column[i]!);
    const turned = {
      frequency: turn(frame.frequency),
      recency: turn(frame.recency),
      T: turn(frame.T),
      logGaps: turn(frame.logGaps),
    };
    expect(fitted(mbgCnbdK.fit(turned)).params).toEqual(base.params);
    const half = frame.T.map(() => 0.5);
    const twice = (column: Float64Array) => Float64Array.from([...column, ...column]);
    const split = fitted(
      mbgCnbdK.fit({
        frequency: twice(frame.frequency),
        recency: twice(frame.recency),
        T: twice(frame.T),
        logGaps: twice(frame.logGaps),
        weight: twice(half),
      }),
    );
    expect(split.logLikelihood).toBeCloseTo(base.logLikelihood, 6);
    expect(split.params.alpha).toBeCloseTo(base.params.alpha, 5);
  });

  test.each([
    ["no customers", [], "no customers"],
    [
      "one-time buyers alone",
      [
        [0, 0, 90],
        [0, 0, 30],
        [0, 0, 10],
      ],
      "no repeat purchases: every customer has bought once",
    ],
    [
      "no time",
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      "no time observed: every T is 0",
    ],
    ["one customer", [[3, 60, 90]], "fewer distinct histories than parameters: 1 of 4"],
  ])("of %s is refused with the reason", (_, rows, reason) => {
    const column = (i: number) => Float64Array.from(rows, (row) => row[i]!);
    const logGaps = Float64Array.from(rows, (row) => row[0]! * 3);
    expect(mbgCnbdK.fit({ frequency: column(0), recency: column(1), T: column(2), logGaps })).toEqual({
      state: "refused",
      reason,
    });
  });

  test("without the gaps is refused: k cannot be told", () => {
    const { frequency, recency, T } = frame;
    expect(mbgCnbdK.fit({ frequency, recency, T }).state).toBe("refused");
  });

  test("drawn to the usual market stays near it when a handful of customers is all there is", () => {
    const few = simulateRegular(market, 1, { customers: 25, longest: 200, horizon: 0, seed: "few" }).frame;
    const shrunk = fitted(mbgCnbdK.fit(few, { isShrunk: true }));
    expect(shrunk.atBound).toEqual([]);
    for (const name of names) expect(shrunk.logStandardErrors[name]).toBeGreaterThan(0.1);
  });
});

describe.skipIf(!hasCdnow)("the record buyers of CDNOW (needs ../shared/reference)", () => {
  const same = (params: object, published: object) => {
    for (const [name, value] of Object.entries(published)) {
      expect((params as Record<string, number>)[name]! / value).toBeCloseTo(1, 3);
    }
  };

  test("are not regular: k is 1 and the rest is that of the published estimates", () => {
    const frame = cdnow(7);
    same(fitted(bgCnbdK.fit(frame)).params, regularReference.bgCnbdK);
    same(fitted(mbgCnbdK.fit(frame)).params, regularReference.mbgCnbdK);
  });
});
