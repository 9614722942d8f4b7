import type { TransactionFrame } from "../purchases/frame.ts";
import type { FittedTransactions } from "../transaction_score/fitted.ts";
import { type Forecast, logChance } from "./metrics.ts";

/**
 * What a fitted model says of the next `horizon`.
 *
 * @param actual the counts that came, whose chances are looked up
 */
export function forecast(
  model: FittedTransactions,
  frame: TransactionFrame,
  horizon: number,
  actual: Float64Array,
): Required<Forecast> {
  const [expected] = model.conditionalExpectedPurchases(frame, [horizon]);
  return {
    expected: expected!,
    active: model.noPurchase(frame, horizon).map((p) => 1 - p),
    logScore: logScores(model, frame, horizon, actual),
  };
}

/** ln P(N = n) of each row, n being what came: alive and n of the living's counts, or gone and n is 0. */
function logScores(
  model: FittedTransactions,
  frame: TransactionFrame,
  horizon: number,
  actual: Float64Array,
): Float64Array {
  const alive = model.pAlive(frame);
  const { index, groups, of } = model.countsIfAlive(frame, horizon);
  const scores = new Float64Array(actual.length);
  // Each group's distribution is made once and let go
  const { rows, from } = rowsByGroup(index, groups);
  for (let group = 0; group < groups; group++) {
    const counts = of(group);
    for (let k = from[group]!; k < from[group + 1]!; k++) {
      const i = rows[k]!;
      const n = actual[i]!;
      const p = alive[i]! * (counts[n] ?? 0);
      scores[i] = logChance(n === 0 ? p + 1 - alive[i]! : p);
    }
  }
  return scores;
}

/** Row numbers, those of one group together. */
function rowsByGroup(index: Uint32Array, groups: number): { rows: Uint32Array; from: Uint32Array } {
  const from = new Uint32Array(groups + 1);
  for (const group of index) from[group + 1]! += 1;
  for (let group = 0; group < groups; group++) from[group + 1]! += from[group]!;
  const next = from.slice();
  const rows = new Uint32Array(index.length);
  for (let i = 0; i < index.length; i++) {
    const group = index[i]!;
    rows[next[group]!] = i;
    next[group]! += 1;
  }
  return { rows, from };
}
