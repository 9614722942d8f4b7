import { logNormalInterval } from "../interval/total_interval.ts";

/** Sums of one group of customers. */
export interface GroupSums {
  customers: number;
  orders: number;
  ordersVariance: number;
  clv: number;
  clvVariance: number;
  /** By direction of the parameters: how a standard deviation along it changes the sums. */
  readonly ordersChange: Float64Array;
  readonly clvChange: Float64Array;
}

export const emptySums = (directions: number): GroupSums => ({
  customers: 0,
  orders: 0,
  ordersVariance: 0,
  clv: 0,
  clvVariance: 0,
  ordersChange: new Float64Array(directions),
  clvChange: new Float64Array(directions),
});

const squared = (changes: Float64Array) => changes.reduce((sum, change) => sum + change * change, 0);

/** A sum with its interval, and how much of its variance the parameters account for. */
export interface Forecast {
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
  readonly parameterShare: number;
}

/** Variance of a sum: what chance gives each customer, independently, and what the parameters give all together. */
function forecast(mean: number, chance: number, changes: Float64Array): Forecast {
  const parameters = squared(changes);
  const variance = chance + parameters;
  return {
    mean,
    ...logNormalInterval(mean, variance),
    parameterShare: variance > 0 ? parameters / variance : 0,
  };
}

export const ordersForecast = (sums: GroupSums): Forecast =>
  forecast(sums.orders, sums.ordersVariance, sums.ordersChange);

/** All but the mean NaN where nothing is known of the spread of spend. */
export const clvForecast = (sums: GroupSums): Forecast =>
  forecast(sums.clv, sums.clvVariance, sums.clvChange);
