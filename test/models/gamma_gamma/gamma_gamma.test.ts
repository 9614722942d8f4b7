import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { expectedSpend, populationMean } from "../../../models/gamma_gamma/expected_spend.ts";
import { fitGammaGamma } from "../../../models/gamma_gamma/fit.ts";
import { spendLogLikelihood } from "../../../models/gamma_gamma/likelihood.ts";
import { gammaGammaReference as reference } from "../../../models/gamma_gamma/reference.ts";
import { collapseSpends } from "../../../models/gamma_gamma/spends.ts";
import { cdnow, hasCdnow } from "../cdnow.ts";
import { relativeError } from "../numeric/golden.ts";
import { golden, spendFrame } from "./golden.ts";

function fitted(fit: ReturnType<typeof fitGammaGamma>) {
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
}

const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const shape = fc.double({ min: 0.02, max: 50, noNaN: true });

describe("the likelihood of spend", () => {
  test("agrees with 40-digit values from a cent to a million", () => {
    for (const [p, q, v, x, m, log] of golden.spends) {
      const one = collapseSpends(spendFrame([[x!, m!]]));
      expect(relativeError(spendLogLikelihood(one)(Float64Array.of(p!, q!, v!)).value, log!)).toBeLessThan(
        1e-12,
      );
    }
  });

  test("its gradient and Hessian are those of finite differences", () => {
    const of = spendLogLikelihood(collapseSpends(spendFrame(golden.fit.rows)));
    fc.assert(
      fc.property(shape, shape, shape, (p, q, v) => {
        const params = Float64Array.of(p, q, v);
        const { gradient, hessian } = of(params);
        const inLogs = (h: number, k: number) => h * params[Math.floor(k / 3)]! * params[k % 3]!;
        const scale = Math.sqrt(hessian.reduce((sum, h, k) => sum + inLogs(h, k) ** 2, 0));
        for (let i = 0; i < 3; i++) {
          const h = 1e-4 * params[i]!;
          const [up, down] = [h, -h].map((d) => of(params.map((value, j) => (j === i ? value + d : value))));
          const slope = (up!.value - down!.value) / (2 * h);
          expect(Math.abs(gradient[i]! - slope) * params[i]!).toBeLessThan(1e-5 * scale);
          for (let j = 0; j < 3; j++) {
            const curve = (up!.gradient[j]! - down!.gradient[j]!) / (2 * h);
            expect(Math.abs(inLogs(hessian[3 * i + j]! - curve, 3 * i + j))).toBeLessThan(1e-6 * scale);
          }
        }
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe("fitting spend", () => {
  const weighted = spendFrame(golden.fit.rows);
  const base = fitted(fitGammaGamma(weighted));

  test("finds the maximum where 30-digit arithmetic puts it", () => {
    expect(base.convergence).toBe("converged");
    expect(relativeError(base.logLikelihood, golden.fit.logLikelihood)).toBeLessThan(1e-12);
    Object.values(base.params).forEach((value, i) => {
      expect(relativeError(value, golden.fit.params[i]!)).toBeLessThan(1e-6);
    });
  });

  test("in cents, euros or rupiah is the same fit", () => {
    for (const unit of [100, 1 / 17_000]) {
      const other = fitted(fitGammaGamma({ ...weighted, monetary: weighted.monetary.map((m) => m * unit) }));
      expect(relativeError(other.params.p, base.params.p)).toBeLessThan(1e-8);
      expect(relativeError(other.params.q, base.params.q)).toBeLessThan(1e-8);
      expect(relativeError(other.params.v, base.params.v * unit)).toBeLessThan(1e-8);
      expect(relativeError(other.standardErrors.v!, base.standardErrors.v! * unit)).toBeLessThan(1e-6);
      expect(other.logLikelihood).toBeCloseTo(base.logLikelihood - base.customers * Math.log(unit), 6);
      expect(other.correlation).toBeCloseTo(base.correlation!, 10);
    }
  });

  test("does not see the order of customers, equal ones repeated, nor customers without known spend", () => {
    const repeated = golden.fit.rows.flatMap(([x, m, n]) => Array.from({ length: n! }, () => [x!, m!]));
    const without = [
      [0, Number.NaN],
      [0, 0],
      [3, -12],
      [2, 0],
      [1, Number.NaN],
    ];
    const shuffled = random("order").shuffle([...repeated, ...without]);
    expect(fitted(fitGammaGamma(spendFrame(shuffled)))).toEqual(base);
    expect(base.customers).toBe(repeated.length);
  });

  test("recovers the parameters of 30,000 simulated customers within four standard errors", () => {
    const chance = random("spend");
    const truth = { p: 4, q: 3.2, v: 25 };
    const rows = Array.from({ length: 30_000 }, () => {
      const x = 1 + chance.poisson(2);
      return [x, chance.gamma(truth.p * x, chance.gamma(truth.q, truth.v) * x)];
    });
    const fit = fitted(fitGammaGamma(spendFrame(rows)));
    for (const name of ["p", "q", "v"] as const) {
      const error = fit.logStandardErrors[name]!;
      expect(error).toBeLessThan(0.1);
      expect(Math.abs(Math.log(fit.params[name] / truth[name]))).toBeLessThan(4 * error);
    }
    expect(Math.abs(fit.correlation!)).toBeLessThan(0.03);
    expect(fit.populationMean.state).toBe("exists");
  });

  test("refuses, with the reason, what cannot tell three parameters", () => {
    expect(
      fitGammaGamma(
        spendFrame([
          [0, 0],
          [2, -5],
        ]),
      ),
    ).toEqual({
      state: "refused",
      reason: "no customer has a repeat purchase with a spend above 0",
    });
    expect(
      fitGammaGamma(
        spendFrame([
          [1, 10],
          [1, 20],
        ]),
      ),
    ).toEqual({
      state: "refused",
      reason: "fewer distinct spends than parameters: 2 of 3",
    });
    expect(
      fitGammaGamma(
        spendFrame([
          [1, 10],
          [2, 10],
          [3, 10],
        ]),
      ),
    ).toEqual({
      state: "refused",
      reason: "every customer spends the same: 10",
    });
    expect(() => fitGammaGamma(spendFrame([[1.5, 10]]))).toThrow(
      "frequency is not a whole count: 1.5 in row 0",
    );
    expect(() => fitGammaGamma(spendFrame([[1, Number.POSITIVE_INFINITY]]))).toThrow(
      "monetary is not an amount",
    );
  });

  test("any possible spends give finite parameters or a reason", () => {
    const row = fc.tuple(fc.oneof(fc.nat(3), fc.nat(3000)), amount);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
        const fit = fitGammaGamma(spendFrame(rows));
        if (fit.state === "refused") {
          expect(fit.reason).toMatch(/^(no |fewer |every |did not converge: )/);
          return;
        }
        expect(Object.values(fit.params).every((value) => value > 0 && Number.isFinite(value))).toBe(true);
        expect(fit.logLikelihood).not.toBeNaN();
      }),
      { numRuns: 60, seed: 2 },
    );
  });
});

describe("expected spend", () => {
  test("agrees with the mean of the posterior to 40 digits", () => {
    for (const [p, q, v, x, m, , expected] of golden.spends) {
      const [value] = expectedSpend({ p: p!, q: q!, v: v! }, 30, spendFrame([[x!, m!]]));
      expect(relativeError(value!, expected!)).toBeLessThan(1e-12);
    }
  });

  test("lies between the population's mean and the customer's own, nearer to the own the more is known", () => {
    const params = fc.record({ p: shape, q: shape, v: amount });
    fc.assert(
      fc.property(params, amount, fc.integer({ min: 1, max: 3000 }), amount, (model, observedMean, x, m) => {
        const [none, some, more] = expectedSpend(
          model,
          observedMean,
          spendFrame([
            [0, Number.NaN],
            [x, m],
            [x + 1, m],
          ]),
        );
        const population = populationMean(model);
        expect(none).toBe(population.state === "exists" ? population.value : observedMean);
        expect(some! >= Math.min(none!, m) * (1 - 1e-12) && some! <= Math.max(none!, m) * (1 + 1e-12)).toBe(
          true,
        );
        expect(Math.abs(more! - m)).toBeLessThanOrEqual(Math.abs(some! - m) * (1 + 1e-9) + 1e-12 * m);
      }),
      { seed: 3 },
    );
  });

  test("falls back to the mean seen where the model has none, and says that it has none", () => {
    const wide = { p: 2, q: 0.8, v: 10 };
    expect(populationMean(wide)).toEqual({ state: "does not exist", q: 0.8 });
    const [none, own] = expectedSpend(
      wide,
      40,
      spendFrame([
        [0, 0],
        [1, 70],
      ]),
    );
    expect(none).toBe(40);
    expect(own).toBeCloseTo((0.8 * 40 + 2 * 70) / 2.8, 12);
  });
});

describe.skipIf(!hasCdnow)(
  "Gamma-Gamma, published numbers on the CDNOW sample (needs ../shared/reference)",
  () => {
    test(`${reference.estimates.source}; ${reference.logLikelihood.source}; ${reference.firstTen.source}`, () => {
      const sample = cdnow(7);
      const fit = fitted(fitGammaGamma(sample));
      expect(fit.customers).toBe(reference.estimates.customers);
      for (const name of ["p", "q", "v"] as const) {
        expect(Math.abs(fit.params[name] - reference.estimates.params[name])).toBeLessThan(6e-3);
      }
      expect(relativeError(fit.logLikelihood, reference.logLikelihood.value)).toBeLessThan(1e-7);
      const { expected, tolerance } = reference.firstTen;
      const spend = expectedSpend(fit.params, fit.observedMean, sample);
      expected.forEach((value, i) => {
        expect(Math.abs(spend[i]! - value)).toBeLessThan(tolerance);
      });
    });
  },
);
