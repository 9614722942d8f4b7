import type { TransactionFrame } from "../purchases/frame.ts";

/** Periods of equal length, and the discount rate of each. */
export interface PeriodDiscounting {
  /** In the frame's unit of time; Infinity for all time to come, which needs a rate above 0. */
  readonly horizon: number;
  /** Length of a period, above 0. */
  readonly period: number;
  /** Rate per period, at or above 0. */
  readonly rate: number;
}

/** Columns asked for at a time, so that a long horizon in short periods stays within memory. */
const BATCH = 12;
/** With an infinite horizon, periods whose discount factor is below this are left out. */
const SMALLEST_FACTOR = 1e-10;

/**
 * Expected purchases over the horizon, those of period k discounted as if they came at its end:
 *
 *     sum over k of (E[X(k period)] - E[X((k - 1) period)]) / (1 + rate)^k
 *
 * A period that the horizon cuts short counts up to the horizon and is discounted as a whole one. With periods of 30
 * days and a monthly rate it is the convention of the lifetimes package; as periods get short it becomes the
 * continuous discounting of Fader, Hardie & Lee 2005, "RFM and CLV".
 *
 * @param expected conditional expected purchases of the frame in each of the next horizons
 * @returns at or above 0, one entry a customer
 * @throws RangeError for a period or a rate that is none, or an infinite horizon without discount
 */
export function periodDiscountedPurchases(
  expected: (frame: TransactionFrame, horizons: readonly number[]) => readonly Float64Array[],
  frame: TransactionFrame,
  { horizon, period, rate }: PeriodDiscounting,
): Float64Array {
  if (!(period > 0) || !Number.isFinite(period)) {
    throw new RangeError(`period is not a length of time: ${period}; give one above 0`);
  }
  if (!(rate >= 0) || !Number.isFinite(rate)) {
    throw new RangeError(`discount rate is below 0: ${rate}; give a tenth as 0.1`);
  }
  if (horizon === Number.POSITIVE_INFINITY && rate === 0) {
    throw new RangeError("an infinite horizon needs a discount: 0; give a rate above 0 or a finite horizon");
  }
  const periods =
    horizon === Number.POSITIVE_INFINITY
      ? Math.ceil(-Math.log(SMALLEST_FACTOR) / Math.log1p(rate))
      : // A whole number of periods may come out a rounding error above it
        Math.ceil((horizon / period) * (1 - 1e-12));
  const worth = new Float64Array(frame.T.length);
  let before: Float64Array = new Float64Array(frame.T.length);
  for (let first = 1; first <= periods; first += BATCH) {
    const ends = Array.from({ length: Math.min(BATCH, periods - first + 1) }, (_, j) => first + j);
    const columns = expected(
      frame,
      ends.map((k) => Math.min(k * period, horizon)),
    );
    columns.forEach((column, j) => {
      const factor = (1 + rate) ** -ends[j]!;
      for (let i = 0; i < worth.length; i++) worth[i]! += factor * (column[i]! - before[i]!);
      before = column;
    });
  }
  return worth;
}
