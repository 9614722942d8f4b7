import type { Random } from "../random.ts";

/** A draw by weight whose running sums are made once. */
export function weighted<T>(items: readonly T[], weights: readonly number[]): (random: Random) => T {
  const sums = runningSums(weights);
  return (random) => items[firstAbove(sums, random.uniform() * sums.at(-1)!)]!;
}

export function runningSums(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sums[i] = sum += weights[i]!;
  return sums;
}

/** The first index whose value is above the target; the last one when none is. */
export function firstAbove(ascending: Float64Array, target: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
