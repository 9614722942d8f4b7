import { questions, type Tree } from "./tree.ts";

/**
 * The Shapley values of a tree for every way its questions can be answered. A tree asks at most seven questions, so
 * a row's answers are one of 2^7 patterns, bit k set where question k is answered yes.
 */
export interface ShapleyTable {
  /** The features that the tree asks about, ascending. */
  readonly features: Uint16Array;
  /** Patterns × features: what each adds to the margin. */
  readonly values: Float64Array;
  /** The mean of the tree over its training rows: what it says of nobody in particular. */
  readonly mean: number;
}

/** |S|! (m - |S| - 1)! / m! for |S| = 0 … m - 1. */
function weights(m: number): number[] {
  const factorial = [1];
  for (let i = 1; i <= m; i++) factorial.push(factorial[i - 1]! * i);
  return Array.from({ length: m }, (_, s) => (factorial[s]! * factorial[m - s - 1]!) / factorial[m]!);
}

const bitCount = (set: number) => {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count += 1;
  return count;
};

/**
 * Path-dependent TreeSHAP (Lundberg, Erion & Lee 2018; Lundberg et al. 2020, algorithm 1): the value of knowing a
 * set of features is the tree's expectation with them known, the other questions answered as the training rows did.
 * Exact, by going through all sets; a row's values and the mean sum to its leaf.
 */
export function shapleyTable(tree: Tree): ShapleyTable {
  const asked = [...new Set(tree.feature.filter((f) => f >= 0))].sort((a, b) => a - b);
  const m = asked.length;
  const place = new Map(asked.map((feature, j) => [feature, j]));
  const patterns = 2 ** questions;

  /** The expectation below a node, its features in `known` answered by `pattern`. */
  const expectation = (node: number, known: number, pattern: number): number => {
    const feature = tree.feature[node]!;
    if (feature < 0) return tree.value[node]!;
    const yes = 2 * node + 1;
    if (known & (1 << place.get(feature)!)) {
      return expectation(pattern & (1 << node) ? yes : yes + 1, known, pattern);
    }
    const share = tree.cover[yes]! / tree.cover[node]!;
    return share * expectation(yes, known, pattern) + (1 - share) * expectation(yes + 1, known, pattern);
  };

  const weight = weights(m);
  const values = new Float64Array(patterns * m);
  const worth = new Float64Array(2 ** m);
  for (let pattern = 0; pattern < patterns; pattern++) {
    for (let set = 0; set < worth.length; set++) worth[set] = expectation(0, set, pattern);
    for (let set = 0; set < worth.length; set++) {
      const size = bitCount(set);
      for (let j = 0; j < m; j++) {
        if (set & (1 << j)) continue;
        values[pattern * m + j]! += weight[size]! * (worth[set | (1 << j)]! - worth[set]!);
      }
    }
  }
  return { features: Uint16Array.from(asked), values, mean: expectation(0, 0, 0) };
}
