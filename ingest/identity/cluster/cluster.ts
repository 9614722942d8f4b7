import { Groups } from "./groups.ts";

export type EdgeKind = "decided" | "deterministic" | "probabilistic";

/** What became of an edge. A refused one is put before a person, unless a person has already said so. */
export type Verdict = "accepted" | "decided_different" | "different_tax_ids" | "too_large";
export const verdicts: readonly Verdict[] = [
  "accepted",
  "decided_different",
  "different_tax_ids",
  "too_large",
];

export interface Edges {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly kind: readonly EdgeKind[];
}

export interface Nodes {
  readonly length: number;
  /** `kind:number`, or null. */
  readonly taxId: readonly (string | null)[];
}

/** Beyond this many records nothing but a key or a person adds one more. */
const largestByProbability = 100;

/**
 * Joins nodes along edges, which come strongest first: decisions, then keys, then probabilities. An edge is refused
 * when the two groups it would join hold a pair that a person has called different, or tax numbers of one kind of
 * which none is common to both. So a decision "different" cuts every path between two records at the weakest edge
 * that would complete it: all stronger ones were joined before. The result depends on the order of the edges alone.
 *
 * @returns the root of every node, and the place in `verdicts` of every edge's verdict
 */
export function cluster(
  nodes: Nodes,
  edges: Edges,
  different: readonly (readonly [number, number])[],
): { root: Int32Array; verdict: Int8Array } {
  const groups = new Groups(nodes.length);
  const enemies = new Map<number, number[]>();
  for (const [x, y] of different) {
    enemies.set(x, [...(enemies.get(x) ?? []), y]);
    enemies.set(y, [...(enemies.get(y) ?? []), x]);
  }
  const taxIds = new Map<number, Set<string>>();
  nodes.taxId.forEach((id, node) => {
    if (id !== null) taxIds.set(node, new Set([id]));
  });

  const judge = (x: number, y: number, kind: EdgeKind): Verdict => {
    const [fewer, other] = (enemies.get(x)?.length ?? 0) <= (enemies.get(y)?.length ?? 0) ? [x, y] : [y, x];
    if (enemies.get(fewer)?.some((enemy) => groups.root(enemy) === other)) return "decided_different";
    if (kind === "decided") return "accepted";
    if (contradict(taxIds.get(x), taxIds.get(y))) return "different_tax_ids";
    if (kind === "probabilistic" && groups.size(x) + groups.size(y) > largestByProbability)
      return "too_large";
    return "accepted";
  };

  const verdict = new Int8Array(edges.a.length);
  for (let i = 0; i < edges.a.length; i++) {
    const [x, y] = [groups.root(edges.a[i]!), groups.root(edges.b[i]!)];
    if (x === y) continue;
    const found = judge(x, y, edges.kind[i]!);
    verdict[i] = verdicts.indexOf(found);
    if (found !== "accepted") continue;
    const { root, gone } = groups.join(x, y);
    merge(enemies, root, gone, (own, more) => [...own, ...more]);
    merge(taxIds, root, gone, (own, more) => new Set([...own, ...more]));
  }
  return { root: Int32Array.from({ length: nodes.length }, (_, i) => groups.root(i)), verdict };
}

function merge<T>(all: Map<number, T>, root: number, gone: number, both: (own: T, more: T) => T): void {
  const more = all.get(gone);
  if (more === undefined) return;
  const own = all.get(root);
  all.set(root, own === undefined ? more : both(own, more));
  all.delete(gone);
}

const kindOf = (id: string) => id.slice(0, id.indexOf(":"));

function contradict(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  if (!one || !other) return false;
  for (const kind of new Set([...one].map(kindOf))) {
    const [mine, theirs] = [one, other].map((ids) => [...ids].filter((id) => kindOf(id) === kind));
    if (theirs!.length > 0 && !mine!.some((id) => other.has(id))) return true;
  }
  return false;
}
