import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { learnBins } from "../../../models/learners/boosting/bins.ts";
import { boost, boostedMargin } from "../../../models/learners/boosting/boosting.ts";
import { boostedContributions } from "../../../models/learners/boosting/contributions.ts";
import { shapleyTable } from "../../../models/learners/boosting/shapley.ts";
import { leafOf, type Tree } from "../../../models/learners/boosting/tree.ts";
import { logLoss } from "../../../models/learners/calibration/measures.ts";
import { sigmoid } from "../../../models/learners/sigmoid.ts";

const n = 4000;
const dice = random("boosting");
const draw = () => Float64Array.from({ length: n }, () => dice.uniform());
const [a, b, noise] = [draw(), draw(), draw()];
const gone = draw().map((value) => (dice.uniform() < 0.4 ? Number.NaN : value));
const features = {
  names: ["a", "b", "gone", "noise", "constant", "count"],
  columns: [a, b, gone, noise, new Float64Array(n).fill(1), draw().map((v) => Math.floor(3 * v))],
};
/** An "exclusive or" of two features, which no sum of effects can tell, and a missing value that tells. */
const truth = a.map((v, i) =>
  sigmoid((v > 0.5 !== b[i]! > 0.5 ? 1.5 : -1.5) + (Number.isNaN(gone[i]!) ? 1 : -0.5)),
);
const happened = truth.map((p) => (dice.uniform() < p ? 1 : 0));
const rows = Uint32Array.from({ length: n / 2 }, (_, i) => i);
const later = Uint32Array.from({ length: n / 2 }, (_, i) => n / 2 + i);
const outcomeOf = (which: Uint32Array) => Float64Array.from(which, (row) => happened[row]!);
const options = { seed: 1, rounds: 300, heldOut: later };
const model = boost(features, happened, rows, options);
const lossOn = (which: Uint32Array, m = model) =>
  logLoss(boostedMargin(m, features, which).map(sigmoid), outcomeOf(which));

describe("boosted trees", () => {
  test("learn an interaction and a telling gap: close to the best possible loss on rows held out", () => {
    const best = logLoss(
      Float64Array.from(later, (row) => truth[row]!),
      outcomeOf(later),
    );
    expect(lossOn(later)).toBeLessThan(best + 0.03);
    expect(lossOn(later)).toBeGreaterThan(best - 0.01);
  });

  test("each tree lowers the loss of the rows learnt from when all of them are used", () => {
    const full = boost(features, happened, rows, { seed: 1, rounds: 30, subsample: 1 });
    const losses = [0, 5, 10, 20, 30].map((k) => lossOn(rows, { ...full, trees: full.trees.slice(0, k) }));
    losses.slice(1).forEach((loss, i) => {
      expect(loss).toBeLessThan(losses[i]!);
    });
  });

  test("growing stops where rows held out fare no better", () => {
    expect(model.trees.length).toBeLessThan(300);
    const least = Math.min(...model.heldOutLoss);
    expect(model.heldOutLoss[model.trees.length - 1]).toBe(least);
    expect(lossOn(later)).toBeCloseTo(least, 10);
  });

  test("the same seed gives the same trees, another seed others", () => {
    expect(boost(features, happened, rows, options)).toEqual(model);
    expect(boost(features, happened, rows, { ...options, seed: 2 }).trees[0]).not.toEqual(model.trees[0]);
  });

  test.each([
    ["from a level", model],
    ["from a line", boost(features, happened, rows, { ...options, base: 2 })],
  ])("contributions sum to the margin for every row, %s", (_, model) => {
    const width = features.columns.length;
    const into = new Float64Array(later.length * width);
    const base = boostedContributions(model)(features, later, into);
    const margin = boostedMargin(model, features, later);
    for (let i = 0; i < later.length; i++) {
      const own = into.subarray(i * width, (i + 1) * width).reduce((sum, c) => sum + c, base);
      expect(Math.abs(own - margin[i]!)).toBeLessThan(1e-10);
    }
    const weight = features.columns.map((_, f) =>
      into.reduce((sum, c, at) => sum + (at % width === f ? Math.abs(c) : 0), 0),
    );
    expect(Math.min(weight[0]!, weight[1]!, weight[2]!)).toBeGreaterThan(3 * weight[3]!);
    expect(weight[4]).toBe(0);
  });

  test("from another model's log-odds they learn only what it lacks: nothing, where it is right", () => {
    const right = {
      names: ["right", ...features.names],
      columns: [truth.map((p) => Math.log(p / (1 - p))), ...features.columns],
    };
    const from = boost(right, happened, rows, { ...options, base: 0 });
    expect(from.trees.length).toBeLessThan(10);
    expect(from.start.slope).toBeCloseTo(1, 0);
  });

  test("probabilities rise with the feature when the data do", () => {
    const line = Float64Array.from({ length: 2000 }, (_, i) => i / 2000);
    const rising = Float64Array.from(line, (v, i) => (((i * 7919) % 2000) / 2000 < v ? 1 : 0));
    const all = Uint32Array.from(line.keys());
    const one = { names: ["x"], columns: [line] };
    const grown = boost(one, rising, all, { seed: 1, rounds: 80, subsample: 1, bins: 16 });
    const margin = boostedMargin(grown, one, all);
    for (let i = 1; i < margin.length; i++) expect(margin[i]!).toBeGreaterThanOrEqual(margin[i - 1]! - 1e-12);
    expect(margin.at(-1)! - margin[0]!).toBeGreaterThan(2);
  });

  test("one outcome only grows no tree, and a value unseen finds its way", () => {
    const never = boost(features, new Float64Array(n), rows, { seed: 1, rounds: 20 });
    expect(sigmoid(boostedMargin(never, features, later)[0]!)).toBeLessThan(0.001);
    const odd = features.columns.map(() => Float64Array.of(Number.NaN, 1e300, -1e300, Infinity));
    const margin = boostedMargin(model, { ...features, columns: odd }, Uint32Array.of(0, 1, 2, 3));
    expect(margin.every(Number.isFinite)).toBe(true);
  });

  test("more bins than a byte holds are refused by name", () => {
    expect(() => learnBins(features, rows, 256)).toThrow("bins out of range: 256; give 2 to 255");
  });
});

/** φ by its definition: the mean, over all orders in which features become known, of what each adds. */
function byOrders(tree: Tree, columns: Uint8Array[], row: number, asked: number[]): number[] {
  const worth = (known: ReadonlySet<number>, node = 0): number => {
    const feature = tree.feature[node]!;
    if (feature < 0) return tree.value[node]!;
    const yes = 2 * node + 1;
    if (known.has(feature)) {
      const bin = columns[feature]![row]!;
      const isYes = bin === 0 ? tree.missingIsYes[node] === 1 : bin <= tree.bin[node]!;
      return worth(known, isYes ? yes : yes + 1);
    }
    const part = tree.cover[yes]! / (tree.cover[yes]! + tree.cover[yes + 1]!);
    return part * worth(known, yes) + (1 - part) * worth(known, yes + 1);
  };
  const orders = (left: number[]): number[][] =>
    left.length === 0 ? [[]] : left.flatMap((f) => orders(left.filter((g) => g !== f)).map((o) => [f, ...o]));
  const all = orders(asked);
  return asked.map(
    (feature) =>
      all.reduce((sum, order) => {
        const before = new Set(order.slice(0, order.indexOf(feature)));
        return sum + worth(new Set([...before, feature])) - worth(before);
      }, 0) / all.length,
  );
}

test("a tree's Shapley values are those of the definition, over all orders of features", () => {
  const columns = features.columns.map((column, f) =>
    Uint8Array.from(column, (v) =>
      Number.isNaN(v) ? 0 : 1 + model.bins.edges[f]!.filter((e) => v > e).length,
    ),
  );
  for (const tree of model.trees.slice(0, 4)) {
    const { features: asked, values, mean } = shapleyTable(tree);
    for (const row of [0, 1, 2, 3, 50, 99]) {
      let pattern = 0;
      for (let node = 0; node < 7; node++) {
        const feature = tree.feature[node]!;
        if (feature < 0) continue;
        const bin = columns[feature]![row]!;
        if (bin === 0 ? tree.missingIsYes[node] : bin <= tree.bin[node]!) pattern |= 1 << node;
      }
      const own = [...values.subarray(pattern * asked.length, (pattern + 1) * asked.length)];
      byOrders(tree, columns, row, [...asked]).forEach((phi, j) => {
        expect(own[j]).toBeCloseTo(phi, 12);
      });
      expect(own.reduce((sum, c) => sum + c, mean)).toBeCloseTo(tree.value[leafOf(tree, columns, row)]!, 12);
    }
  }
});
