import { quantileSorted } from "simple-statistics";
import type { Feature } from "./features.ts";

/** How one feature of these customers was scaled. */
export interface Scale {
  readonly feature: Feature;
  /** Median of the values other than 0, by size: the unit of the signed log. */
  readonly unit: number;
  readonly median: number;
  /** Interquartile range, or where half of all values are one the standard deviation times 1.349. */
  readonly spread: number;
}

/** Farther than this many interquartile ranges from the median nobody is; extremes would otherwise be clusters. */
const farthest = 3;
/** An IQR of a normal variable is this many standard deviations. */
const iqrOfNormal = 1.349;

const sorted = (values: Float64Array): Float64Array => values.filter((v) => !Number.isNaN(v)).sort();
const quantile = (values: Float64Array, p: number) => quantileSorted(values as unknown as number[], p);

/** asinh(x / unit): linear near 0, logarithmic far from it, for either sign; the unit of x does not matter. */
const shaped = ({ shape }: Feature, value: number, unit: number) =>
  shape === "signed log" ? Math.asinh(value / unit) : value;

/**
 * Learns the scale of a feature, robustly: by median and interquartile range of its (signed log) values.
 *
 * @param values one a customer, NaN where missing
 * @returns null when every customer has the same value, or none
 */
export function scaleOf(feature: Feature, values: Float64Array): Scale | null {
  const ordered = sorted(values);
  if (ordered.length === 0 || ordered[0] === ordered.at(-1)) return null;
  const unit = feature.shape === "signed log" ? usualSize(ordered) : 1;
  const at = (p: number) => shaped(feature, quantile(ordered, p), unit);
  const range = at(0.75) - at(0.25);
  const widest = shaped(feature, ordered.at(-1)!, unit) - shaped(feature, ordered[0]!, unit);
  return {
    feature,
    unit,
    median: at(0.5),
    spread:
      range > 1e-9 * widest ? range : iqrOfNormal * deviation(ordered.map((v) => shaped(feature, v, unit))),
  };
}

/** Median size of the values that are not 0. */
function usualSize(ordered: Float64Array): number {
  const isPositive = ordered[0]! >= 0;
  const sizes = isPositive ? ordered : ordered.map(Math.abs).sort();
  const start = sizes.findIndex((size) => size > 0);
  return quantile(sizes.subarray(start), 0.5);
}

function deviation(values: Float64Array): number {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const off = values[i]! - mean;
    mean += off / (i + 1);
    squares += off * (values[i]! - mean);
  }
  return Math.sqrt(squares / values.length);
}

/** Scaled values are kept to this grain, so that rounding of another currency's amounts changes nothing. */
const grain = 2 ** 20;

/**
 * Customers as points: row by row, one scaled value a feature. 0 is the company's median, which also stands for a
 * missing value; 1 is an interquartile range.
 */
export function pointsOf(
  scales: readonly Scale[],
  columns: Readonly<Record<string, Float64Array>>,
  rows: number,
): Float64Array {
  const d = scales.length;
  const points = new Float64Array(rows * d);
  for (const [j, { feature, unit, median, spread }] of scales.entries()) {
    const values = columns[feature.column]!;
    for (let i = 0; i < rows; i++) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      const scaled = (shaped(feature, value, unit) - median) / spread;
      points[i * d + j] = Math.round(Math.max(-farthest, Math.min(farthest, scaled)) * grain) / grain;
    }
  }
  return points;
}
