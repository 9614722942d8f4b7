import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/index.ts";
import { adjustedRandIndex, bestJaccard } from "../../../models/cluster/agreement.ts";
import { assign } from "../../../models/cluster/assign.ts";
import { kMeans, lloyd } from "../../../models/cluster/k_means.ts";
import { spreadSample } from "../../../models/cluster/sample.ts";
import { distances, silhouettes } from "../../../models/cluster/silhouette.ts";

const pointsOf = (d: number, min: number) =>
  fc
    .array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: d, maxLength: d }), {
      minLength: min,
      maxLength: 60,
    })
    .map((rows) => Float64Array.from(rows.flat()));

/** Lloyd's rounds as they are written in a textbook. */
function plain(points: Float64Array, d: number, start: Float64Array): Float64Array {
  const centres = Float64Array.from(start);
  const n = points.length / d;
  for (let round = 0, before = ""; round < 200; round++) {
    const { labels } = assign(points, d, centres);
    if (labels.join() === before) break;
    before = labels.join();
    for (let c = 0; c < centres.length / d; c++) {
      const own = Array.from({ length: n }, (_, i) => i).filter((i) => labels[i] === c);
      if (own.length === 0) continue;
      for (let j = 0; j < d; j++) {
        centres[c * d + j] = own.reduce((sum, i) => sum + points[i * d + j]!, 0) / own.length;
      }
    }
  }
  return centres;
}

describe("k-means", () => {
  test("with bounds gives what plain rounds give", () => {
    fc.assert(
      fc.property(pointsOf(3, 4), fc.integer({ min: 1, max: 4 }), (points, k) => {
        const start = points.slice(0, 3 * k);
        const found = lloyd(points, 3, Float64Array.from(start));
        const wanted = assign(points, 3, plain(points, 3, start));
        expect(found.inertia).toBeCloseTo(wanted.inertia, 6);
      }),
      { numRuns: 300 },
    );
  });

  test("finds three heaps", () => {
    const dice = random("heaps");
    const points = Float64Array.from({ length: 600 }, (_, i) => 10 * ((i % 6) >> 1) + dice.normal());
    const { labels, inertia } = kMeans(points, 2, 3, 4, dice);
    const wanted = Uint8Array.from({ length: 300 }, (_, i) => i % 3);
    expect(adjustedRandIndex(labels, wanted)).toBe(1);
    expect(inertia / 600).toBeCloseTo(1, 0);
  });

  test("bears fewer different points than centres", () => {
    const { inertia } = kMeans(new Float64Array(20).fill(7), 2, 3, 2, random("same"));
    expect(inertia).toBe(0);
  });
});

describe("agreement of two clusterings", () => {
  // Hubert & Arabie 1985, and scikit-learn's documentation of adjusted_rand_score
  test.each([
    [[0, 0, 1, 1], [0, 0, 1, 1], 1],
    [[0, 0, 1, 1], [1, 1, 0, 0], 1],
    [[0, 0, 1, 2], [0, 0, 1, 1], 4 / 7],
    [[0, 0, 0, 0], [0, 1, 2, 3], 0],
    [[0, 0, 1, 1], [0, 1, 0, 1], -0.5],
  ])("%j and %j", (a, b, expected) => {
    expect(adjustedRandIndex(Uint8Array.from(a), Uint8Array.from(b))).toBeCloseTo(expected, 12);
  });

  test("is the best share in common for each cluster", () => {
    const found = bestJaccard(Uint8Array.from([0, 0, 0, 1, 1]), Uint8Array.from([0, 0, 1, 1, 1]), 2);
    expect([...found]).toEqual([2 / 3, 2 / 3]);
  });
});

test("silhouettes are those of Rousseeuw's definition", () => {
  const points = Float64Array.of(0, 1, 4, 6);
  const found = silhouettes(distances(points, 1), Uint8Array.of(0, 0, 1, 1), 2);
  const wanted = [(5 - 1) / 5, (4 - 1) / 4, (3.5 - 2) / 3.5, (5.5 - 2) / 5.5];
  for (const [i, value] of wanted.entries()) expect(found[i]).toBeCloseTo(value, 6);
  expect([...silhouettes(distances(points, 1), Uint8Array.of(0, 0, 0, 1), 2)][3]).toBe(0);
});

test("a sample does not depend on the order of points and keeps the shares of equal ones", () => {
  const points = Float64Array.from({ length: 2000 }, (_, i) => (i % 4 === 0 ? i : 5));
  const sample = spreadSample(points, 1, 400);
  expect(sample).toHaveLength(400);
  const equal = sample.filter((v) => v === 5).length;
  expect(Math.abs(equal - 300)).toBeLessThanOrEqual(1);
  const shuffled = Float64Array.from(random("order").shuffle([...points]));
  expect(spreadSample(shuffled, 1, 400)).toEqual(sample);
});
