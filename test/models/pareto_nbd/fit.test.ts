import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { paretoNbd } from "../../../models/pareto_nbd/pareto_nbd.ts";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";
import { relativeError } from "../numeric/golden.ts";
import { frameOf, golden, single } from "./golden.ts";
import { simulate } from "./simulate.ts";

const names = ["r", "alpha", "s", "beta"] as const;

function fitted(frame: TransactionFrame, options?: { isShrunk: boolean }) {
  const fit = paretoNbd.fit(frame, options);
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
}

describe("fitting Pareto/NBD", () => {
  const weighted = frameOf(golden.fit.rows);
  const base = fitted(weighted);

  test("finds the maximum, and the information there, where 40-digit arithmetic puts them", () => {
    expect(base.convergence).toBe("converged");
    expect(relativeError(base.logLikelihood, golden.fit.logLikelihood)).toBeLessThan(1e-13);
    names.forEach((name, i) => {
      expect(relativeError(base.params[name], golden.fit.params[i]!)).toBeLessThan(1e-9);
      expect(relativeError(base.standardErrors[name]!, golden.fit.standardErrors[i]!)).toBeLessThan(1e-4);
    });
  });

  test("in days, weeks, years or seconds is the same fit", () => {
    for (const unit of [7, 365.25, 1 / 86400]) {
      const inUnit = (t: number) => t / unit;
      const other = fitted({ ...weighted, recency: weighted.recency.map(inUnit), T: weighted.T.map(inUnit) });
      for (const name of names) {
        const per = name === "alpha" || name === "beta" ? unit : 1;
        expect(relativeError(other.params[name] * per, base.params[name])).toBeLessThan(1e-7);
        expect(relativeError(other.standardErrors[name]! * per, base.standardErrors[name]!)).toBeLessThan(
          1e-5,
        );
      }
      const purchases = golden.fit.rows.reduce((sum, row) => sum + row[0]! * row[3]!, 0);
      expect(other.logLikelihood - base.logLikelihood).toBeCloseTo(purchases * Math.log(unit), 6);
    }
  });

  test("does not see the order of customers, nor whether equal ones are repeated or weighted", () => {
    const repeated = golden.fit.rows.flatMap(([x, recency, T, customers]) =>
      Array.from({ length: customers! }, () => [x!, recency!, T!]),
    );
    expect(fitted(frameOf(repeated))).toEqual(base);
    expect(fitted(frameOf(random("order").shuffle(repeated)))).toEqual(base);
    expect(base.customers).toBe(repeated.length);
    expect(base.distinctRows).toBe(golden.fit.rows.length);
  });

  test("refuses, with the reason, what cannot tell four parameters", () => {
    const refused = (reason: string) => ({ state: "refused", reason });
    expect(paretoNbd.fit(frameOf([]))).toEqual(refused("no customers"));
    expect(paretoNbd.fit(frameOf([1, 2, 3, 4, 5].map((T) => [0, 0, T])))).toEqual(
      refused("no repeat purchases: every customer has bought once"),
    );
    expect(paretoNbd.fit(frameOf([[0, 0, 0]]))).toEqual(refused("no time observed: every T is 0"));
    expect(paretoNbd.fit(single(3, 20, 40))).toEqual(
      refused("fewer distinct histories than parameters: 1 of 4"),
    );
  });

  test("says that s is at its bound and beta unknown where nobody leaves, and is then the NBD", () => {
    const { frame } = simulate(
      { r: 1.2, alpha: 40, s: 1e-12, beta: 1 },
      {
        customers: 1500,
        longest: 700,
        seed: "loyal",
      },
    );
    const fit = fitted(frame);
    expect(fit.convergence).toBe("converged at a bound");
    expect(fit.atBound).toEqual(["s", "beta"]);
    expect(fit.standardErrors.beta).toBeNull();
    expect(fit.logCovariance!.every((c, k) => (k >> 2 < 2 && (k & 3) < 2) || c === 0)).toBe(true);
    expect(paretoNbd.pAlive(fit.params, frame).every((p) => p > 0.999)).toBe(true);
  });

  test("names r where rates differ less than by chance, and s where lifetimes do", () => {
    const chance = random("regular");
    const regular = Array.from({ length: 800 }, () => {
      const T = 700 * chance.uniform();
      const x = Math.floor(Math.min(T, chance.exponential(chance.gamma(0.6, 100))) / 40);
      return [x, 40 * x, T];
    });
    expect(fitted(frameOf(regular)).atBound).toEqual(["r"]);
    const synchronous = Array.from({ length: 800 }, () => {
      const T = 700 * chance.uniform();
      const rate = chance.gamma(1, 20);
      let [x, last] = [0, 0];
      for (let t = chance.exponential(rate); t < Math.min(T, 300); t += chance.exponential(rate)) {
        x += 1;
        last = t;
      }
      return [x, last, T];
    });
    expect(fitted(frameOf(synchronous)).atBound).toEqual(["s"]);
  });

  test("shrunk has an answer for any company with some time observed, and gives way to many customers", () => {
    for (const rows of [
      [[0, 0, 30]],
      [[3, 10, 20, 7]],
      [
        [0, 0, 20, 5],
        [400, 300, 365],
      ],
    ]) {
      const fit = fitted(frameOf(rows), { isShrunk: true });
      for (const name of names) expect(fit.standardErrors[name]).toBeGreaterThan(0);
    }
    const { frame } = simulate(
      { r: 0.9, alpha: 40, s: 1.1, beta: 200 },
      {
        customers: 20_000,
        longest: 700,
        seed: "many",
      },
    );
    const shrunk = fitted(frame, { isShrunk: true });
    const free = fitted(frame);
    for (const name of names) {
      const off = Math.abs(Math.log(shrunk.params[name] / free.params[name]));
      expect(off).toBeLessThan(0.2 * free.logStandardErrors[name]!);
    }
  });

  test("any possible customers give finite parameters or a reason, never a silent number", () => {
    const customer = fc
      .record({
        x: fc.oneof(fc.nat(3), fc.nat(10_000)),
        last: fc.double({ min: 0, max: 1, noNaN: true }),
        T: fc.nat(10_957),
      })
      .map(({ x, last, T }) => [T === 0 ? 0 : x, x === 0 ? 0 : Math.round(last * T), T, 1]);
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 25 }), (rows) => {
        const fit = paretoNbd.fit(frameOf(rows));
        if (fit.state === "refused") {
          expect(fit.reason).toMatch(/^(no |fewer |did not converge: )/);
          return;
        }
        expect(fit.convergence).toMatch(/^converged/);
        expect(fit.logLikelihood).not.toBeNaN();
        expect(Object.values(fit.params).every((value) => value > 0 && Number.isFinite(value))).toBe(true);
        const scored = paretoNbd.conditionalExpectedPurchases(fit.params, frameOf(rows), [365])[0]!;
        expect(scored.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  test("names the first row that no customer could have", () => {
    expect(() =>
      paretoNbd.fit(
        frameOf([
          [1, 5, 10],
          [2, 50, 40],
        ]),
      ),
    ).toThrow("recency is outside 0 to T: 50 of 40 in row 1");
    expect(() => paretoNbd.pAlive({ r: 1, alpha: 1, s: 1, beta: 1 }, single(1.5, 5, 10))).toThrow(
      "frequency is not a whole count: 1.5 in row 0",
    );
  });
});
