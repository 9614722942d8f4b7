import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { expectedSpend } from "../../../models/gamma_gamma/expected_spend.ts";
import { spendLogLikelihood } from "../../../models/gamma_gamma/likelihood.ts";
import { spendPosterior } from "../../../models/gamma_gamma/posterior.ts";
import { collapseSpends } from "../../../models/gamma_gamma/spends.ts";
import { expectedSpendByFrequency } from "../../../models/spend_by_frequency/expected_spend.ts";
import { fitSpendByFrequency } from "../../../models/spend_by_frequency/fit.ts";
import { spendByFrequencyLogLikelihood } from "../../../models/spend_by_frequency/likelihood.ts";
import { scaleOf } from "../../../models/spend_by_frequency/params.ts";
import { golden, spendFrame } from "../gamma_gamma/golden.ts";
import { relativeError } from "../numeric/golden.ts";

function fitted(fit: ReturnType<typeof fitSpendByFrequency>) {
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
}

const truth = { p: 4, q: 3.2, v: 25 };

/** Customers whose rate is drawn at a scale that grows with their purchase days. */
function simulate(customers: number, elasticity: number, seed: string): number[][] {
  const chance = random(seed);
  return Array.from({ length: customers }, () => {
    const x = 1 + chance.poisson(2);
    return [x, chance.gamma(truth.p * x, chance.gamma(truth.q, truth.v * (1 + x) ** elasticity) * x)];
  });
}

const shape = fc.double({ min: 0.05, max: 50, noNaN: true });
const slope = fc.double({ min: -1.5, max: 1.5, noNaN: true });

describe("the likelihood of spend by frequency", () => {
  const spends = collapseSpends(spendFrame(golden.fit.rows));

  test("is Gamma-Gamma's where the elasticity is 0", () => {
    const simple = spendLogLikelihood(spends);
    const general = spendByFrequencyLogLikelihood(spends);
    fc.assert(
      fc.property(shape, shape, shape, (p, q, v) => {
        const one = simple(Float64Array.of(p, q, v));
        const other = general(Float64Array.of(p, q, v, 1));
        expect(relativeError(other.value, one.value)).toBeLessThan(1e-13);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test("its gradient and Hessian are those of finite differences", () => {
    const of = spendByFrequencyLogLikelihood(spends);
    fc.assert(
      fc.property(shape, shape, shape, slope, (p, q, v, elasticity) => {
        const params = Float64Array.of(p, q, v, Math.exp(elasticity));
        const { gradient, hessian } = of(params);
        const inLogs = (h: number, k: number) => h * params[Math.floor(k / 4)]! * params[k % 4]!;
        const scale = Math.sqrt(hessian.reduce((sum, h, k) => sum + inLogs(h, k) ** 2, 0));
        for (let i = 0; i < 4; i++) {
          const h = 1e-4 * params[i]!;
          const [up, down] = [h, -h].map((d) => of(params.map((value, j) => (j === i ? value + d : value))));
          expect(Math.abs(gradient[i]! - (up!.value - down!.value) / (2 * h)) * params[i]!).toBeLessThan(
            1e-5 * scale,
          );
          for (let j = 0; j < 4; j++) {
            const curve = (up!.gradient[j]! - down!.gradient[j]!) / (2 * h);
            expect(Math.abs(inLogs(hessian[4 * i + j]! - curve, 4 * i + j))).toBeLessThan(1e-6 * scale);
          }
        }
      }),
      { numRuns: 40, seed: 2 },
    );
  });
});

describe("fitting spend by frequency", () => {
  test("recovers the parameters of 2,000 customers within three standard errors in 95 of 100 companies", () => {
    let within = 0;
    for (let seed = 0; seed < 100; seed++) {
      const fit = fitted(fitSpendByFrequency(spendFrame(simulate(2000, 0.3, `spend ${seed}`))));
      const near =
        Math.abs(fit.params.elasticity - 0.3) < 3 * fit.standardErrors.elasticity! &&
        (["p", "q", "v"] as const).every(
          (name) =>
            Math.abs(Math.log(fit.params[name] / truth[name])) <
            (3 * fit.standardErrors[name]!) / fit.params[name],
        );
      if (near) within += 1;
    }
    expect(within).toBeGreaterThanOrEqual(95);
  });

  test("its test finds dependence where it is, and where there is none is wrong in about one of a hundred", () => {
    let found = 0;
    let wrong = 0;
    for (let seed = 0; seed < 100; seed++) {
      const rejects = (elasticity: number) =>
        fitted(fitSpendByFrequency(spendFrame(simulate(500, elasticity, `test ${elasticity} ${seed}`))))
          .likelihoodRatio.pValue < 0.01;
      if (rejects(0)) wrong += 1;
      if (rejects(0.5)) found += 1;
    }
    expect(wrong).toBeLessThanOrEqual(5);
    expect(found).toBeGreaterThanOrEqual(95);
  });

  test("in cents or rupiah, and in any order of customers, is the same fit", () => {
    const rows = simulate(800, -0.2, "unit");
    const base = fitted(fitSpendByFrequency(spendFrame(rows)));
    const shuffled = fitted(fitSpendByFrequency(spendFrame(random("order").shuffle(rows))));
    expect(shuffled).toEqual(base);
    const cents = fitted(fitSpendByFrequency(spendFrame(rows.map(([x, m]) => [x!, 100 * m!]))));
    expect(relativeError(cents.params.elasticity, base.params.elasticity)).toBeLessThan(1e-6);
    expect(relativeError(cents.params.v, 100 * base.params.v)).toBeLessThan(1e-6);
    expect(relativeError(cents.observedMean, 100 * base.observedMean)).toBeLessThan(1e-6);
    expect(Math.abs(cents.likelihoodRatio.statistic - base.likelihoodRatio.statistic)).toBeLessThan(1e-5);
  });

  test("refuses, with the reason, what cannot tell four parameters", () => {
    const reasonOf = (rows: number[][]) => {
      const fit = fitSpendByFrequency(spendFrame(rows));
      return fit.state === "refused" ? fit.reason : fit.state;
    };
    expect(reasonOf([[0, 0]])).toBe("no customer has a repeat purchase with a spend above 0");
    expect(
      reasonOf([
        [2, 10],
        [2, 20],
        [2, 35],
        [2, 7],
      ]),
    ).toBe("every customer has bought equally often");
  });
});

describe("expected spend by frequency", () => {
  const params = fc.record({ p: shape, q: shape, v: shape, elasticity: slope });

  test("is the posterior mean; of a one-time buyer the prior's, at the scale of one purchase day", () => {
    fc.assert(
      fc.property(params, fc.integer({ min: 1, max: 300 }), shape, (model, x, m) => {
        fc.pre(model.q > 1.01);
        const frame = spendFrame([
          [0, Number.NaN],
          [x, m],
        ]);
        const [none, some] = expectedSpendByFrequency(model, 30, frame);
        expect(relativeError(none!, (model.p * model.v) / (model.q - 1))).toBeLessThan(1e-12);
        const { p, shape: shapes, scale } = spendPosterior(model, frame, (count) => scaleOf(model, count));
        expect(relativeError(some!, (p * scale[1]!) / (shapes[1]! - 1))).toBeLessThan(1e-11);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  test("is Gamma-Gamma's where the elasticity is 0, and between the two means always", () => {
    fc.assert(
      fc.property(params, fc.integer({ min: 0, max: 300 }), shape, (model, x, m) => {
        const frame = spendFrame([[x, x === 0 ? Number.NaN : m]]);
        const flat = { ...model, elasticity: 0 };
        expect(
          relativeError(expectedSpendByFrequency(flat, 30, frame)[0]!, expectedSpend(flat, 30, frame)[0]!),
        ).toBeLessThan(1e-12);
        const [value] = expectedSpendByFrequency(model, 30, frame);
        const [peers] = expectedSpendByFrequency(model, 30, spendFrame([[x, Number.NaN]]));
        const bounds = [peers!, x === 0 ? peers! : m];
        expect(value!).toBeGreaterThanOrEqual(Math.min(...bounds) * (1 - 1e-12));
        expect(value!).toBeLessThanOrEqual(Math.max(...bounds) * (1 + 1e-12));
      }),
      { numRuns: 100, seed: 4 },
    );
  });
});
