import type { Features, Rows } from "../features.ts";
import { binned } from "./bins.ts";
import type { BoostedTrees } from "./boosting.ts";
import { shapleyTable } from "./shapley.ts";
import { lineAt } from "./start.ts";
import { questions, type Tree } from "./tree.ts";

export type Explain = (features: Features, rows: Rows, into: Float64Array) => number;

/** Every row's answers to all questions of a tree, those off its path too: bit k set for yes. */
function answers(tree: Tree, columns: readonly Uint8Array[], into: Uint8Array): void {
  into.fill(0);
  for (let node = 0; node < questions; node++) {
    const column = columns[tree.feature[node]!];
    if (!column) continue;
    const most = tree.bin[node]!;
    // A missing value's bin is 0, which lies under every other
    const least = tree.missingIsYes[node] === 1 ? 0 : 1;
    const bit = 1 << node;
    for (let i = 0; i < into.length; i++) if (column[i]! <= most && column[i]! >= least) into[i]! |= bit;
  }
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
    const patterns = new Uint8Array(rows.length);
    trees.forEach((tree, t) => {
      const { features: asked, values } = tables[t]!;
      const m = asked.length;
      answers(tree, columns, patterns);
      for (let i = 0; i < rows.length; i++) {
        const from = patterns[i]! * m;
        for (let j = 0; j < m; j++) into[i * width + asked[j]!]! += values[from + j]!;
      }
    });
    return mean;
  };
}
