import { type Random, random } from "../../../ingest/index.ts";
import { checkFeatures, type Features, type Rows } from "../features.ts";
import { sigmoid, softplus } from "../sigmoid.ts";
import { type Bins, binned, learnBins } from "./bins.ts";
import { grow, varyingOf } from "./grow.ts";
import { constantStart, lineStart, type Start, startOf } from "./start.ts";
import type { Tree } from "./tree.ts";

/** Trees whose leaves add up to the margin ln(p / (1 - p)). */
export interface BoostedTrees {
  readonly kind: "gradient_boosting";
  /** The margin before the first tree. */
  readonly start: Start;
  readonly bins: Bins;
  readonly trees: readonly Tree[];
  /** Mean log-loss on the rows held out, after each tree; empty without such rows. */
  readonly heldOutLoss: readonly number[];
}

export interface BoostingOptions {
  readonly seed: string | number;
  /** Place of a feature whose line the trees start from, such as another model's log-odds; they learn what it lacks. */
  readonly base?: number;
  /** Most trees; as many are grown unless rows are held out. */
  readonly rounds?: number;
  readonly shrinkage?: number;
  /** λ: the penalty on a leaf's square. */
  readonly penalty?: number;
  readonly leastHessian?: number;
  /** Bins a feature, at most 255. */
  readonly bins?: number;
  /** Share of the rows that each tree is grown on. */
  readonly subsample?: number;
  /** Rows not learnt from: growing stops once they have not fared better for `patience` trees. */
  readonly heldOut?: Rows;
  readonly patience?: number;
}

/**
 * Gradient boosting of log-loss by second-order trees on histograms (Friedman 2001; Chen & Guestrin 2016; Ke et al.
 * 2017), with shrinkage and missing values that go their own way. Same rows, options and seed: same trees.
 *
 * @param happened of every row of the features, 1 or 0
 * @param rows to learn from; both outcomes should occur
 */
export function boost(
  features: Features,
  happened: ArrayLike<number>,
  rows: Rows,
  {
    seed,
    base,
    rounds = 300,
    shrinkage = 0.05,
    penalty = 5,
    leastHessian = 5,
    bins: most = 64,
    subsample = 0.5,
    heldOut = new Uint32Array(0),
    patience = 30,
  }: BoostingOptions,
): BoostedTrees {
  checkFeatures(features);
  const chance = random(`${seed}/boosting`);
  const bins = learnBins(features, rows, most);
  const columns = binned(bins, features, rows);
  const varying = varyingOf(columns);
  const width = 1 + Math.max(1, ...bins.edges.map((edges) => edges.length + 1));
  const y = Uint8Array.from(rows, (row) => happened[row]!);
  const start = base === undefined ? constantStart(y) : lineStart(features, base, rows, y);
  const margin = startOf(start, features, rows);
  const gradient = new Float64Array(rows.length);
  const hessian = new Float64Array(rows.length);

  const heldColumns = binned(bins, features, heldOut);
  const heldMargin = startOf(start, features, heldOut);
  const heldOutLoss: number[] = [];
  const trees: Tree[] = [];
  let best = { trees: 0, loss: heldOut.length > 0 ? lossOf(heldMargin, heldOut, happened) : 0 };
  const all = Uint32Array.from(rows.keys());
  const room = new Uint32Array(rows.length);

  for (let round = 0; round < rounds; round++) {
    const own = subsample < 1 ? drawn(room, subsample, chance) : all;
    for (const i of own) {
      const p = sigmoid(margin[i]!);
      gradient[i] = p - y[i]!;
      hessian[i] = p * (1 - p);
    }
    const tree = grow({ columns, gradient, hessian, width, varying }, own, shrinkage, {
      penalty,
      leastHessian,
    });
    if (tree.feature[0]! < 0) break;
    trees.push(tree);
    add(tree, columns, margin);
    if (heldOut.length === 0) continue;
    add(tree, heldColumns, heldMargin);
    const loss = lossOf(heldMargin, heldOut, happened);
    heldOutLoss.push(loss);
    if (loss < best.loss) best = { trees: trees.length, loss };
    if (trees.length - best.trees >= patience) break;
  }
  const kept = heldOut.length > 0 ? trees.slice(0, best.trees) : trees;
  return { kind: "gradient_boosting", start, bins, trees: kept, heldOutLoss };
}

/** Each place with the same chance, ascending; written into `room`, which has a cell for every place. */
function drawn(room: Uint32Array, share: number, chance: Random): Uint32Array {
  const below = share * 2 ** 32;
  let count = 0;
  for (let i = 0; i < room.length; i++) if (chance.bits() < below) room[count++] = i;
  return room.subarray(0, count);
}

function add(tree: Tree, columns: readonly Uint8Array[], margin: Float64Array): void {
  const asked = Array.from(tree.feature, (f) => columns[f]);
  for (let i = 0; i < margin.length; i++) {
    let node = 0;
    for (let column = asked[0]; column; column = asked[node]) {
      const bin = column[i]!;
      const isYes = bin === 0 ? tree.missingIsYes[node] === 1 : bin <= tree.bin[node]!;
      node = 2 * node + (isYes ? 1 : 2);
    }
    margin[i]! += tree.value[node]!;
  }
}

function lossOf(margin: Float64Array, rows: Rows, happened: ArrayLike<number>): number {
  return margin.reduce((sum, m, i) => sum + softplus(m) - happened[rows[i]!]! * m, 0) / margin.length;
}

/** ln(p / (1 - p)) of the rows. */
export function boostedMargin({ start, bins, trees }: BoostedTrees, features: Features, rows: Rows) {
  const columns = binned(bins, features, rows);
  const margin = startOf(start, features, rows);
  for (const tree of trees) add(tree, columns, margin);
  return margin;
}
