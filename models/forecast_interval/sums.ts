import { logNormalInterval } from "../interval/total_interval.ts";

/** Sums by group of customers, one entry a group. */
export interface GroupSums {
  customers: Float64Array;
  orders: Float64Array;
  ordersVariance: Float64Array;
  clv: Float64Array;
  clvVariance: Float64Array;
  /** By direction of the parameters: how a standard deviation along it changes the sums. */
  ordersChange: Float64Array[];
  clvChange: Float64Array[];
}

export const emptySums = (groups: number, directions: number): GroupSums => {
  const column = () => new Float64Array(groups);
  const columns = () => Array.from({ length: directions }, column);
  return {
    customers: column(),
    orders: column(),
    ordersVariance: column(),
    clv: column(),
    clvVariance: column(),
    ordersChange: columns(),
    clvChange: columns(),
  };
};

/** Adds values to the sums of the groups whose places are given; NaN for a row of no group. */
export function addByPlace(sums: Float64Array, places: Float64Array, values: Float64Array): void {
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    if (place >= 0) sums[place]! += values[i]!;
  }
}

/** A sum with its interval, and how much of its variance the parameters account for. */
export interface Forecast {
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
  readonly parameterShare: number;
}

/** Variance of a sum: what chance gives each customer, independently, and what the parameters give all together. */
function forecast(mean: number, chance: number, changes: readonly number[]): Forecast {
  const parameters = changes.reduce((sum, change) => sum + change * change, 0);
  const variance = chance + parameters;
  return {
    mean,
    ...logNormalInterval(mean, variance),
    parameterShare: variance > 0 ? parameters / variance : 0,
  };
}

const at = (columns: readonly Float64Array[], place: number) => columns.map((column) => column[place]!);

export const ordersForecast = (sums: GroupSums, place: number): Forecast =>
  forecast(sums.orders[place]!, sums.ordersVariance[place]!, at(sums.ordersChange, place));

/** All but the mean NaN where nothing is known of the spread of spend. */
export const clvForecast = (sums: GroupSums, place: number): Forecast =>
  forecast(sums.clv[place]!, sums.clvVariance[place]!, at(sums.clvChange, place));
