/** B(2k) / (2k): the asymptotic series of the digamma function (Abramowitz & Stegun 6.3.18). */
const ASYMPTOTIC = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12, -3617 / 8160];

/**
 * The derivative of ln Gamma(x). Absolute error about 1e-15 near its zero at 1.46, relative elsewhere.
 *
 * @param x above 0
 * @returns NaN at or below 0
 */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let below = 0;
  let y = x;
  while (y < 10) {
    below += 1 / y;
    y += 1;
  }
  const inverseSquare = 1 / (y * y);
  let sum = 0;
  for (let k = ASYMPTOTIC.length - 1; k >= 0; k--) sum = (sum + ASYMPTOTIC[k]!) * inverseSquare;
  return Math.log(y) - 0.5 / y - sum - below;
}
