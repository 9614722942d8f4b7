import type { Random } from "../../ingest/index.ts";

/** A well-mixed 32-bit number of a point: two points differ in it unless they are the same. */
function hashOf(points: Float64Array, from: number, d: number): number {
  let h = 0x811c9dc5;
  for (let j = from; j < from + d; j++) {
    const whole = Math.round(points[j]! * 2 ** 20) | 0;
    h = Math.imul(h ^ whole, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

/**
 * Points spread evenly over all, in an order that depends on the points and not on who they are: they are put in the
 * order of a hash of their values, equal ones side by side, and every so many-th is taken.
 *
 * @param points n × d, row by row
 * @returns at most `most` × d
 */
export function spreadSample(points: Float64Array, d: number, most: number): Float64Array {
  const n = points.length / d;
  // Hash and place share the 53 bits of a double, so that a typed sort does.
  const placeBits = Math.max(1, Math.ceil(Math.log2(n)));
  const hashBits = Math.min(32, 53 - placeBits);
  const placeUnit = 2 ** placeBits;
  const order = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    order[i] = Math.floor(hashOf(points, i * d, d) / 2 ** (32 - hashBits)) * placeUnit + i;
  }
  order.sort();
  const m = Math.min(n, most);
  const sample = new Float64Array(m * d);
  for (let i = 0; i < m; i++) {
    const from = (order[Math.floor(((i + 0.5) * n) / m)]! % placeUnit) * d;
    for (let j = 0; j < d; j++) sample[i * d + j] = points[from + j]!;
  }
  return sample;
}

/** The points at the places. */
export function drawn(points: Float64Array, d: number, places: Uint32Array): Float64Array {
  const some = new Float64Array(places.length * d);
  for (let i = 0; i < places.length; i++) {
    const from = places[i]! * d;
    for (let j = 0; j < d; j++) some[i * d + j] = points[from + j]!;
  }
  return some;
}

/** The places 0 … n - 1 in a random order (Fisher and Yates). */
export function shuffledPlaces(n: number, dice: Random): Uint32Array {
  const places = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = dice.integer(0, i);
    const kept = places[i]!;
    places[i] = places[j]!;
    places[j] = kept;
  }
  return places;
}
