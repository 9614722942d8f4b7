import { ordered } from "./ordered.ts";

/** What a forecast says of each row's hold-out. */
export interface Forecast {
  /** Expected purchases. */
  readonly expected: Float64Array;
  /** Chance of at least one; absent where the method gives none. */
  readonly active?: Float64Array;
  /** ln of the chance of the very count that came; absent likewise. */
  readonly logScore?: Float64Array;
}

/** How far forecasts were from what came; null where a number is not defined. */
export interface Metrics {
  readonly customers: number;
  readonly actual: number;
  readonly predicted: number;
  /** predicted ÷ actual − 1. */
  readonly bias: number | null;
  readonly mae: number;
  readonly rmse: number;
  /** Mean squared difference of ln(1 + n). */
  readonly msle: number;
  /** Chance that of two customers the one who bought was expected to buy more, ties half. */
  readonly auc: number | null;
  /** Mean −ln of the chance given to whether the customer bought. */
  readonly activityLogLoss: number | null;
  /** Mean ln of the chance given to the count that came. */
  readonly logScore: number | null;
  /** Pearson's, of expected and actual counts. */
  readonly correlation: number | null;
  /** Share of all purchases that the tenth of customers with the highest expectations made. */
  readonly capture: number | null;
}

/** A tenth of the customers by expectation; the first has the lowest. */
export interface Decile {
  customers: number;
  predicted: number;
  actual: number;
}

/** A chance below this counts as this, lest one surprise decide everything. */
export const leastChance = 1e-9;
const top = 0.1;
const tenths = 10;

const sumOf = (weight: Float64Array, value: (i: number) => number): number => {
  let total = 0;
  for (let i = 0; i < weight.length; i++) total += weight[i]! * value(i);
  return total;
};

export const logChance = (p: number) => Math.log(Math.min(1, Math.max(p, leastChance)));

/**
 * @param actual purchases in the hold-out, one entry a row
 * @param weight customers of each row, above 0
 */
export function metricsOf(forecast: Forecast, actual: Float64Array, weight: Float64Array): Metrics {
  const { expected, active, logScore } = forecast;
  const customers = sumOf(weight, () => 1);
  const mean = (value: (i: number) => number) => sumOf(weight, value) / customers;
  const actualTotal = sumOf(weight, (i) => actual[i]!);
  const predicted = sumOf(weight, (i) => expected[i]!);
  const { auc, capture } = ranking(expected, actual, weight, customers, actualTotal);
  return {
    customers,
    actual: actualTotal,
    predicted,
    bias: actualTotal > 0 ? predicted / actualTotal - 1 : null,
    mae: mean((i) => Math.abs(expected[i]! - actual[i]!)),
    rmse: Math.sqrt(mean((i) => (expected[i]! - actual[i]!) ** 2)),
    msle: mean((i) => (Math.log1p(expected[i]!) - Math.log1p(actual[i]!)) ** 2),
    auc,
    activityLogLoss: active ? -mean((i) => logChance(actual[i]! > 0 ? active[i]! : 1 - active[i]!)) : null,
    logScore: logScore ? mean((i) => logScore[i]!) : null,
    correlation: correlation(expected, actual, weight, predicted / customers, actualTotal / customers),
    capture,
  };
}

function correlation(
  expected: Float64Array,
  actual: Float64Array,
  weight: Float64Array,
  meanExpected: number,
  meanActual: number,
): number | null {
  const together = sumOf(weight, (i) => (expected[i]! - meanExpected) * (actual[i]! - meanActual));
  const ofExpected = sumOf(weight, (i) => (expected[i]! - meanExpected) ** 2);
  const ofActual = sumOf(weight, (i) => (actual[i]! - meanActual) ** 2);
  const spread = Math.sqrt(ofExpected * ofActual);
  // A constant expectation is one up to rounding only
  return spread > 1e-12 * meanExpected * sumOf(weight, () => 1) * Math.max(meanActual, 1e-300)
    ? together / spread
    : null;
}

/** What depends on the order of expectations alone; customers who share one count as one group. */
function ranking(
  expected: Float64Array,
  actual: Float64Array,
  weight: Float64Array,
  customers: number,
  actualTotal: number,
): { auc: number | null; capture: number | null } {
  const topFrom = customers - Math.floor(customers * top);
  let [below, buyers, pairs, captured] = [0, 0, 0, 0];
  ordered(expected, (rows, from, to) => {
    let [group, bought, purchases] = [0, 0, 0];
    for (let k = from; k < to; k++) {
      const i = rows[k]!;
      group += weight[i]!;
      purchases += weight[i]! * actual[i]!;
      if (actual[i]! > 0) bought += weight[i]!;
    }
    pairs += bought * (below - buyers + (group - bought) / 2);
    const inTop = Math.min(group, Math.max(0, below + group - topFrom));
    captured += (purchases * inTop) / group;
    below += group;
    buyers += bought;
  });
  const others = customers - buyers;
  return {
    auc: buyers > 0 && others > 0 ? pairs / (buyers * others) : null,
    capture: actualTotal > 0 ? captured / actualTotal : null,
  };
}

/** Tenths of the customers by expectation; those who share one are all in the tenth of their middle. */
export function decilesOf(
  { expected }: Forecast,
  actual: Float64Array,
  weight: Float64Array,
): readonly Decile[] {
  const deciles = Array.from({ length: tenths }, () => ({ customers: 0, predicted: 0, actual: 0 }));
  const customers = sumOf(weight, () => 1);
  let below = 0;
  ordered(expected, (rows, from, to) => {
    let group = 0;
    for (let k = from; k < to; k++) group += weight[rows[k]!]!;
    const decile = deciles[Math.min(tenths - 1, Math.floor((tenths * (below + group / 2)) / customers))]!;
    for (let k = from; k < to; k++) {
      const i = rows[k]!;
      decile.predicted += weight[i]! * expected[i]!;
      decile.actual += weight[i]! * actual[i]!;
    }
    decile.customers += group;
    below += group;
  });
  return deciles;
}

/** Akaike's and the Bayesian information criterion of a fit; lower is better. */
export const informationCriteria = (logLikelihood: number, parameters: number, customers: number) => ({
  aic: 2 * parameters - 2 * logLikelihood,
  bic: parameters * Math.log(customers) - 2 * logLikelihood,
});
