import { random } from "../../ingest/index.ts";
import type { Bilingual } from "../about.ts";
import { parameter, state, statistic } from "../fit_record.ts";
import { estimator, type Fit } from "../model.ts";
import { assign } from "./assign.ts";
import { type Choice, choose, clusterSilhouettes, clusterStability, leastStability } from "./choose.ts";
import { type Feature, features } from "./features.ts";
import { kMeans } from "./k_means.ts";
import { clusterNames } from "./names.ts";
import { spreadSample } from "./sample.ts";
import { pointsOf, type Scale, scaleOf } from "./scale.ts";
import * as tables from "./table.ts";

/** Under this many customers what looks like a cluster is a coincidence. */
export const leastCustomers = 50;
const mostFitted = 50_000;
const restarts = 5;
const mostReasons = 3;

export interface Clusters {
  readonly scales: readonly Scale[];
  /** k × features, in the order of the clusters' numbers; empty without clear clusters. */
  readonly centres: Float64Array;
  readonly names: readonly Bilingual[];
  readonly silhouettes: Float64Array;
  readonly stabilities: Float64Array;
  readonly choices: readonly Choice[];
}

type Columns = Readonly<Record<Feature["column"], Float64Array>>;

const none = { centres: new Float64Array(0), names: [], silhouettes: new Float64Array(0) };

/**
 * Finds customers who buy alike, or says that there are no clear clusters. The order of customers and the unit of money
 * and time change nothing.
 *
 * @param columns one value a customer, NaN where missing
 */
export function fitClusters(columns: Columns, seed: number): Fit<Clusters> {
  const rows = columns.purchase_days.length;
  const counts = [statistic("customers", rows)];
  const nothing = (scales: readonly Scale[], choices: readonly Choice[], note: string): Fit<Clusters> => ({
    params: { ...none, scales, choices, stabilities: new Float64Array(0) },
    records: [state("state", note), ...counts],
  });
  if (rows < leastCustomers) {
    return nothing([], [], `refused: too few customers with a purchase: ${rows} of ${leastCustomers}`);
  }
  const scales = features.flatMap((feature) => scaleOf(feature, columns[feature.column]) ?? []);
  if (scales.length === 0) return nothing([], [], "refused: all customers are alike");

  const d = scales.length;
  const points = pointsOf(scales, columns, rows);
  const dice = random(`clusters ${seed}`);
  const sample = spreadSample(points, d, mostFitted);
  const choices = choose(sample, d, dice.fork("choice"));
  const chosen = choices.find((choice) => choice.verdict === "chosen");
  counts.push(
    statistic("fitted", sample.length / d, "Customers whom the centres were found from; all are assigned."),
    statistic("features", d, "Features in which customers differ."),
  );
  if (!chosen)
    return nothing(scales, choices, "no_clear_clusters: none is stable, separate and more than chance");

  const { k } = chosen;
  const found = kMeans(sample, d, k, restarts, dice.fork("centres")).centres;
  const centres = byMeanSpend(found, points, d, columns.net_spend);
  const names = clusterNames(
    scales.map(({ feature }) => feature),
    Array.from({ length: k }, (_, c) => centres.subarray(c * d, c * d + d)),
  );
  return {
    params: {
      scales,
      centres,
      names,
      choices,
      silhouettes: clusterSilhouettes(sample, d, centres),
      stabilities: clusterStability(sample, d, centres, dice.fork("stability")),
    },
    records: [
      state("model", "k_means"),
      state("state", "fitted: a number of clusters is stable, separate and more than chance"),
      parameter("k", k, null, "Clusters."),
      statistic("silhouette", chosen.silhouette, "Mean over a sample of customers."),
      statistic(
        "chance_silhouette",
        chosen.chance,
        "The highest of structureless clouds of the same spread.",
      ),
      statistic(
        "stability",
        chosen.stability,
        `Mean adjusted Rand index of halves; ${leastStability} is asked for.`,
      ),
      statistic("inertia", chosen.inertia, "Mean squared distance to the nearest centre."),
      ...counts,
    ],
  };
}

/** The centres in the order of their customers' mean net spend, the highest first. */
function byMeanSpend(
  centres: Float64Array,
  points: Float64Array,
  d: number,
  spend: Float64Array,
): Float64Array {
  const k = centres.length / d;
  const { labels } = assign(points, d, centres);
  const sums = new Float64Array(k);
  const counts = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) {
    sums[labels[i]!]! += spend[i]!;
    counts[labels[i]!]! += 1;
  }
  const means = sums.map((sum, c) => (counts[c]! > 0 ? sum / counts[c]! : Number.NEGATIVE_INFINITY));
  const order = Array.from(means.keys()).sort((a, b) => means[b]! - means[a]! || a - b);
  const ordered = new Float64Array(centres.length);
  for (const [to, from] of order.entries()) ordered.set(centres.subarray(from * d, from * d + d), to * d);
  return ordered;
}

/** The features in which each customer lies farthest on its cluster's side of the company's median. */
function traitsOf(
  { scales, centres }: Clusters,
  points: Float64Array,
  columns: Columns,
  labels: Uint8Array,
): Float64Array[] {
  const d = scales.length;
  const places = scales.map(({ feature }) => features.indexOf(feature));
  const found = Array.from({ length: mostReasons }, () => new Float64Array(labels.length).fill(Number.NaN));
  const isTaken = new Uint8Array(d);
  for (let i = 0; i < labels.length; i++) {
    isTaken.fill(0);
    for (let reason = 0; reason < mostReasons; reason++) {
      let best = -1;
      let most = 0;
      for (let j = 0; j < d; j++) {
        const value = points[i * d + j]!;
        if (isTaken[j] || value * centres[labels[i]! * d + j]! <= 0 || Math.abs(value) <= most) continue;
        if (Number.isNaN(columns[scales[j]!.feature.column]![i]!)) continue;
        most = Math.abs(value);
        best = j;
      }
      if (best < 0) break;
      isTaken[best] = 1;
      found[reason]![i] = places[best]!;
    }
  }
  return found;
}

const numbered = (labels: Uint8Array) => Float64Array.from(labels, (label) => label + 1);

export const clusters = estimator({
  name: "clusters",
  doc: "Customers who buy alike: k-means on robustly scaled features, with as many clusters as are separate, more so than chance, and found again in halves of the customers; or none.",
  papers: [
    "Arthur & Vassilvitskii 2007, k-means++: The Advantages of Careful Seeding, SODA",
    "Hamerly 2010, Making k-means Even Faster, SIAM International Conference on Data Mining",
    "Rousseeuw 1987, Silhouettes: A Graphical Aid to the Interpretation and Validation of Cluster Analysis, Journal of Computational and Applied Mathematics 20",
    "Hubert & Arabie 1985, Comparing Partitions, Journal of Classification 2",
    "Hennig 2007, Cluster-wise Assessment of Cluster Stability, Computational Statistics & Data Analysis 52(1)",
  ],
  reads: tables.clusterFeature,
  writes: tables.clusterScore,
  isRowwise: true,

  fit: ({ columns }, { seed }): Fit<Clusters> => fitClusters(columns, seed),

  score({ params }, { columns, rows }) {
    const { scales, centres } = params;
    const missing = () => new Float64Array(rows).fill(Number.NaN);
    if (centres.length === 0) {
      return {
        cluster: missing(),
        distance: missing(),
        second_cluster: missing(),
        second_distance: missing(),
        trait_1: missing(),
        trait_2: missing(),
        trait_3: missing(),
      };
    }
    const points = pointsOf(scales, columns, rows);
    const { labels, seconds, distances, secondDistances } = assign(points, scales.length, centres);
    const [trait_1, trait_2, trait_3] = traitsOf(params, points, columns, labels);
    return {
      cluster: numbered(labels),
      distance: distances,
      second_cluster: numbered(seconds),
      second_distance: secondDistances,
      trait_1: trait_1!,
      trait_2: trait_2!,
      trait_3: trait_3!,
    };
  },

  summaries: [
    {
      writes: tables.clusterFound,
      columns: ({ params: { names, silhouettes, stabilities } }) => ({
        cluster: Float64Array.from(names, (_, i) => i + 1),
        name: names.map(({ en }) => en),
        name_zh: names.map(({ zh }) => zh),
        silhouette: silhouettes,
        stability: stabilities,
      }),
    },
    {
      writes: tables.clusterChoiceScore,
      columns: ({ params: { choices } }) => {
        const numbers = (of: (choice: Choice) => number) => Float64Array.from(choices, of);
        return {
          k: numbers(({ k }) => k),
          silhouette: numbers(({ silhouette }) => silhouette),
          chance_silhouette: numbers(({ chance }) => chance),
          stability: numbers(({ stability }) => stability),
          inertia: numbers(({ inertia }) => inertia),
          smallest_share: numbers(({ smallest }) => smallest),
          verdict: choices.map(({ verdict }) => verdict),
        };
      },
    },
  ],
});
