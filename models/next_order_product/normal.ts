import { normalTail } from "../numeric/normal_tail.ts";

const rootTwoPi = Math.sqrt(2 * Math.PI);
/** Beyond this the tail underflows; further quantiles are found from its logarithm. */
const farthest = 37;

/**
 * The z with P(Z > z) = p for a standard normal Z, by Newton's steps on the logarithm of the tail, which is concave;
 * to about 1e-12.
 *
 * @param p 0 < p < 1
 */
export function normalTailInverse(p: number): number {
  if (p > 0.5) return -normalTailInverse(1 - p);
  const target = Math.log(p);
  // The tail is under exp(-z² / 2) / 2 for z > 0, so this starts on the far side.
  let z = Math.sqrt(Math.max(0, -2 * Math.log(2 * p)));
  for (let round = 0; round < 40; round++) {
    const tail = normalTail(z);
    const slope = -Math.exp(-0.5 * z * z) / rootTwoPi / tail;
    const step = (Math.log(tail) - target) / slope;
    z -= step;
    if (Math.abs(step) < 1e-13 * Math.max(1, z)) break;
  }
  return z;
}

/**
 * The z past which a share `left` of those are who are past `from`: P(Z > z) = left · P(Z > from).
 *
 * @param left 0 < left ≤ 1
 */
export function pastQuantile(from: number, left: number): number {
  if (from === Number.NEGATIVE_INFINITY) return normalTailInverse(left);
  // There the tail falls as exp(-z · x) over a stretch x (Mills).
  if (from > farthest) return from - Math.log(left) / from;
  return normalTailInverse(left * normalTail(from));
}
