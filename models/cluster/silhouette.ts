import { squaredDistance } from "./assign.ts";

/** Distances between all pairs of points; the row of the larger place, the column of the smaller. */
export function distances(points: Float64Array, d: number): Float32Array {
  const n = points.length / d;
  const found = new Float32Array((n * (n - 1)) / 2);
  for (let a = 1, at = 0; a < n; a++) {
    for (let b = 0; b < a; b++) found[at++] = Math.sqrt(squaredDistance(points, a * d, points, b * d, d));
  }
  return found;
}

/**
 * Rousseeuw's silhouette (1987): (b - a) / max(a, b), where a is the mean distance to the others of the own cluster and
 * b the least mean distance to another's; 0 for a cluster of one.
 *
 * @param between as `distances` gives it
 * @param labels the cluster of each point, from 0
 * @returns one a point, -1 … 1; all 0 when there is one cluster only
 */
export function silhouettes(between: Float32Array, labels: Uint8Array, k: number): Float64Array {
  const n = labels.length;
  const sums = new Float64Array(n * k);
  const counts = new Float64Array(k);
  for (let i = 0; i < n; i++) counts[labels[i]!]! += 1;
  for (let a = 1, at = 0; a < n; a++) {
    for (let b = 0; b < a; b++) {
      const distance = between[at++]!;
      sums[a * k + labels[b]!]! += distance;
      sums[b * k + labels[a]!]! += distance;
    }
  }
  return Float64Array.from(labels, (own, i) => {
    if (counts[own]! < 2) return 0;
    const a = sums[i * k + own]! / (counts[own]! - 1);
    let b = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      if (c !== own && counts[c]! > 0) b = Math.min(b, sums[i * k + c]! / counts[c]!);
    }
    return Number.isFinite(b) && Math.max(a, b) > 0 ? (b - a) / Math.max(a, b) : 0;
  });
}

export function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length > 0 ? sum / values.length : Number.NaN;
}
