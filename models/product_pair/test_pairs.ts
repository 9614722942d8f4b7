import { falseDiscoveryRates, fisher, logLikelihoodRatio } from "./association.ts";
import { basketEnd, countPairs, type PairCounts } from "./count_pairs.ts";

/** What the tests of one basis, the orders or the customers, found. */
export interface TestedPairs {
  readonly baskets: number;
  /** As many baskets of one size would have as many pairs. */
  readonly effective: number;
  /** Pairs of articles that were looked at. */
  readonly candidates: number;
  /** Pairs that enough baskets have. */
  readonly counts: PairCounts;
  /** Places of the most telling ones among them, and of those as telling. */
  readonly telling: Uint32Array;
  /** Of the telling ones. */
  readonly ratio: Float64Array;
  readonly p: Float64Array;
  readonly q: Float64Array;
}

/**
 * Baskets with many articles have many pairs, whatever the articles. Were every article as likely in each place of
 * every basket, two would meet in one · other / effective of them: L² / Σ n (n - 1) for baskets of n, L in all.
 */
function sizesOf(items: Int32Array): { baskets: number; effective: number } {
  let [baskets, all, orderedPairs, size] = [0, 0, 0, 0];
  for (const item of items) {
    if (item !== basketEnd) {
      size += 1;
      continue;
    }
    baskets += 1;
    all += size;
    orderedPairs += size * (size - 1);
    size = 0;
  }
  return { baskets, effective: Math.min(baskets, Math.floor((all * all) / Math.max(1, orderedPairs))) };
}

function placesUpTo(values: Float64Array, last: number): Uint32Array {
  const places = new Uint32Array(values.length);
  let found = 0;
  for (let k = 0; k < values.length; k++) if (values[k]! <= last) places[found++] = k;
  return places.slice(0, found);
}

/**
 * Counts and tests all pairs of articles that enough baskets have, and keeps the most telling.
 *
 * @param items as `countPairs` takes them
 * @param least baskets that a pair must be in, of so many baskets
 * @param most pairs to keep, and more where several have the p-value of the last
 */
export function testPairs(
  items: Int32Array,
  articles: number,
  least: (baskets: number) => number,
  most: number,
): TestedPairs {
  const { baskets, effective } = sizesOf(items);
  const enough = least(baskets);
  const counts = countPairs(items, articles, enough);
  const frequent = counts.baskets.reduce((sum, own) => sum + (own >= enough ? 1 : 0), 0);
  const candidates = (frequent * (frequent - 1)) / 2;
  const of = (k: number) => ({
    baskets: effective,
    one: counts.baskets[counts.one[k]!]!,
    other: counts.baskets[counts.other[k]!]!,
    both: counts.together[k]!,
  });
  // Two articles so common that they fill the effective baskets between them: nothing can be told
  const isTelling = ({ one, other, both }: ReturnType<typeof of>) => one + other - both <= effective;

  const p = new Float64Array(counts.one.length);
  for (let k = 0; k < p.length; k++) {
    const pair = of(k);
    p[k] = isTelling(pair) ? fisher(pair) : 1;
  }
  const q = falseDiscoveryRates(p, candidates);
  const last = p.slice().sort()[Math.min(most, p.length) - 1] ?? 1;
  const telling = placesUpTo(p, last);
  const ratio = Float64Array.from(telling, (k) => {
    const pair = of(k);
    return isTelling(pair) ? logLikelihoodRatio(pair) : 0;
  });
  return {
    baskets,
    effective,
    candidates,
    counts,
    telling,
    ratio,
    p: Float64Array.from(telling, (k) => p[k]!),
    q: Float64Array.from(telling, (k) => q[k]!),
  };
}
