import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { bgNbd } from "../../../models/bg_nbd/bg_nbd.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";
import { relativeError } from "../numeric/golden.ts";
import { frameOf, golden } from "./golden.ts";
import { simulate, single } from "./simulate.ts";

const models = [
  ["BG/NBD", bgNbd, 0, golden.fits.bg_nbd],
  ["MBG/NBD", mbgNbd, 1, golden.fits.mbg_nbd],
] as const;

function fitted(fit: ReturnType<typeof bgNbd.fit>) {
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
}

const column = (values: number[]) => Float64Array.from(values);
const frame = (frequency: number[], recency: number[], T: number[]): TransactionFrame => ({
  frequency: column(frequency),
  recency: column(recency),
  T: column(T),
});

describe.each(models)("fitting %s", (_, model, early, reference) => {
  const weighted = frameOf(reference.rows);
  const base = fitted(model.fit(weighted));

  test("finds the maximum where 30-digit arithmetic puts it", () => {
    expect(base.convergence).toBe("converged");
    expect(relativeError(base.logLikelihood, reference.logLikelihood)).toBeLessThan(1e-12);
    Object.values(base.params).forEach((value, i) => {
      expect(relativeError(value, reference.params[i]!)).toBeLessThan(1e-6);
    });
  });

  test("in days, weeks, years or seconds is the same fit", () => {
    for (const unit of [7, 365.25, 1 / 86400]) {
      const inUnit = (t: number) => t / unit;
      const other = fitted(
        model.fit({ ...weighted, recency: weighted.recency.map(inUnit), T: weighted.T.map(inUnit) }),
      );
      expect(relativeError(other.params.alpha * unit, base.params.alpha)).toBeLessThan(1e-8);
      for (const name of ["r", "a", "b"] as const) {
        expect(relativeError(other.params[name], base.params[name])).toBeLessThan(1e-8);
        expect(relativeError(other.standardErrors[name]!, base.standardErrors[name]!)).toBeLessThan(1e-6);
      }
      expect(relativeError(other.standardErrors.alpha! * unit, base.standardErrors.alpha!)).toBeLessThan(
        1e-6,
      );
      const purchases = reference.rows.reduce((sum, row) => sum + row[0]! * row[3]!, 0);
      expect(other.logLikelihood - base.logLikelihood).toBeCloseTo(purchases * Math.log(unit), 6);
    }
  });

  test("does not see the order of customers, nor whether equal ones are repeated or weighted", () => {
    const repeated = reference.rows.flatMap(([x, recency, T, customers]) =>
      Array.from({ length: customers! }, () => [x!, recency!, T!]),
    );
    const shuffled = random("order").shuffle(repeated);
    const one = fitted(model.fit(frameOf(repeated.map((row) => [...row, 1]))));
    const unweighted = fitted(
      model.fit(
        frame(
          shuffled.map((row) => row[0]!),
          shuffled.map((row) => row[1]!),
          shuffled.map((row) => row[2]!),
        ),
      ),
    );
    expect(unweighted).toEqual(base);
    expect(one).toEqual(base);
    expect(base.customers).toBe(repeated.length);
    expect(base.distinctRows).toBe(reference.rows.length);
  });

  test("recovers the parameters of 20,000 simulated customers within four standard errors", () => {
    const truth = { r: 0.7, alpha: 50, a: 0.8, b: 2.5 };
    const { frame: customers } = simulate(truth, early, {
      customers: 20_000,
      longest: 700,
      seed: "recovery",
    });
    const fit = fitted(model.fit(customers));
    for (const name of ["r", "alpha", "a", "b"] as const) {
      const error = fit.logStandardErrors[name]!;
      expect(error).toBeLessThan(0.2);
      expect(Math.abs(Math.log(fit.params[name] / truth[name]))).toBeLessThan(4 * error);
      expect(relativeError(fit.standardErrors[name]!, error * fit.params[name])).toBeLessThan(1e-12);
    }
  });

  test("refuses, with the reason, what cannot tell four parameters", () => {
    expect(model.fit(frame([], [], []))).toEqual({ state: "refused", reason: "no customers" });
    expect(model.fit(frame([0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [1, 2, 3, 4, 5]))).toEqual({
      state: "refused",
      reason: "no repeat purchases: every customer has bought once",
    });
    expect(model.fit(frame([0, 0], [0, 0], [0, 0]))).toEqual({
      state: "refused",
      reason: "no time observed: every T is 0",
    });
    const few = { state: "refused", reason: "fewer distinct histories than parameters: 1 of 4" };
    expect(model.fit(single(3, 20, 40))).toEqual(few);
    expect(model.fit(frame([2, 2, 2], [9, 9, 9], [30, 30, 30]))).toEqual(few);
  });

  test("names the parameters that ran to their bound where customers do not differ", () => {
    const chance = random("alike");
    const counts = Array.from({ length: 400 }, () => chance.poisson(20));
    const fit = fitted(
      model.fit(
        frame(
          counts,
          counts.map((x) => (x === 0 ? 0 : (100 * x) / (x + 1))),
          counts.map(() => 100),
        ),
      ),
    );
    expect(fit.convergence).toBe("converged at a bound");
    expect(fit.atBound.length).toBeGreaterThan(0);
    for (const name of fit.atBound) expect(fit.standardErrors[name]).toBeNull();
    expect(Object.values(fit.params).every((value) => value > 0 && Number.isFinite(value))).toBe(true);
    expect(fit.params.r / fit.params.alpha).toBeCloseTo(0.2, 1);
  });

  test("any possible customers give finite parameters or a reason, never a silent number", () => {
    const customer = fc
      .record({
        x: fc.oneof(fc.nat(3), fc.nat(3000)),
        last: fc.double({ min: 0, max: 1, noNaN: true }),
        T: fc.nat(10_957),
      })
      .map(({ x, last, T }) => [T === 0 ? 0 : x, x === 0 ? 0 : Math.round(last * T), T, 1]);
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 25 }), (rows) => {
        const fit = model.fit(frameOf(rows));
        if (fit.state === "refused") {
          expect(fit.reason).toMatch(/^(no |fewer |did not converge: )/);
          return;
        }
        expect(fit.convergence).toMatch(/^converged/);
        for (const value of [...Object.values(fit.params), fit.logLikelihood]) expect(value).not.toBeNaN();
        expect(Object.values(fit.params).every((value) => value > 0 && Number.isFinite(value))).toBe(true);
        const scored = model.conditionalExpectedPurchases(fit.params, frameOf(rows), [365])[0]!;
        expect(scored.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  test("names the first row that no customer could have", () => {
    expect(() => model.fit(frame([1, 2], [5, 50], [10, 40]))).toThrow(
      "recency is outside 0 to T: 50 of 40 in row 1",
    );
    expect(() => model.fit(frame([1.5], [5], [10]))).toThrow("frequency is not a whole count: 1.5 in row 0");
    expect(() => model.fit(frame([0], [5], [10]))).toThrow("recency without a repeat purchase: 5 in row 0");
    expect(() => model.fit(frame([1], [5], [Number.NaN]))).toThrow("T is not a length of time: NaN in row 0");
    expect(() => model.fit(frame([1], [5, 6], [10]))).toThrow("columns differ in length");
    expect(() => model.fit({ ...single(1, 5, 10), weight: column([0]) })).toThrow(
      "weight is not above 0: 0 in row 0",
    );
  });
});
