import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/index.ts";
import { adjustedRandIndex } from "../../../models/cluster/agreement.ts";
import { assign } from "../../../models/cluster/assign.ts";
import { type Clusters, fitClusters } from "../../../models/cluster/clusters.ts";
import { features } from "../../../models/cluster/features.ts";
import { clusterNames } from "../../../models/cluster/names.ts";
import { pointsOf } from "../../../models/cluster/scale.ts";
import { changed, planted } from "./planted.ts";

const three = [
  { customers: 150, purchases: 60, spend: 300, since: 8 },
  { customers: 250, purchases: 10, spend: 20, since: 60 },
  { customers: 200, purchases: 1, spend: 300, since: 700 },
];

const labelsOf = (params: Clusters, columns: Parameters<typeof fitClusters>[0]) =>
  assign(pointsOf(params.scales, columns, columns.purchase_days.length), params.scales.length, params.centres)
    .labels;
const stateOf = (records: readonly { name: string; note: string | null }[]) =>
  records.find((r) => r.name === "state")!.note!;

describe("planted groups", () => {
  const { columns, group } = planted(three, 0.25, "planted");
  const { params, records } = fitClusters(columns, 1);

  test("are found, as many as there are, and numbered by spend", () => {
    expect(params.choices.find((c) => c.verdict === "chosen")?.k).toBe(3);
    const labels = labelsOf(params, columns);
    expect(adjustedRandIndex(labels, group)).toBeGreaterThan(0.95);
    expect(labels[0]).toBe(0);
    expect(stateOf(records)).toMatch(/^fitted/);
  });

  test("are named by what sets them apart, in both languages", () => {
    expect(params.names).toHaveLength(3);
    const [best, , silent] = [0, 1, 2].map(
      (g) => params.names[labelsOf(params, columns)[group.indexOf(g)]!]!,
    );
    expect(best!.en).toMatch(/frequent|high spend|large purchases/i);
    expect(silent!.en).toMatch(/long silent/i);
    expect(silent!.zh).toContain("久未购买");
    expect(new Set(params.names.map(({ en }) => en)).size).toBe(3);
  });

  test("are the same for customers in another order and for another currency", () => {
    const order = random("order").shuffle([...group.keys()]);
    const shuffled = changed(columns, order);
    const again = fitClusters(shuffled, 1).params;
    const labels = labelsOf(params, columns);
    expect([...labelsOf(again, shuffled)]).toEqual(order.map((i) => labels[i]));
    expect(again.names).toEqual(params.names);
    for (const rate of [1 / 7.3, 1e4]) {
      const converted = changed(columns, [...group.keys()], rate);
      const other = fitClusters(converted, 1).params;
      expect(labelsOf(other, converted)).toEqual(labels);
      expect(other.names).toEqual(params.names);
    }
  });

  test("are found again with the same seed, and with another", () => {
    expect(fitClusters(columns, 1)).toEqual({ params, records });
    expect(adjustedRandIndex(labelsOf(fitClusters(columns, 2).params, columns), group)).toBeGreaterThan(0.95);
  });
});

describe("no clusters", () => {
  test("are named as such where customers are one cloud", () => {
    const { columns } = planted([{ customers: 500, purchases: 8, spend: 60, since: 60 }], 0.6, "cloud");
    const { params, records } = fitClusters(columns, 1);
    expect(stateOf(records)).toMatch(/^no_clear_clusters/);
    expect(params.centres).toHaveLength(0);
    expect(params.choices.map((c) => c.k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(params.choices.filter((c) => c.verdict === "chosen" || c.verdict === "possible")).toEqual([]);
  });

  test("are looked for where customers are too few or all alike", () => {
    const few = planted([{ customers: 49, purchases: 8, spend: 60, since: 60 }], 0.6, "few").columns;
    expect(stateOf(fitClusters(few, 1).records)).toMatch(/^refused: too few customers.*49 of 50/);
    const alike = changed(few, new Array(80).fill(0));
    expect(stateOf(fitClusters(alike, 1).records)).toMatch(/^refused: all customers are alike/);
    const nobody = changed(few, []);
    expect(stateOf(fitClusters(nobody, 1).records)).toMatch(/^refused/);
  });

  test("come of amounts of any size, of missing values or of a single feature that differs", () => {
    const { columns } = planted(three, 0.25, "hostile");
    const nan = new Float64Array(600).fill(Number.NaN);
    const same = new Float64Array(600).fill(1);
    const spend = columns.net_spend.map((v, i) => (i === 0 ? 1e12 : i === 1 ? 0 : v));
    const some = fitClusters({ ...columns, net_spend: spend, margin: nan, articles: nan }, 1);
    expect(stateOf(some.records)).toMatch(/^fitted/);
    const alone = Object.fromEntries(features.map(({ column }) => [column, same])) as typeof columns;
    const two = fitClusters({ ...alone, tenure: same.map((_, i) => (i % 2 ? 10 : 500)) }, 1);
    expect(two.params.choices.find((c) => c.verdict === "chosen")?.k).toBe(2);
  });
});

describe("names", () => {
  const centre = (...offsets: [place: number, offset: number][]) => {
    const values = new Float64Array(features.length);
    for (const [place, offset] of offsets) values[place] = offset;
    return values;
  };
  const named = (...centres: Float64Array[]) => clusterNames(features, centres).map(({ en }) => en);

  test("tell the three strongest features, the strongest first", () => {
    expect(named(centre([0, 1], [1, 2], [2, -0.5], [3, 0.4]))).toEqual(["High spend, frequent, recent"]);
    expect(named(centre([2, 1.5], [4, 0.1]))).toEqual(["Long silent"]);
    expect(named(centre([4, 0.1]))).toEqual(["Typical"]);
  });

  test("are longer where two would be the same, whatever the order of their words, and at last numbered", () => {
    const names = named(centre([0, 2], [1, 1]), centre([0, 1], [1, 2]), centre([5, 1]));
    expect(new Set(names).size).toBe(3);
    const same = centre([0, 2], [1, 1]);
    expect(new Set(named(same, Float64Array.from(same), Float64Array.from(same))).size).toBe(3);
  });
});
