import { describe, expect, test } from "vitest";
import { expectedSpend } from "../../../models/gamma_gamma/expected_spend.ts";
import { auc } from "../../../models/numeric/auc.ts";
import { paretoNbd } from "../../../models/pareto_nbd/pareto_nbd.ts";
import { paretoNbdReference as reference } from "../../../models/pareto_nbd/reference.ts";
import { cdnow, hasCdnow } from "../cdnow.ts";
import { relativeError } from "../numeric/golden.ts";
import { cdnowMaster, hasCdnowMaster } from "./cdnow_master.ts";
import { marketOf, single } from "./golden.ts";

const names = ["r", "alpha", "s", "beta"] as const;
const { params: printed } = reference.estimates;
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
const mean = (values: Float64Array) => sum(values) / values.length;
const FOR_EVER = Number.POSITIVE_INFINITY;

function correlation(x: Float64Array, y: Float64Array): number {
  const [mx, my] = [mean(x), mean(y)];
  const moment = (of: (i: number) => number) => sum(x.map((_, i) => of(i)));
  const xy = moment((i) => (x[i]! - mx) * (y[i]! - my));
  return xy / Math.sqrt(moment((i) => (x[i]! - mx) ** 2) * moment((i) => (y[i]! - my) ** 2));
}

describe("Pareto/NBD, published numbers that need no data", () => {
  test(`single histories: ${reference.histories.source}`, () => {
    for (const row of reference.histories.rows) {
      const [x, recency, T, t, logLikelihood, pAlive, expected, residual] = row.slice(4);
      const market = marketOf(row);
      const customer = single(x!, recency!, T!);
      const near = (value: number | undefined, golden: number) =>
        expect(Math.abs(value! - golden)).toBeLessThanOrEqual(1e-12 * Math.abs(golden) + 1e-300);
      near(paretoNbd.logLikelihood(market, customer)[0], logLikelihood!);
      near(paretoNbd.pAlive(market, customer)[0], pAlive!);
      near(paretoNbd.conditionalExpectedPurchases(market, customer, [t!])[0]![0], expected!);
      const worth = { horizon: FOR_EVER, discount: 0.0027 };
      near(paretoNbd.discountedExpectedPurchases(market, customer, worth)[0], residual!);
    }
  });

  test(`heavy buyers do not underflow: ${reference.noUnderflow.source}`, () => {
    const { params, T, time, expected } = reference.noUnderflow;
    for (const [x, value] of Object.entries(expected)) {
      const [column] = paretoNbd.conditionalExpectedPurchases(params, single(Number(x), T, T), [time]);
      expect(relativeError(column![0]!, value)).toBeLessThan(1e-11);
    }
  });

  test(`discounted expected residual transactions: ${reference.residual.source}`, () => {
    const { params, T, discount, seven, recency, expected } = reference.residual;
    const dert = (x: number, last: number) =>
      paretoNbd.discountedExpectedPurchases(params, single(x, last, T), { horizon: FOR_EVER, discount })[0]!;
    expect(relativeError(dert(seven.frequency, seven.recency), seven.expected)).toBeLessThan(1e-11);
    expected.forEach((value, i) => {
      expect(relativeError(dert(i + 1, recency), value)).toBeLessThan(1e-11);
    });
  });

  test(`customer 1516, and the paradox of frequency: ${reference.customer1516.source}`, () => {
    const { params, history, weeks, expected, pAlive } = reference.customer1516;
    const customer = single(history.frequency, history.recency, history.T);
    const [forecast] = paretoNbd.conditionalExpectedPurchases(params, customer, [weeks]);
    expect(Math.abs(forecast![0]! - expected)).toBeLessThan(0.005);
    expect(paretoNbd.pAlive(params, customer)[0]).toBeCloseTo(pAlive, 5);
    const paradox = reference.increasingFrequencyParadox;
    paradox.frequency.forEach((x, i) => {
      const row = single(x, paradox.recency, paradox.T);
      const [column] = paretoNbd.conditionalExpectedPurchases(params, row, [paradox.weeks]);
      expect(relativeError(column![0]!, paradox.expected[i]!)).toBeLessThan(1e-3);
    });
  });

  test(`a new customer: ${reference.manual.source}`, () => {
    reference.manual.expected.forEach((value, week) => {
      expect(relativeError(paretoNbd.expectedPurchases(printed, week), value)).toBeLessThan(0.01);
    });
  });
});

describe.skipIf(!hasCdnow)(
  "Pareto/NBD, published numbers on the CDNOW sample (needs ../shared/reference)",
  () => {
    const sample = hasCdnow ? cdnow(7) : null;
    const fit = sample && paretoNbd.fit(sample);
    const fitted = fit?.state === "fitted" ? fit : null;
    const params = fitted?.params ?? printed;

    test(`the estimates: ${reference.estimates.source}; ${reference.preciseEstimates.source}`, () => {
      expect(fitted?.convergence).toBe("converged");
      for (const name of names) {
        expect(Math.abs(params[name] - printed[name])).toBeLessThan(6e-4);
        expect(relativeError(params[name], reference.preciseEstimates.params[name])).toBeLessThan(1e-6);
      }
      expect(fitted!.logLikelihood).toBeCloseTo(reference.estimates.logLikelihood, 1);
      expect(fitted!.logLikelihood).toBeCloseTo(reference.preciseEstimates.logLikelihood, 7);
    });

    test(`the standard errors: ${reference.standardErrors.source}`, () => {
      for (const name of names) {
        const expected = reference.standardErrors.errors[name];
        expect(relativeError(fitted!.standardErrors[name]!, expected)).toBeLessThan(2e-4);
      }
    });

    test(`a new customer: ${reference.newCustomer.source}`, () => {
      reference.newCustomer.weeks.forEach((t, i) => {
        const expected = reference.newCustomer.expected[i]!;
        expect(relativeError(paretoNbd.expectedPurchases(params, t), expected)).toBeLessThan(1e-6);
      });
    });

    test(`single customers: ${reference.customers.source}`, () => {
      const alive = paretoNbd.pAlive(params, sample!);
      const [expected] = paretoNbd.conditionalExpectedPurchases(params, sample!, [39]);
      for (const [id, pAlive, purchases] of reference.customers.rows) {
        expect(relativeError(alive[id - 1]!, pAlive)).toBeLessThan(1e-6);
        expect(relativeError(expected![id - 1]!, purchases)).toBeLessThan(1e-6);
      }
    });

    test(`the hold-out: ${reference.holdOut.source}; ${reference.holdOutErrors.source}`, () => {
      const { weeks, byFrequency, customers, correlation: printedCorrelation } = reference.holdOut;
      const [forecast] = paretoNbd.conditionalExpectedPurchases(params, sample!, [weeks]);
      const actual = sample!.heldOut;
      byFrequency.forEach((value, frequency) => {
        const inClass = (x: number) =>
          frequency === byFrequency.length - 1 ? x >= frequency : x === frequency;
        const rows = forecast!.filter((_, i) => inClass(sample!.frequency[i]!));
        expect(rows.length).toBe(customers[frequency]);
        expect(Math.abs(mean(rows) - value)).toBeLessThan(1e-3);
      });
      expect(correlation(forecast!, actual)).toBeCloseTo(printedCorrelation, 3);

      const errors = reference.holdOutErrors;
      const error = forecast!.map((value, i) => value - actual[i]!);
      const near = (value: number | null, expected: number) =>
        expect(relativeError(value!, expected)).toBeLessThan(1e-6);
      near(sum(forecast!), errors.total);
      near(mean(error.map(Math.abs)), errors.meanAbsolute);
      near(Math.sqrt(mean(error.map((e) => e * e))), errors.rootMeanSquare);
      near(
        mean(forecast!.map((value, i) => (Math.log1p(value) - Math.log1p(actual[i]!)) ** 2)),
        errors.meanSquaredLog,
      );
      const ranked = [...forecast!.keys()].sort((i, j) => forecast![j]! - forecast![i]!);
      const topTenth = ranked.slice(0, Math.floor(ranked.length / 10));
      near(topTenth.reduce((total, i) => total + actual[i]!, 0) / sum(actual), errors.shareOfTopTenth);
      const isActive = actual.map((n) => Number(n > 0));
      near(auc(forecast!, isActive), errors.aucOfPurchases);
      const alive = paretoNbd.pAlive(params, sample!);
      near(mean(alive), errors.meanPAlive);
      near(auc(alive, isActive), errors.aucOfPAlive);
    });

    test(`the cohort's purchases week by week: ${reference.tracking.source}`, () => {
      const { weeks, cumulative, inWeek } = reference.tracking;
      const first = sample!.T.reduce((longest, T) => Math.max(longest, T), 0);
      const by = (week: number) =>
        sum(sample!.T.map((T) => paretoNbd.expectedPurchases(params, Math.max(0, week - (first - T)))));
      weeks.forEach((week, i) => {
        expect(relativeError(by(week), cumulative[i]!)).toBeLessThan(3e-4);
        const expected = inWeek[i];
        if (expected) expect(Math.abs(by(week) - by(week - 1) - expected)).toBeLessThan(0.01);
      });
    });

    test(`all 78 weeks: ${reference.allWeeks.source}`, () => {
      const all = paretoNbd.fit(cdnow(7, "1998-06-30"));
      if (all.state === "refused") throw new Error(all.reason);
      for (const name of names) {
        expect(relativeError(all.params[name], reference.allWeeks.params[name])).toBeLessThan(1e-4);
      }
      expect(all.logLikelihood).toBeCloseTo(reference.allWeeks.logLikelihood, 6);
      const ofCalibration = sum(paretoNbd.logLikelihood(all.params, sample!));
      expect(ofCalibration).toBeCloseTo(reference.allWeeks.logLikelihoodOfCalibration, 1);
    });
  },
);

test.skipIf(!hasCdnowMaster)(
  `Pareto/NBD, the lifetime value of the whole CDNOW cohort (needs ../shared/data): ${reference.cohort.source}`,
  () => {
    const expected = reference.cohort;
    const rows = cdnowMaster().filter((row) => row.repeatSpend <= expected.mostRepeatSpend);
    expect(rows.length).toBe(expected.customers);
    const column = (name: "frequency" | "recency" | "T") => Float64Array.from(rows, (row) => row[name]);
    const frequency = column("frequency");
    const residual = paretoNbd.discountedExpectedPurchases(
      expected.params,
      { frequency, recency: column("recency"), T: column("T") },
      { horizon: FOR_EVER, discount: 0.0027 },
    );
    expect(relativeError(sum(residual), expected.residual)).toBeLessThan(1e-10);
    const monetary = Float64Array.from(rows, ({ frequency: x, repeatSpend }) =>
      x > 0 ? repeatSpend / x : 0,
    );
    // A customer whose repeat purchases cost nothing tells the model of spend nothing: here they count, as printed
    const { p, q, v } = expected.spend;
    const spend = expectedSpend({ p, q, v }, 0, { frequency, monetary }).map((value, i) =>
      frequency[i]! > 0 && monetary[i] === 0 ? (p * v) / (q - 1 + p * frequency[i]!) : value,
    );
    const value = residual.map((purchases, i) => expected.margin * spend[i]! * purchases);
    expect(relativeError(sum(value), expected.value)).toBeLessThan(1e-9);
    const ofOneTimeBuyers = value.filter((_, i) => frequency[i] === 0);
    expect(ofOneTimeBuyers.length).toBe(expected.oneTimeBuyers);
    expect(relativeError(sum(ofOneTimeBuyers), expected.valueOfOneTimeBuyers)).toBeLessThan(1e-9);
    expect(Math.round(mean(value))).toBe(expected.printed.mean);
    expect(relativeError(sum(value), expected.printed.total)).toBeLessThan(0.005);
  },
);
