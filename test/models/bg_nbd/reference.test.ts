import { describe, expect, test } from "vitest";
import { bgNbd } from "../../../models/bg_nbd/bg_nbd.ts";
import { logLikelihood } from "../../../models/bg_nbd/likelihood.ts";
import { bgNbdReference as reference } from "../../../models/bg_nbd/reference.ts";
import { collapse } from "../../../models/purchases/histories.ts";
import { cdnow, hasCdnow } from "../cdnow.ts";
import { relativeError } from "../numeric/golden.ts";
import { single } from "./simulate.ts";

const DAYS_A_WEEK = 7;
const { params: printed } = reference.estimates;
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

function correlation(x: Float64Array, y: Float64Array): number {
  const [mx, my] = [mean(x), mean(y)];
  const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0);
  const xy = sum((i) => (x[i]! - mx) * (y[i]! - my));
  return xy / Math.sqrt(sum((i) => (x[i]! - mx) ** 2) * sum((i) => (y[i]! - my) ** 2));
}

describe("BG/NBD, published numbers that need no data", () => {
  test(`the chance of each count: ${reference.purchaseCount.source}`, () => {
    for (const { weeks, count, probability, tolerance } of reference.purchaseCount.cases) {
      expect(Math.abs(bgNbd.purchaseCount(printed, weeks, count) - probability)).toBeLessThan(tolerance);
    }
  });

  test(`the conditional expectation: ${reference.conditional.source}`, () => {
    const { history, weeks, expected } = reference.conditional;
    const customer = single(history.frequency, history.recency, history.T);
    expect(bgNbd.conditionalExpectedPurchases(printed, customer, [weeks])[0]![0]).toBeCloseTo(expected, 3);
  });
});

describe.skipIf(!hasCdnow)(
  "BG/NBD, published numbers on the CDNOW sample (needs ../shared/reference)",
  () => {
    const sample = hasCdnow ? cdnow(DAYS_A_WEEK) : null;
    const fit = sample && bgNbd.fit(sample);
    const fitted = fit?.state === "fitted" ? fit : null;
    const params = fitted?.params ?? printed;

    test(`the estimates: ${reference.estimates.source}; ${reference.preciseEstimates.source}`, () => {
      expect(fitted?.convergence).toBe("converged");
      for (const name of ["r", "alpha", "a", "b"] as const) {
        expect(Math.abs(params[name] - printed[name])).toBeLessThan(6e-4);
        expect(relativeError(params[name], reference.preciseEstimates.params[name])).toBeLessThan(5e-5);
      }
      expect(fitted?.logLikelihood).toBeCloseTo(reference.estimates.logLikelihood, 1);
      expect(relativeError(fitted!.logLikelihood, reference.preciseEstimates.logLikelihood)).toBeLessThan(
        1e-7,
      );
    });

    test(`the log-likelihood of single customers: ${reference.customers.source}`, () => {
      for (const [id, expected] of Object.entries(reference.customers.logLikelihood)) {
        const i = Number(id) - 1;
        const history = collapse(single(sample!.frequency[i]!, sample!.recency[i]!, sample!.T[i]!));
        const { r, alpha, a, b } = params;
        expect(logLikelihood(history, 0)(Float64Array.of(r, alpha, a, b)).value).toBeCloseTo(expected, 3);
      }
    });

    test(`a new customer: ${reference.newCustomer.source}; ${reference.newCustomerInAYear.source}`, () => {
      const { weeks, expected, tolerance } = reference.newCustomer;
      weeks.forEach((t, i) => {
        expect(Math.abs(bgNbd.expectedPurchases(params, t) - expected[i]!)).toBeLessThan(tolerance);
      });
      const year = reference.newCustomerInAYear;
      expect(bgNbd.expectedPurchases(params, year.weeks)).toBeCloseTo(year.expected, 4);
    });

    test(`customer 1516, and the paradox of frequency: ${reference.customer1516.source}`, () => {
      const { history, weeks, expected, pAlive } = reference.customer1516;
      const customer = single(history.frequency, history.recency, history.T);
      expect(bgNbd.conditionalExpectedPurchases(params, customer, [weeks])[0]![0]).toBeCloseTo(expected, 2);
      expect(bgNbd.pAlive(params, customer)[0]).toBeCloseTo(pAlive, 5);
      const paradox = reference.increasingFrequencyParadox;
      paradox.frequency.forEach((x, i) => {
        const [column] = bgNbd.conditionalExpectedPurchases(params, single(x, paradox.recency, paradox.T), [
          paradox.weeks,
        ]);
        expect(relativeError(column![0]!, paradox.expected[i]!)).toBeLessThan(5e-4);
      });
    });

    test(`the hold-out: ${reference.holdOut.source}; ${reference.byFrequency.source}`, () => {
      const { weeks, expected, customers } = reference.byFrequency;
      const [forecast] = bgNbd.conditionalExpectedPurchases(params, sample!, [weeks]);
      expected.forEach((value, frequency) => {
        const inClass = (x: number) => (frequency === expected.length - 1 ? x >= frequency : x === frequency);
        const rows = forecast!.filter((_, i) => inClass(sample!.frequency[i]!));
        expect(rows.length).toBe(customers[frequency]);
        expect(mean(rows)).toBeCloseTo(value, 3);
      });
      expect(correlation(forecast!, sample!.heldOut)).toBeCloseTo(reference.holdOut.correlation, 3);
      const classMean = (x: number) => mean(forecast!.filter((_, i) => sample!.frequency[i] === x));
      expect(classMean(0)).toBeCloseTo(reference.holdOut.zeroClassMean, 2);
      expect(classMean(3)).toBeCloseTo(reference.holdOut.frequencyThreeMean, 2);
    });

    test(`the cohort's cumulative purchases: ${reference.tracking.source}`, () => {
      const { week, cumulative, relative } = reference.tracking;
      // The calibration lasts 39 weeks, so T is 39 weeks less the week of the first purchase
      const total = sample!.T.reduce((sum, T) => sum + bgNbd.expectedPurchases(params, week - (39 - T)), 0);
      expect(relativeError(total, cumulative)).toBeLessThan(relative);
    });
  },
);
