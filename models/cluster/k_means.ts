import type { Random } from "../../ingest/index.ts";
import { assign, squaredDistance } from "./assign.ts";

export interface Clustering {
  /** k × d, row by row. */
  readonly centres: Float64Array;
  /** The nearest centre of each point, from 0. */
  readonly labels: Uint8Array;
  /** Sum of squared distances to it. */
  readonly inertia: number;
}

const mostRounds = 100;

/**
 * The best of several k-means clusterings: the one with the least sum of squared distances.
 *
 * @param points n × d, row by row
 * @param k from 1 to n, at most 255
 */
export function kMeans(
  points: Float64Array,
  d: number,
  k: number,
  restarts: number,
  dice: Random,
): Clustering {
  let best: Clustering | null = null;
  for (let i = 0; i < restarts; i++) {
    const found = lloyd(points, d, seeds(points, d, k, dice));
    if (!best || found.inertia < best.inertia) best = found;
  }
  return best!;
}

/** k-means++ (Arthur & Vassilvitskii 2007): each next seed is a point, as likely as it is far from those before. */
function seeds(points: Float64Array, d: number, k: number, dice: Random): Float64Array {
  const n = points.length / d;
  const centres = new Float64Array(k * d);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let chosen = dice.integer(0, n - 1);
  for (let c = 0; c < k; c++) {
    centres.set(points.subarray(chosen * d, chosen * d + d), c * d);
    let total = 0;
    for (let i = 0; i < n; i++) {
      const distance = squaredDistance(points, i * d, centres, c * d, d);
      if (distance < nearest[i]!) nearest[i] = distance;
      total += nearest[i]!;
    }
    let left = dice.uniform() * total;
    chosen = n - 1;
    for (let i = 0; i < n; i++) {
      left -= nearest[i]!;
      if (left < 0) {
        chosen = i;
        break;
      }
    }
  }
  return centres;
}

/**
 * Lloyd's rounds (1982) with Hamerly's bounds (2010, "Making k-means even faster"): a point whose own centre is surely
 * nearer than any other is not measured again. Gives what plain rounds give.
 *
 * @param centres k × d, where to begin; changed
 */
export function lloyd(points: Float64Array, d: number, centres: Float64Array): Clustering {
  const n = points.length / d;
  const k = centres.length / d;
  const labels = new Uint8Array(n);
  /** Not under the distance to the own centre; not over that to any other. */
  const upper = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const lower = new Float64Array(n);
  const half = new Float64Array(k);
  const sums = new Float64Array(k * d);
  const counts = new Float64Array(k);
  const moved = new Float64Array(k);

  for (let round = 0; round < mostRounds; round++) {
    halfToNearest(centres, d, half);
    let changes = round === 0 ? 1 : 0;
    for (let i = 0; i < n; i++) {
      const bound = Math.max(half[labels[i]!]!, lower[i]!);
      if (upper[i]! < bound) continue;
      upper[i] = Math.sqrt(squaredDistance(points, i * d, centres, labels[i]! * d, d));
      if (upper[i]! < bound) continue;
      let first = Number.POSITIVE_INFINITY;
      let second = Number.POSITIVE_INFINITY;
      let at = 0;
      for (let c = 0; c < k; c++) {
        const distance = squaredDistance(points, i * d, centres, c * d, d);
        if (distance < first) {
          second = first;
          first = distance;
          at = c;
        } else if (distance < second) second = distance;
      }
      if (at !== labels[i]) changes += 1;
      labels[i] = at;
      upper[i] = Math.sqrt(first);
      lower[i] = Math.sqrt(second);
    }
    if (changes === 0) break;
    moveCentres(points, d, labels, centres, { sums, counts, moved });
    const most = moved.reduce((a, b) => Math.max(a, b), 0);
    for (let i = 0; i < n; i++) {
      upper[i]! += moved[labels[i]!]!;
      lower[i]! -= most;
    }
  }
  const last = assign(points, d, centres);
  return { centres, labels: last.labels, inertia: last.inertia };
}

/** Half the distance from each centre to the nearest other; infinite for a single one. */
function halfToNearest(centres: Float64Array, d: number, half: Float64Array): void {
  half.fill(Number.POSITIVE_INFINITY);
  for (let a = 0; a < half.length; a++) {
    for (let b = 0; b < a; b++) {
      const distance = Math.sqrt(squaredDistance(centres, a * d, centres, b * d, d)) / 2;
      half[a] = Math.min(half[a]!, distance);
      half[b] = Math.min(half[b]!, distance);
    }
  }
}

interface Room {
  sums: Float64Array;
  counts: Float64Array;
  moved: Float64Array;
}

/** Puts every centre at the mean of its points; one without points stays. */
function moveCentres(
  points: Float64Array,
  d: number,
  labels: Uint8Array,
  centres: Float64Array,
  { sums, counts, moved }: Room,
): void {
  sums.fill(0);
  counts.fill(0);
  for (let i = 0; i < labels.length; i++) {
    const at = labels[i]! * d;
    counts[labels[i]!]! += 1;
    for (let j = 0; j < d; j++) sums[at + j]! += points[i * d + j]!;
  }
  for (let c = 0; c < counts.length; c++) {
    let square = 0;
    if (counts[c]! > 0) {
      for (let j = 0; j < d; j++) {
        const mean = sums[c * d + j]! / counts[c]!;
        square += (mean - centres[c * d + j]!) ** 2;
        centres[c * d + j] = mean;
      }
    }
    moved[c] = Math.sqrt(square);
  }
}
