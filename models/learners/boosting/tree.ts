/** Splits are asked down to this depth, so a tree asks at most seven questions. */
export const depth = 3;
export const questions = 2 ** depth - 1;
export const nodes = 2 ** (depth + 1) - 1;

/**
 * A tree as a heap: node k's children are 2k + 1 (yes) and 2k + 2 (no). A node that asks nothing has feature -1 and
 * is a leaf; what lies under it is unused.
 */
export interface Tree {
  readonly feature: Int16Array;
  /** The question is whether the bin is at or under this one. */
  readonly bin: Uint8Array;
  /** Where a missing value goes: 1 for yes. */
  readonly missingIsYes: Uint8Array;
  /** What a leaf adds to the margin. */
  readonly value: Float64Array;
  /** Training rows that came by. */
  readonly cover: Float64Array;
  /** What a question gained in log-loss. */
  readonly gain: Float64Array;
}

export const emptyTree = (): Tree => ({
  feature: new Int16Array(nodes).fill(-1),
  bin: new Uint8Array(nodes),
  missingIsYes: new Uint8Array(nodes),
  value: new Float64Array(nodes),
  cover: new Float64Array(nodes),
  gain: new Float64Array(nodes),
});

/** Whether the row's answer to a node's question is yes. */
export function isYes(tree: Tree, node: number, columns: readonly Uint8Array[], row: number): boolean {
  const bin = columns[tree.feature[node]!]![row]!;
  return bin === 0 ? tree.missingIsYes[node] === 1 : bin <= tree.bin[node]!;
}

/** The leaf in which the row ends. */
export function leafOf(tree: Tree, columns: readonly Uint8Array[], row: number): number {
  let node = 0;
  while (tree.feature[node]! >= 0) node = 2 * node + (isYes(tree, node, columns, row) ? 1 : 2);
  return node;
}
