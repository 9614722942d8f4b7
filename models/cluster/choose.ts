import type { Random } from "../../ingest/index.ts";
import { adjustedRandIndex, bestJaccard } from "./agreement.ts";
import { assign } from "./assign.ts";
import { kMeans } from "./k_means.ts";
import { drawn, shuffledPlaces } from "./sample.ts";
import { distances, mean, silhouettes } from "./silhouette.ts";
import { structureless } from "./structureless.ts";

export const mostClusters = 12;
/** Two halves of the customers have to agree this well (adjusted Rand index). */
export const leastStability = 0.7;
/** Kaufman & Rousseeuw (1990): at a mean silhouette up to 0.25 no substantial structure has been found. */
export const leastSilhouette = 0.25;
/** A cluster of less than this share of the customers is a handful of exceptions. */
const leastShare = 0.01;

const splits = 5;
const clouds = 5;
const restarts = { whole: 5, half: 2, cloud: 2 };
const most = { choosing: 4000, half: 1500, silhouette: 1200 };

export const verdicts = ["chosen", "possible", "unstable", "not_separate", "no_better_than_chance"] as const;

/** What was found about one number of clusters. */
export interface Choice {
  readonly k: number;
  readonly silhouette: number;
  /** The highest mean silhouette of structureless clouds of the same spread. */
  readonly chance: number;
  /** Mean adjusted Rand index between the clusterings of two halves. */
  readonly stability: number;
  /** Mean squared distance to the nearest centre. */
  readonly inertia: number;
  /** Share of customers in the smallest cluster. */
  readonly smallest: number;
  readonly verdict: (typeof verdicts)[number];
}

/** Few clusters look more separate than many even in a structureless cloud: what counts is how much more. */
const excess = ({ silhouette, chance }: Choice) => silhouette - chance;

const first = (points: Float64Array, d: number, n: number) =>
  points.subarray(0, Math.min(points.length, n * d));

/** Clusterings of the two halves of `splits` random divisions, as centres. */
function halves(points: Float64Array, d: number, k: number, dice: Random): [Float64Array, Float64Array][] {
  const n = points.length / d;
  const size = Math.min(most.half, n >> 1);
  return Array.from({ length: splits }, () => {
    const places = shuffledPlaces(n, dice);
    const cluster = (from: number) => {
      const half = drawn(points, d, places.subarray(from, from + size));
      return kMeans(half, d, k, restarts.half, dice).centres;
    };
    return [cluster(0), cluster(size)];
  });
}

function distinct(points: Float64Array, d: number): number {
  const seen = new Set<string>();
  for (let i = 0; i < points.length && seen.size <= mostClusters; i += d) {
    seen.add(points.subarray(i, i + d).join());
  }
  return seen.size;
}

/**
 * Tries every number of clusters from 2 to 12. Taken is the one whose mean silhouette is farthest above that of
 * structureless clouds of the same spread, of those that halves of the customers agree on and that are separate at all.
 *
 * @param sample n × d, row by row, in an order that says nothing
 */
export function choose(sample: Float64Array, d: number, dice: Random): Choice[] {
  const points = first(sample, d, most.choosing);
  const few = first(points, d, most.silhouette);
  const between = distances(few, d);
  const random = Array.from({ length: clouds }, (_, i) => {
    const cloud = structureless(few, d, dice.fork(`cloud ${i}`));
    return { cloud, between: distances(cloud, d) };
  });
  const n = points.length / d;
  const tried: Choice[] = [];
  for (let k = 2; k <= Math.min(mostClusters, distinct(points, d), Math.floor(n / 10)); k++) {
    const own = dice.fork(`k ${k}`);
    const { centres, labels, inertia } = kMeans(points, d, k, restarts.whole, own);
    const silhouette = mean(silhouettes(between, assign(few, d, centres).labels, k));
    const agreements = halves(points, d, k, own).map(([a, b]) =>
      adjustedRandIndex(assign(points, d, a).labels, assign(points, d, b).labels),
    );
    const chance = Math.max(
      ...random.map(({ cloud, between: apart }) =>
        mean(silhouettes(apart, kMeans(cloud, d, k, restarts.cloud, own).labels, k)),
      ),
    );
    const counts = new Float64Array(k);
    for (const label of labels) counts[label]! += 1;
    const stability = mean(Float64Array.from(agreements));
    const smallest = Math.min(...counts) / n;
    const verdict =
      stability < leastStability || smallest < leastShare
        ? "unstable"
        : silhouette <= leastSilhouette
          ? "not_separate"
          : silhouette <= chance
            ? "no_better_than_chance"
            : "possible";
    tried.push({ k, silhouette, chance, stability, inertia: inertia / n, smallest, verdict });
  }
  const possible = tried.filter((choice) => choice.verdict === "possible");
  const best = possible.reduce<Choice | undefined>(
    (best, choice) => (best && excess(best) >= excess(choice) ? best : choice),
    undefined,
  );
  return tried.map((choice) => (choice === best ? { ...choice, verdict: "chosen" } : choice));
}

/**
 * How well each cluster is found again in halves of the customers: the mean of its best Jaccard similarity.
 *
 * @returns one a cluster, 0 … 1
 */
export function clusterStability(
  sample: Float64Array,
  d: number,
  centres: Float64Array,
  dice: Random,
): Float64Array {
  const points = first(sample, d, most.choosing);
  const k = centres.length / d;
  const labels = assign(points, d, centres).labels;
  const sums = new Float64Array(k);
  const found = halves(points, d, k, dice).flat();
  for (const other of found) {
    const best = bestJaccard(labels, assign(points, d, other).labels, k);
    for (let c = 0; c < k; c++) sums[c]! += best[c]! / found.length;
  }
  return sums.map((value) => (Number.isNaN(value) ? 0 : value));
}

/** Mean silhouette of each cluster, over some of the customers; NaN for one that none of them is in. */
export function clusterSilhouettes(sample: Float64Array, d: number, centres: Float64Array): Float64Array {
  const few = first(sample, d, most.silhouette);
  const k = centres.length / d;
  const { labels } = assign(few, d, centres);
  const each = silhouettes(distances(few, d), labels, k);
  return Float64Array.from({ length: k }, (_, c) => mean(each.filter((_, i) => labels[i] === c)));
}
