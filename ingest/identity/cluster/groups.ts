/** Sets of nodes that are joined one edge at a time (Tarjan 1975): union by size, paths halved. */
export class Groups {
  private readonly parent: Int32Array;
  private readonly count: Int32Array;

  constructor(nodes: number) {
    this.parent = Int32Array.from({ length: nodes }, (_, i) => i);
    this.count = new Int32Array(nodes).fill(1);
  }

  /** The node that stands for the group of a node. */
  root(node: number): number {
    let at = node;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }

  size(root: number): number {
    return this.count[root]!;
  }

  /** Joins two groups, given by their roots; gives the root of both and the one that no longer is one. */
  join(one: number, other: number): { root: number; gone: number } {
    const isLarger = this.count[one]! >= this.count[other]!;
    const [root, gone] = isLarger ? [one, other] : [other, one];
    this.parent[gone] = root;
    this.count[root]! += this.count[gone]!;
    return { root, gone };
  }
}
