/** Counts up to here each have a node of their own. */
const EXACT = 64;
/** Beyond, counts this much apart in proportion do: the spread it adds to a sum is under 1 % of a standard deviation. */
const RATIO = 1.02;
/** Chances smaller than this, of a count, are left out; their sum is under 1e-6. */
const NEGLIGIBLE = 1e-9;

/** Counts from 1 to at least `most` at which distributions of sums are tabulated; others lie between two of them. */
export function countNodes(most: number): Float64Array {
  const nodes: number[] = [];
  for (let n = 1; ; n = n < EXACT ? n + 1 : Math.ceil(n * RATIO)) {
    nodes.push(n);
    if (n >= most) return Float64Array.from(nodes);
  }
}

/** Chances of the nodes first, first + 1, ... */
export interface NodeChances {
  readonly first: number;
  readonly chance: Float64Array;
  /** P(N = 0), among the living. */
  readonly none: number;
}

/** A distribution of counts put on the nodes: a count between two is shared so that the mean stays. */
export function onNodes(counts: Float64Array, nodes: Float64Array): NodeChances {
  const chance = new Float64Array(nodes.length);
  let left = 0;
  for (let n = 1; n < counts.length; n++) {
    const p = counts[n]!;
    if (p < NEGLIGIBLE) continue;
    while (nodes[left + 1]! <= n) left += 1;
    const from = nodes[left]!;
    const toRight = from === n ? 0 : (n - from) / (nodes[left + 1]! - from);
    chance[left]! += p * (1 - toRight);
    if (toRight > 0) chance[left + 1]! += p * toRight;
  }
  const first = chance.findIndex((p) => p > 0);
  if (first < 0) return { first: 0, chance: new Float64Array(0), none: 1 };
  const last = chance.findLastIndex((p) => p > 0);
  return { first, chance: chance.slice(first, last + 1), none: counts[0]! };
}
