import type { NodeChances } from "./count_nodes.ts";
import type { SpendSums } from "./spend_sums.ts";

/** The distribution of a living customer's total spend on the grid of its sums, purchases of every count mixed. */
export interface SpendMixture {
  readonly none: number;
  readonly below: Float64Array;
  readonly density: Float64Array;
}

/** @param skipped how many of all nodes lie before the first that was tabulated */
export function mix(sums: SpendSums, { first, chance, none }: NodeChances, skipped: number): SpendMixture {
  const nodes = sums.logSum.length;
  const { below: sumBelow, density: sumDensity } = sums;
  const below = new Float64Array(nodes);
  const density = new Float64Array(nodes);
  // Chances that are 1 from some node on are put down once, as a step, and summed up at the end
  const steps = new Float64Array(nodes + 1);
  steps[0] = none;
  for (let c = 0; c < chance.length; c++) {
    const p = chance[c]!;
    const count = first - skipped + c;
    const row = count * nodes;
    const to = sums.to[count]!;
    for (let k = sums.from[count]!; k < to; k++) {
      below[k]! += p * sumBelow[row + k]!;
      density[k]! += p * sumDensity[row + k]!;
    }
    steps[to]! += p;
  }
  let sure = 0;
  for (let k = 0; k < nodes; k++) {
    sure += steps[k]!;
    below[k]! += sure;
  }
  return { none, below, density };
}

const HALVINGS = 60;

/** The place in (0, 1) where the cubic with these ends and slopes reaches the level, which lies between the ends. */
function reaches(level: number, from: number, to: number, slopeFrom: number, slopeTo: number): number {
  const cubic = 2 * (from - to) + slopeFrom + slopeTo;
  const square = 3 * (to - from) - 2 * slopeFrom - slopeTo;
  let low = 0;
  let high = 1;
  let at = (level - from) / (to - from);
  for (let i = 0; i < HALVINGS; i++) {
    const off = from - level + at * (slopeFrom + at * (square + at * cubic));
    if (off > 0) high = at;
    else low = at;
    const slope = slopeFrom + at * (2 * square + 3 * at * cubic);
    const newton = at - off / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - at) < 1e-12) return next;
    at = next;
  }
  return at;
}

/**
 * The sum, in units of the posterior's scale, that a living customer's total stays under with chance `level`; 0 where
 * buying nothing is likely enough. Cubic interpolation with the density as slope: the chance is met within 1e-4.
 */
export function sumQuantile({ logSum, tail }: SpendSums, mixture: SpendMixture, level: number): number {
  const { none, below, density } = mixture;
  if (level <= none) return 0;
  const last = logSum.length - 1;
  if (level >= below[last]!) return Math.exp(logSum[last]!);
  if (level <= below[0]!) {
    return Math.exp(logSum[0]! + Math.log((level - none) / (below[0]! - none)) / tail);
  }
  let left = 0;
  let right = last;
  while (right - left > 1) {
    const middle = (left + right) >>> 1;
    if (below[middle]! < level) left = middle;
    else right = middle;
  }
  const step = logSum[right]! - logSum[left]!;
  const at = reaches(level, below[left]!, below[right]!, density[left]! * step, density[right]! * step);
  return Math.exp(logSum[left]! + at * step);
}
