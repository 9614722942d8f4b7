import type { SpendPosterior } from "../gamma_gamma/posterior.ts";
import { distinct } from "../numeric/distinct.ts";
import type { CountsIfAlive } from "../purchase_model.ts";
import { countNodes, type NodeChances, onNodes } from "./count_nodes.ts";
import { levelIfAlive } from "./purchase_quantiles.ts";
import { rowsBy } from "./rows_by.ts";
import { mix, sumQuantile } from "./spend_mixture.ts";
import { spendSums } from "./spend_sums.ts";

/** Groups of one shape that share a table; more of them are taken in turns, so that space stays bounded. */
const MOST_GROUPS = 8192;

/** A spend known better than within 0.3 % is taken to be known within 0.3 %, so that a table stays small. */
const SHARPEST = 1e5;

/** Rows of one group and one shape: order[from] to order[to - 1]. */
interface Run {
  readonly group: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Quantiles of what customers will spend over the horizon of the counts, not discounted, given history: with N = n
 * purchases ahead, the sum of n is scale x BetaPrime(pn, shape), so that
 *
 *     F(z) = 1 - pAlive + pAlive sum over n of P(N = n | alive) I_(z / (z + scale))(p n, shape)
 *
 * The distribution is tabulated once a distinct shape, mixed once a group of counts, and inverted once a customer:
 * F at the answer is within 1e-4 of the level.
 *
 * @param pAlive chance of being alive, one entry a customer
 * @param counts distribution of purchases of the living, of the same customers
 * @param levels above 0 and up to 0.9; beyond, the tables end
 * @returns one column a level, in the money of the scale, at or above 0
 */
export function spendQuantiles(
  pAlive: Float64Array,
  counts: CountsIfAlive,
  { p, shape, scale }: SpendPosterior,
  levels: readonly number[],
): Float64Array[] {
  const quantiles = levels.map(() => new Float64Array(pAlive.length));
  const shapes = distinct(shape.map((s) => Math.min(s, SHARPEST)));
  const byGroup = rowsBy(counts.index, counts.groups);
  const { order, start } = rowsBy(shapes.code, shapes.values.length, byGroup.order);
  shapes.values.forEach((posterior, code) => {
    const runs = runsOf(order, counts.index, start[code]!, start[code + 1]!);
    for (let first = 0; first < runs.length; first += MOST_GROUPS) {
      const taken = runs.slice(first, first + MOST_GROUPS);
      const listed = taken.map(({ group }) => counts.of(group));
      const nodes = countNodes(listed.reduce((most, list) => Math.max(most, list.length - 1), 1));
      const chances = listed.map((list) => onNodes(list, nodes));
      const used = span(chances);
      if (used === null) continue;
      const sums = spendSums(p, posterior, nodes.slice(used.first, used.last + 1));
      taken.forEach(({ from, to }, r) => {
        const mixture = mix(sums, chances[r]!, used.first);
        for (let i = from; i < to; i++) {
          const row = order[i]!;
          levels.forEach((level, k) => {
            const z = sumQuantile(sums, mixture, levelIfAlive(level, pAlive[row]!));
            quantiles[k]![row] = z * scale[row]! * (posterior / shape[row]!);
          });
        }
      });
    }
  });
  return quantiles;
}

function runsOf(order: Uint32Array, group: Uint32Array, from: number, to: number): Run[] {
  const runs: Run[] = [];
  for (let i = from; i < to; ) {
    const begin = i;
    const g = group[order[begin]!]!;
    while (i < to && group[order[i]!] === g) i++;
    runs.push({ group: g, from: begin, to: i });
  }
  return runs;
}

/** The nodes that any of the distributions uses; null where nobody will buy. */
function span(chances: readonly NodeChances[]): { first: number; last: number } | null {
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  for (const each of chances) {
    if (each.chance.length === 0) continue;
    first = Math.min(first, each.first);
    last = Math.max(last, each.first + each.chance.length - 1);
  }
  return last < 0 ? null : { first, last };
}
