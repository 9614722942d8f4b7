import type { Random } from "../../ingest/index.ts";
import { cholesky } from "../numeric/cholesky.ts";

/**
 * As many points from the normal distribution with the mean and covariance of those given: one cloud, as wide and as
 * slanted, in which there are no clusters to find.
 *
 * @param points n × d, row by row, n > 1
 */
export function structureless(points: Float64Array, d: number, dice: Random): Float64Array {
  const n = points.length / d;
  const mean = new Float64Array(d);
  for (let i = 0; i < points.length; i++) mean[i % d]! += points[i]! / n;
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < d; a++) {
      const off = points[i * d + a]! - mean[a]!;
      for (let b = 0; b <= a; b++)
        covariance[a * d + b]! += (off * (points[i * d + b]! - mean[b]!)) / (n - 1);
    }
  }
  // Where one feature follows from others the covariance has no root: a trace of noise gives it one.
  for (let a = 0; a < d; a++) covariance[a * d + a]! += 1e-6;
  const root = cholesky(covariance, d)!;
  const cloud = new Float64Array(n * d);
  const normal = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < d; a++) normal[a] = dice.normal();
    for (let a = 0; a < d; a++) {
      let value = mean[a]!;
      for (let b = 0; b <= a; b++) value += root[a * d + b]! * normal[b]!;
      cloud[i * d + a] = value;
    }
  }
  return cloud;
}
