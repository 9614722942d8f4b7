export function squaredDistance(
  a: Float64Array,
  from: number,
  b: Float64Array,
  other: number,
  d: number,
): number {
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const off = a[from + j]! - b[other + j]!;
    sum += off * off;
  }
  return sum;
}

export interface Assignment {
  readonly labels: Uint8Array;
  /** The second-nearest centre; the nearest again when there is one only. */
  readonly seconds: Uint8Array;
  readonly distances: Float64Array;
  /** Distance to the second-nearest; NaN when there is one only. */
  readonly secondDistances: Float64Array;
  /** Sum of squared distances to the nearest centres. */
  readonly inertia: number;
}

/**
 * The two nearest centres of every point; of equally near ones the first.
 *
 * @param points n × d, row by row
 * @param centres k × d
 */
export function assign(points: Float64Array, d: number, centres: Float64Array): Assignment {
  const n = points.length / d;
  const k = centres.length / d;
  const labels = new Uint8Array(n);
  const seconds = new Uint8Array(n);
  const distances = new Float64Array(n);
  const secondDistances = new Float64Array(n);
  let inertia = 0;
  for (let i = 0; i < n; i++) {
    let first = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      const distance = squaredDistance(points, i * d, centres, c * d, d);
      if (distance < first) {
        second = first;
        seconds[i] = labels[i]!;
        first = distance;
        labels[i] = c;
      } else if (distance < second) {
        second = distance;
        seconds[i] = c;
      }
    }
    inertia += first;
    distances[i] = Math.sqrt(first);
    secondDistances[i] = k > 1 ? Math.sqrt(second) : Number.NaN;
  }
  return { labels, seconds, distances, secondDistances, inertia };
}
