import { distinct } from "../numeric/distinct.ts";
import { risingTable } from "../numeric/rising_table.ts";
import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import { departuresOf, integrateDepartures } from "./departures.ts";
import type { ParetoNbdParams } from "./params.ts";
import { longestAxis, silences } from "./silences.ts";

/** One entry a customer. */
export interface Judgement {
  /** P(alive at T), 0 to 1. */
  pAlive: Float64Array;
  /** ln f(x, t_x | T). */
  logLikelihood: Float64Array;
}

/**
 * What the history up to T says of each customer: P(alive) and the log-likelihood, one the odds of the other. Fader &
 * Hardie 2005, "A note on deriving the Pareto/NBD model and related expressions".
 *
 * @throws RangeError for a row that no customer could have
 */
export function judge(params: ParetoNbdParams, frame: TransactionFrame): Judgement {
  checkFrame(frame);
  const x = distinct(frame.frequency);
  const recency = distinct(frame.recency);
  const T = distinct(frame.T);
  const { rowFrom, row, timeFrom, time, start, end } = silences({
    x: x.values,
    recency: recency.values,
    T: T.values,
    xCode: x.code,
    recencyCode: recency.code,
    TCode: T.code,
  });
  const axis = departuresOf(longestAxis(timeFrom));
  const staying = new Float64Array(axis.logLeaving.length);
  const leaving = new Float64Array(axis.logLeaving.length);
  const pAlive = new Float64Array(row.length);
  const logLikelihood = new Float64Array(row.length);
  const rising = risingTable(params.r, x.values);
  x.values.forEach((count, group) => {
    const from = timeFrom[group]!;
    const times = timeFrom[group + 1]! - from;
    integrateDepartures(params, count, time, from, from + times, axis);
    for (let j = 0; j < times; j++) {
      staying[j] = -(params.r + count) * axis.logAlpha[j]! - params.s * axis.logBeta[j]!;
      leaving[j] = Math.exp(axis.logLeaving[j]! - staying[j]!);
    }
    const constant = rising.value[group]! - count * Math.log(params.alpha);
    for (let k = rowFrom[group]!; k < rowFrom[group + 1]!; k++) {
      const stay = staying[end[k]!]!;
      const ahead = axis.logLeaving[start[k]!]! - stay;
      const small = Math.exp(-Math.abs(ahead));
      const left = ahead > 0 ? 1 : small;
      const stayed = ahead > 0 ? small : 1;
      const whole = left + stayed * (1 - leaving[end[k]!]!);
      pAlive[row[k]!] = Math.min(1, stayed / whole);
      logLikelihood[row[k]!] = constant + stay + Math.max(ahead, 0) + Math.log(whole);
    }
  });
  return { pAlive, logLikelihood };
}
