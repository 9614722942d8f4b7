import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsOfSurvivors, poolCounts, risksOf } from "../../../models/renewal/counts.ts";
import { sbgLogLikelihood } from "../../../models/sbg/likelihood.ts";
import { sbgReference as reference } from "../../../models/sbg/reference.ts";
import { sbg } from "../../../models/sbg/sbg.ts";
import { relativeError } from "../numeric/golden.ts";
import { hasRetention, retentionTable, simulate } from "../renewal/simulate.ts";

interface Golden {
  survival: number[][];
  del: number[][];
  derl: number[][];
  fit: { lost: number[]; censored: number[]; params: number[]; logLikelihood: number };
}

/** Computed to 40 digits by mpmath from the defining formulae. */
const golden: Golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8"));

const column = (values: readonly number[]) => Float64Array.from(values);
const counts = (lost: readonly number[], censored: readonly number[]) => ({
  lost: column(lost),
  censored: column(censored),
});

function fitted(fit: ReturnType<typeof sbg.fit>) {
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
}

const shape = fc.double({ min: 0.01, max: 500, noNaN: true });
const rate = fc.double({ min: 1e-4, max: 2, noNaN: true });

describe("sBG's projections", () => {
  test("agree with 40-digit values, from one customer like all to nobody like another", () => {
    for (const [alpha, beta, t, expected] of golden.survival) {
      expect(relativeError(sbg.survival({ alpha: alpha!, beta: beta! }, t!), expected!)).toBeLessThan(1e-11);
    }
    for (const [alpha, beta, discount, expected] of golden.del) {
      const value = sbg.discountedLifetime({ alpha: alpha!, beta: beta! }, discount!);
      expect(relativeError(value, expected!)).toBeLessThan(1e-12);
    }
    for (const [alpha, beta, n, discount, expected] of golden.derl) {
      const value = sbg.residualLifetime({ alpha: alpha!, beta: beta! }, n! - 1, discount!);
      expect(relativeError(value, expected!)).toBeLessThan(1e-12);
    }
  });

  test("survival is the product of retentions, which rise with tenure", () => {
    fc.assert(
      fc.property(shape, shape, (alpha, beta) => {
        let product = 1;
        let before = 0;
        for (let t = 1; t <= 20; t++) {
          const retention = sbg.retention({ alpha, beta }, t);
          expect(retention).toBeGreaterThanOrEqual(before);
          product *= retention;
          before = retention;
          expect(relativeError(sbg.survival({ alpha, beta }, t), product)).toBeLessThan(1e-10);
        }
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  test("a lifetime is the period that is here and the discounted rest; so is every residual one", () => {
    fc.assert(
      fc.property(shape, shape, rate, fc.integer({ min: 0, max: 200 }), (alpha, beta, discount, renewals) => {
        const params = { alpha, beta };
        const rest = sbg.residualLifetime(params, 0, discount) / (1 + discount);
        expect(relativeError(sbg.discountedLifetime(params, discount), 1 + rest)).toBeLessThan(1e-11);
        const next = sbg.residualLifetime(params, renewals + 1, discount) / (1 + discount);
        expect(
          relativeError(
            sbg.residualLifetime(params, renewals, discount),
            sbg.retention(params, renewals + 1) * (1 + next),
          ),
        ).toBeLessThan(1e-11);
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  test("without a discount a lifetime is a mean, or infinite and says so", () => {
    expect(sbg.discountedLifetime({ alpha: 3, beta: 5 }, 0)).toBeCloseTo(3.5, 12);
    expect(sbg.discountedLifetime({ alpha: 1, beta: 5 }, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(() => sbg.discountedLifetime({ alpha: 1, beta: 1 }, -0.1)).toThrow(
      "discount rate is not at or above 0: -0.1",
    );
  });
});

describe("fitting sBG", () => {
  const base = counts(golden.fit.lost, golden.fit.censored);

  test("finds the maximum where 40-digit arithmetic puts it", () => {
    const fit = fitted(sbg.fit(base));
    expect(fit.convergence).toBe("converged");
    expect(relativeError(fit.logLikelihood, golden.fit.logLikelihood)).toBeLessThan(1e-12);
    expect(relativeError(fit.params.alpha, golden.fit.params[0]!)).toBeLessThan(1e-6);
    expect(relativeError(fit.params.beta, golden.fit.params[1]!)).toBeLessThan(1e-6);
  });

  test("the gradient and Hessian are those of finite differences", () => {
    const of = sbgLogLikelihood(risksOf(base));
    fc.assert(
      fc.property(shape, shape, (alpha, beta) => {
        const at = Float64Array.of(alpha, beta);
        const { gradient, hessian } = of(at);
        for (let i = 0; i < 2; i++) {
          const h = 1e-5 * at[i]!;
          const [up, down] = [h, -h].map((d) => of(at.map((v, j) => (j === i ? v + d : v))));
          const slope = (up!.value - down!.value) / (2 * h);
          expect(Math.abs(gradient[i]! - slope) * at[i]!).toBeLessThan(1e-3);
          for (let j = 0; j < 2; j++) {
            const curve = (up!.gradient[j]! - down!.gradient[j]!) / (2 * h);
            expect(Math.abs(hessian[2 * i + j]! - curve) * at[i]! * at[j]!).toBeLessThan(1e-3);
          }
        }
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  test("pooling cohorts of different ages is adding up their counts; doubling all halves the variance", () => {
    const one = countsOfSurvivors([500, 420, 380, 350]);
    const other = countsOfSurvivors([300, 250, 230, 215, 205, 198]);
    const pooled = poolCounts([one, other]);
    expect([...pooled.lost]).toEqual([130, 60, 45, 10, 7]);
    expect([...pooled.censored]).toEqual([0, 0, 350, 0, 198]);
    const fit = fitted(sbg.fit(pooled));
    const twice = fitted(sbg.fit(poolCounts([pooled, pooled])));
    expect(relativeError(twice.params.alpha, fit.params.alpha)).toBeLessThan(1e-6);
    expect(twice.standardErrors.alpha! * Math.SQRT2).toBeCloseTo(fit.standardErrors.alpha!, 4);
    expect(fit.customers).toBe(800);
  });

  test("recovers the parameters of 500 customers within three standard errors in 95 of 100 companies", () => {
    const truth = { alpha: 0.8, beta: 2.4 };
    let within = 0;
    for (let seed = 0; seed < 100; seed++) {
      const made = simulate({ a: 0.8, b: 2.4 }, { customers: 500, periods: 8, seed: `sbg ${seed}` });
      const fit = fitted(sbg.fit(made));
      const near = (["alpha", "beta"] as const).every(
        (name) => Math.abs(Math.log(fit.params[name] / truth[name])) < 3 * fit.logStandardErrors[name]!,
      );
      if (near) within += 1;
    }
    expect(within).toBeGreaterThanOrEqual(95);
  });

  test("refuses, with the reason, what cannot tell two parameters", () => {
    const reasonOf = (lost: number[], censored: number[]) => {
      const fit = sbg.fit(counts(lost, censored));
      return fit.state === "refused" ? fit.reason : fit.state;
    };
    expect(reasonOf([], [])).toBe("no customer was watched for a whole period");
    expect(reasonOf([0, 0, 0], [5, 0, 40])).toBe("nobody was lost");
    expect(reasonOf([40, 0, 0], [0, 0, 0])).toBe("everybody was lost in period 1");
    expect(reasonOf([40], [60])).toBe("fewer than 2 periods with customers at risk: 1");
    expect(reasonOf([40, 0], [60, 0])).toBe("fewer than 2 periods with customers at risk: 1");
    expect(() => sbg.fit(counts([5, -1], [0, 3]))).toThrow("lost is not a count: -1 in period 2");
    expect(() => sbg.fit(counts([5], [0, 3]))).toThrow("columns differ in length: lost 1, censored 2");
    expect(() => countsOfSurvivors([10, 12])).toThrow("survivors rise: 10 to 12 in period 1");
  });

  test("says that it ran to a bound where customers do not differ, and is the geometric then", () => {
    const fit = fitted(sbg.fit(countsOfSurvivors([1000, 900, 810, 729, 656.1, 590.49])));
    expect(fit.convergence).toBe("converged at a bound");
    expect(fit.atBound).toEqual(["alpha"]);
    expect(fit.standardErrors.alpha).toBeNull();
    expect(sbg.retention(fit.params, 3)).toBeCloseTo(0.9, 4);
  });

  test("any counts give finite parameters or a reason", () => {
    const many = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { maxLength: 40 });
    fc.assert(
      fc.property(many, (rows) => {
        const fit = sbg.fit(
          counts(
            rows.map((row) => row[0]),
            rows.map((row) => row[1]),
          ),
        );
        if (fit.state === "refused") {
          expect(fit.reason).toMatch(/^(no |nobody |everybody |fewer )/);
          return;
        }
        expect(Object.values(fit.params).every((v) => v > 0 && Number.isFinite(v))).toBe(true);
        expect(sbg.residualLifetime(fit.params, 3, 0.1)).toBeGreaterThan(0);
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});

describe.skipIf(!hasRetention)("sBG, published numbers (needs ../shared/reference)", () => {
  const fitOf = (segment: "regular" | "highEnd") =>
    fitted(sbg.fit(countsOfSurvivors(retentionTable()[segment].slice(0, reference[segment].years + 1))));

  test(`${reference.regular.source}; ${reference.highEnd.source}`, () => {
    for (const segment of ["regular", "highEnd"] as const) {
      const { params } = fitOf(segment);
      const published = reference[segment].params;
      expect(Math.abs(params.alpha - published.alpha)).toBeLessThan(6e-4);
      expect(Math.abs(params.beta - published.beta)).toBeLessThan(6e-4);
      const projected = sbg.survival(params, 12);
      const error = 100 * Math.abs(projected / (retentionTable()[segment][12]! / 1000) - 1);
      expect(Math.abs(error - reference.yearTwelve[segment])).toBeLessThan(0.5);
    }
  });

  test(`${reference.projection.source}; ${reference.residualLifetime.source}`, () => {
    const { params } = fitOf("highEnd");
    const { years, survival } = reference.projection;
    years.forEach((year, i) => {
      expect(Math.abs(sbg.survival(params, year) - survival[i]!)).toBeLessThan(6e-4);
    });
    const { renewals, discount, expected } = reference.residualLifetime;
    expect(Math.abs(sbg.residualLifetime(params, renewals, discount) - expected)).toBeLessThan(5e-3);
  });
});
