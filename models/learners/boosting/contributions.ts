import type { Features, Rows } from "../features.ts";
import { binned } from "./bins.ts";
import type { BoostedTrees } from "./boosting.ts";
import { shapleyTable } from "./shapley.ts";
import { lineAt } from "./start.ts";
import { isYes, questions, type Tree } from "./tree.ts";

export type Explain = (features: Features, rows: Rows, into: Float64Array) => number;

/** The row's answers to all questions of a tree, those off its path too: bit k set for yes. */
function answers(tree: Tree, columns: readonly Uint8Array[], row: number): number {
  let pattern = 0;
  for (let node = 0; node < questions; node++) {
    if (tree.feature[node]! >= 0 && isYes(tree, node, columns, row)) pattern |= 1 << node;
  }
  return pattern;
}

/**
 * What each feature adds to the margin of each row, against the mean of the training rows, by exact path-dependent
 * TreeSHAP and the line that the trees start from. The values of every pattern of answers are computed once a tree, so that a row costs seven questions.
 *
 * @returns a function that writes rows × features, row by row, and gives the mean margin; both sum to the margin
 */
export function boostedContributions({ start, bins, trees }: BoostedTrees): Explain {
  const tables = trees.map(shapleyTable);
  const mean = tables.reduce((sum, table) => sum + table.mean, start.level);
  return (features, rows, into) => {
    const columns = binned(bins, features, rows);
    const width = columns.length;
    into.fill(0);
    const line = features.columns[start.feature];
    if (line) {
      for (let i = 0; i < rows.length; i++) into[i * width + start.feature] = lineAt(start, line[rows[i]!]!);
    }
    trees.forEach((tree, t) => {
      const { features: asked, values } = tables[t]!;
      const m = asked.length;
      for (let i = 0; i < rows.length; i++) {
        const from = answers(tree, columns, i) * m;
        for (let j = 0; j < m; j++) into[i * width + asked[j]!]! += values[from + j]!;
      }
    });
    return mean;
  };
}
