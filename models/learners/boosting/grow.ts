import { bestSplit, type Histogram, type SplitOptions } from "./split.ts";
import { depth, emptyTree, isYes, type Tree } from "./tree.ts";

export interface Sample {
  readonly columns: readonly Uint8Array[];
  /** Of each row, the first derivative of the log-loss by the margin: p - y. */
  readonly gradient: Float64Array;
  /** The second: p (1 - p). */
  readonly hessian: Float64Array;
  /** Bins a feature, the missing one included. */
  readonly width: number;
  /** Places of the features whose rows are not all in one bin; the others can tell nothing. */
  readonly varying: Int32Array;
}

/** Places of the columns that hold more than one value. */
export const varyingOf = (columns: readonly Uint8Array[]): Int32Array =>
  Int32Array.from(columns.keys()).filter((f) => columns[f]!.some((bin) => bin !== columns[f]![0]));

/** A node's rows: a part of `order`. */
interface Part {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly histogram: Histogram;
}

function histogramOf({ columns, gradient, hessian, width, varying }: Sample, rows: Uint32Array): Histogram {
  const count = rows.length;
  const sums = new Float64Array(2 * columns.length * width);
  const g = new Float64Array(count);
  const h = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    g[i] = gradient[rows[i]!]!;
    h[i] = hessian[rows[i]!]!;
  }
  for (const f of varying) {
    const column = columns[f]!;
    const base = f * width;
    for (let i = 0; i < count; i++) {
      const at = 2 * (base + column[rows[i]!]!);
      sums[at]! += g[i]!;
      sums[at + 1]! += h[i]!;
    }
  }
  return sums;
}

/** The sibling's histogram is what the parent's has more (Ke et al. 2017, section 2.1). */
function less(whole: Histogram, part: Histogram): Histogram {
  const rest = new Float64Array(whole.length);
  for (let i = 0; i < rest.length; i += 2) {
    const hessian = whole[i + 1]! - part[i + 1]!;
    // What rounding leaves of no rows at all must not look like some
    if (hessian <= 1e-9 * whole[i + 1]!) continue;
    rest[i] = whole[i]! - part[i]!;
    rest[i + 1] = hessian;
  }
  return rest;
}

/** Puts the rows that answer yes first, each side in its old order; gives where the others start. */
function partition(tree: Tree, node: number, sample: Sample, order: Uint32Array, { from, to }: Part): number {
  const others = new Uint32Array(to - from);
  let middle = from;
  let waiting = 0;
  for (let i = from; i < to; i++) {
    const row = order[i]!;
    if (isYes(tree, node, sample.columns, row)) order[middle++] = row;
    else others[waiting++] = row;
  }
  order.set(others.subarray(0, waiting), middle);
  return middle;
}

/**
 * One regression tree on the rows given, level by level: the Newton step that lowers the log-loss most by at most
 * seven questions (Chen & Guestrin 2016, equation 5 for the leaves).
 *
 * @param shrinkage what a leaf's step is multiplied by
 */
export function grow(sample: Sample, rows: Uint32Array, shrinkage: number, options: SplitOptions): Tree {
  const tree = emptyTree();
  const order = Uint32Array.from(rows);
  let level: Part[] = [{ node: 0, from: 0, to: rows.length, histogram: histogramOf(sample, order) }];
  for (let d = 0; level.length > 0; d++) {
    const next: Part[] = [];
    for (const part of level) {
      const { node, from, to, histogram } = part;
      tree.cover[node] = to - from;
      const split = d < depth ? bestSplit(histogram, sample.varying, sample.width, options) : null;
      if (!split) {
        let G = 0;
        let H = 0;
        for (let i = from; i < to; i++) {
          G += sample.gradient[order[i]!]!;
          H += sample.hessian[order[i]!]!;
        }
        tree.value[node] = (-shrinkage * G) / (H + options.penalty);
        continue;
      }
      tree.feature[node] = split.feature;
      tree.bin[node] = split.bin;
      tree.missingIsYes[node] = split.missingIsYes ? 1 : 0;
      tree.gain[node] = split.gain;
      const middle = partition(tree, node, sample, order, part);
      const isYesSmaller = middle - from <= to - middle;
      const small = order.subarray(...(isYesSmaller ? [from, middle] : [middle, to]));
      // The deepest level asks nothing, so it needs no sums by bin
      const own = d + 1 < depth ? histogramOf(sample, small) : histogram;
      const other = d + 1 < depth ? less(histogram, own) : histogram;
      next.push({ node: 2 * node + 1, from, to: middle, histogram: isYesSmaller ? own : other });
      next.push({ node: 2 * node + 2, from: middle, to, histogram: isYesSmaller ? other : own });
    }
    level = next;
  }
  return tree;
}
