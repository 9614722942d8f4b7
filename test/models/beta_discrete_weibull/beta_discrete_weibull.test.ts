import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaDiscreteWeibull as bdw } from "../../../models/beta_discrete_weibull/beta_discrete_weibull.ts";
import { betaDiscreteWeibullLogLikelihood } from "../../../models/beta_discrete_weibull/likelihood.ts";
import { betaDiscreteWeibullReference as reference } from "../../../models/beta_discrete_weibull/reference.ts";
import { countsOfSurvivors, risksOf } from "../../../models/renewal/counts.ts";
import { sbg } from "../../../models/sbg/sbg.ts";
import { relativeError } from "../numeric/golden.ts";
import { hasRetention, retentionTable, simulate } from "../renewal/simulate.ts";

interface Golden {
  survival: number[][];
  retention: number[][];
  del: number[][];
  derl: number[][];
  fit: { lost: number[]; censored: number[]; params: number[]; logLikelihood: number };
}

/** Computed to 25 digits or more by mpmath: survival from its definition, lifetimes by plain sums. */
const golden: Golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8"));

const counts = (lost: readonly number[], censored: readonly number[]) => ({
  lost: Float64Array.from(lost),
  censored: Float64Array.from(censored),
});
const paramsOf = ([gamma, delta, c]: readonly number[]) => ({ gamma: gamma!, delta: delta!, c: c! });

function fitted(fit: ReturnType<typeof bdw.fit>) {
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
}

const shape = fc.double({ min: 0.02, max: 200, noNaN: true });
const exponent = fc.double({ min: 0.2, max: 4, noNaN: true });
const rate = fc.double({ min: 1e-4, max: 2, noNaN: true });

describe("projections with duration dependence", () => {
  test("survival and retention agree with 90-digit values", () => {
    for (const row of golden.survival) {
      expect(relativeError(bdw.survival(paramsOf(row), row[3]!), row[4]!)).toBeLessThan(1e-10);
    }
    for (const row of golden.retention) {
      expect(relativeError(bdw.retention(paramsOf(row), row[3]!), row[4]!)).toBeLessThan(1e-10);
    }
  });

  test("lifetimes agree with sums of thousands of terms, discounted or not", () => {
    for (const row of golden.del) {
      expect(relativeError(bdw.discountedLifetime(paramsOf(row), row[3]!), row[4]!)).toBeLessThan(1e-10);
    }
    for (const row of golden.derl) {
      const value = bdw.residualLifetime(paramsOf(row), row[3]! - 1, row[4]!);
      expect(relativeError(value, row[5]!)).toBeLessThan(1e-10);
    }
  });

  test("with c = 1 it is the sBG, in closed form", () => {
    fc.assert(
      fc.property(shape, shape, rate, fc.integer({ min: 0, max: 80 }), (gamma, delta, discount, renewals) => {
        const general = { gamma, delta, c: 1 };
        const simple = { alpha: gamma, beta: delta };
        expect(
          relativeError(bdw.discountedLifetime(general, discount), sbg.discountedLifetime(simple, discount)),
        ).toBeLessThan(1e-10);
        expect(
          relativeError(
            bdw.residualLifetime(general, renewals, discount),
            sbg.residualLifetime(simple, renewals, discount),
          ),
        ).toBeLessThan(1e-10);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test("a residual lifetime is this renewal and the discounted rest", () => {
    fc.assert(
      fc.property(shape, shape, exponent, rate, fc.integer({ min: 0, max: 60 }), (gamma, delta, c, d, n) => {
        const params = { gamma, delta, c };
        const rest = bdw.residualLifetime(params, n + 1, d) / (1 + d);
        expect(
          relativeError(bdw.residualLifetime(params, n, d), bdw.retention(params, n + 1) * (1 + rest)),
        ).toBeLessThan(1e-9);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  test("an infinite lifetime is infinite, a discounted one never", () => {
    expect(bdw.discountedLifetime({ gamma: 0.5, delta: 2, c: 2 }, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(bdw.discountedLifetime({ gamma: 0.01, delta: 2, c: 0.1 }, 1e-6)).toBeLessThan(1e6 + 1.5);
    expect(() => bdw.residualLifetime({ gamma: 1, delta: 2, c: 1 }, 0, Number.NaN)).toThrow(
      "discount rate is not at or above 0: NaN",
    );
  });
});

describe("fitting it", () => {
  const base = counts(golden.fit.lost, golden.fit.censored);

  test("finds the maximum where 40-digit arithmetic puts it, above the sBG's", () => {
    const fit = fitted(bdw.fit(base));
    expect(fit.convergence).toBe("converged");
    expect(relativeError(fit.logLikelihood, golden.fit.logLikelihood)).toBeLessThan(1e-12);
    Object.values(fit.params).forEach((value, i) => {
      expect(relativeError(value, golden.fit.params[i]!)).toBeLessThan(1e-5);
    });
    const simple = sbg.fit(base);
    expect(simple.state === "fitted" && simple.logLikelihood < fit.logLikelihood).toBe(true);
  });

  test("the gradient and Hessian are those of finite differences", () => {
    const of = betaDiscreteWeibullLogLikelihood(risksOf(base));
    fc.assert(
      fc.property(shape, shape, exponent, (gamma, delta, c) => {
        const at = Float64Array.of(gamma, delta, c);
        const { gradient, hessian } = of(at);
        const scale = 1 + Math.hypot(...hessian.map((h, k) => h * at[Math.floor(k / 3)]! * at[k % 3]!));
        for (let i = 0; i < 3; i++) {
          const h = 1e-4 * at[i]!;
          const [up, down] = [h, -h].map((d) => of(at.map((v, j) => (j === i ? v + d : v))));
          const slope = (up!.value - down!.value) / (2 * h);
          expect(Math.abs(gradient[i]! - slope) * at[i]!).toBeLessThan(1e-5 * scale);
          for (let j = 0; j < 3; j++) {
            const curve = (up!.gradient[j]! - down!.gradient[j]!) / (2 * h);
            expect(Math.abs(hessian[3 * i + j]! - curve) * at[i]! * at[j]!).toBeLessThan(1e-5 * scale);
          }
        }
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  test("recovers the parameters of 1,500 customers within three standard errors in 95 of 100 companies", () => {
    const truth = { gamma: 0.9, delta: 3, c: 1.5 };
    let within = 0;
    for (let seed = 0; seed < 100; seed++) {
      const made = simulate({ a: 0.9, b: 3, c: 1.5 }, { customers: 1500, periods: 9, seed: `bdw ${seed}` });
      const fit = fitted(bdw.fit(made));
      const near = (["gamma", "delta", "c"] as const).every((name) => {
        const error = fit.logStandardErrors[name];
        return error !== null && Math.abs(Math.log(fit.params[name] / truth[name])) < 3 * error;
      });
      if (near) within += 1;
    }
    expect(within).toBeGreaterThanOrEqual(95);
  });

  test("refuses, with the reason, what cannot tell three parameters", () => {
    const reasonOf = (lost: number[], censored: number[]) => {
      const fit = bdw.fit(counts(lost, censored));
      return fit.state === "refused" ? fit.reason : fit.state;
    };
    expect(reasonOf([10, 5], [20, 60])).toBe("fewer than 3 periods with customers at risk: 2");
    expect(reasonOf([0, 0, 0], [5, 0, 40])).toBe("nobody was lost");
    expect(reasonOf([40, 0, 0], [0, 0, 0])).toBe("everybody was lost in period 1");
    expect(reasonOf([], [])).toBe("no customer was watched for a whole period");
  });

  test("any counts give finite parameters and lifetimes or a reason", () => {
    const many = fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 30 });
    fc.assert(
      fc.property(many, (rows) => {
        const fit = bdw.fit(
          counts(
            rows.map((row) => row[0]),
            rows.map((row) => row[1]),
          ),
        );
        if (fit.state === "refused") {
          expect(fit.reason).toMatch(/^(no |nobody |everybody |fewer |did not converge)/);
          return;
        }
        expect(Object.values(fit.params).every((v) => v > 0 && Number.isFinite(v))).toBe(true);
        expect(bdw.residualLifetime(fit.params, 3, 0.1)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});

describe.skipIf(!hasRetention)("beta-discrete-Weibull, checked numbers (needs ../shared/reference)", () => {
  test(reference.source, () => {
    for (const segment of ["regular", "highEnd"] as const) {
      const fit = fitted(bdw.fit(countsOfSurvivors(retentionTable()[segment].slice(0, reference.years + 1))));
      const { params, logLikelihood } = reference[segment];
      expect(relativeError(fit.logLikelihood, logLikelihood)).toBeLessThan(1e-8);
      for (const name of ["gamma", "delta", "c"] as const) {
        expect(relativeError(fit.params[name], params[name])).toBeLessThan(1e-4);
      }
    }
  });
});
