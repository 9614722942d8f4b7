import fc from "fast-check";
import { expect, test } from "vitest";
import { cluster, type EdgeKind, verdicts } from "../../../ingest/identity/cluster/cluster.ts";

const run = (
  nodes: number,
  edges: readonly (readonly [number, number, EdgeKind?])[],
  { different = [], taxId = [] }: { different?: [number, number][]; taxId?: (string | null)[] } = {},
) => {
  const { root, verdict } = cluster(
    { length: nodes, taxId: Array.from({ length: nodes }, (_, i) => taxId[i] ?? null) },
    {
      a: Int32Array.from(edges, (e) => e[0]),
      b: Int32Array.from(edges, (e) => e[1]),
      kind: edges.map((e) => e[2] ?? "probabilistic"),
    },
    different,
  );
  return { root: [...root], verdict: [...verdict].map((v) => verdicts[v]!) };
};

test("two records that a person called different are cut at the weakest edge of the path between them", () => {
  const { root, verdict } = run(
    4,
    [
      [0, 1],
      [2, 3],
      [1, 2],
    ],
    { different: [[0, 3]] },
  );
  expect(verdict).toEqual(["accepted", "accepted", "decided_different"]);
  expect(root[0]).toBe(root[1]);
  expect(root[2]).toBe(root[3]);
  expect(root[0]).not.toBe(root[3]);
});

test("groups of different tax numbers join only when a person says so; numbers of two kinds do not contradict", () => {
  const taxId = ["DE:1", null, "DE:2", "cn:1"];
  expect(
    run(
      4,
      [
        [0, 1],
        [1, 2],
      ],
      { taxId },
    ).verdict,
  ).toEqual(["accepted", "different_tax_ids"]);
  expect(
    run(
      4,
      [
        [0, 1, "decided"],
        [1, 2, "decided"],
      ],
      { taxId },
    ).verdict,
  ).toEqual(["accepted", "accepted"]);
  expect(run(4, [[0, 3]], { taxId }).verdict).toEqual(["accepted"]);
});

test("probabilities alone do not build a giant", () => {
  const chain = Array.from({ length: 150 }, (_, i) => [i, i + 1] as const);
  const sizes = new Map<number, number>();
  for (const root of run(151, chain).root) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  expect(Math.max(...sizes.values())).toBe(100);
});

test("whatever the edges, no group holds two records that a person called different, nor two tax numbers", () => {
  const node = fc.nat(11);
  const pair = fc.tuple(node, node).filter(([x, y]) => x !== y);
  const kinds = fc.constantFrom<EdgeKind>("decided", "deterministic", "probabilistic");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(node, node, kinds), { maxLength: 30 }),
      fc.array(pair, { maxLength: 6 }),
      fc.array(fc.constantFrom(null, "DE:1", "DE:2", "DE:3"), { minLength: 12, maxLength: 12 }),
      (edges, different, taxId) => {
        const { root, verdict } = run(12, edges, { different, taxId });
        for (const [x, y] of different) expect(root[x]).not.toBe(root[y]);
        edges.forEach(([x, y], i) => {
          if (verdict[i] === "accepted") expect(root[x]).toBe(root[y]);
        });
        if (edges.some(([, , kind]) => kind === "decided")) return;
        const ids = new Map<number, Set<string>>();
        for (const [i, id] of taxId.entries())
          if (id) ids.set(root[i]!, new Set([...(ids.get(root[i]!) ?? []), id]));
        for (const found of ids.values()) expect(found.size).toBe(1);
      },
    ),
  );
});
