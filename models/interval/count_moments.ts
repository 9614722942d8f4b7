import type { CountsIfAlive } from "../purchase_model.ts";

/** Of each group of living customers: E[N] and E[N^2] of purchases over the horizon. */
export interface CountMoments {
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

export function countMoments(counts: CountsIfAlive): CountMoments {
  const mean = new Float64Array(counts.groups);
  const square = new Float64Array(counts.groups);
  for (let group = 0; group < counts.groups; group++) {
    const chance = counts.of(group);
    for (let n = 1; n < chance.length; n++) {
      mean[group]! += n * chance[n]!;
      square[group]! += n * n * chance[n]!;
    }
  }
  return { mean, square };
}
