/** B(2k): the asymptotic series of the trigamma function (Abramowitz & Stegun 6.4.12). */
const ASYMPTOTIC = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/**
 * The second derivative of ln Gamma(x). Relative error about 1e-15.
 *
 * @param x above 0
 * @returns NaN at or below 0
 */
export function trigamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let below = 0;
  let y = x;
  while (y < 10) {
    below += 1 / (y * y);
    y += 1;
  }
  const inverseSquare = 1 / (y * y);
  let sum = 0;
  for (let k = ASYMPTOTIC.length - 1; k >= 0; k--) sum = (sum + ASYMPTOTIC[k]!) * inverseSquare;
  return (1 + sum) / y + 0.5 * inverseSquare + below;
}
