const HALF_LOG_TWO_PI = 0.9189385332046727;
const ONE_MINUS_EULER = 0.42278433509846713;

/** (zeta(k) - 1) (-1)^k / k for k = 2, 3, ...: the Taylor coefficients of ln Gamma(2 + z). */
const TAYLOR = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9,
  3.725334024788457e-9,
].map((zetaMinusOne, i) => (i % 2 === 0 ? zetaMinusOne : -zetaMinusOne) / (i + 2));

/** B(2k) / (2k (2k - 1)): the Stirling series (Abramowitz & Stegun 6.1.40). */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
];

/** ln Gamma(2 + z) for |z| <= 1/2. No term cancels near the zero at z = 0. */
function aroundTwo(z: number): number {
  let sum = 0;
  for (let k = TAYLOR.length - 1; k >= 0; k--) sum = sum * z + TAYLOR[k]!;
  return z * (ONE_MINUS_EULER + z * sum);
}

/**
 * What Stirling's leading terms leave out: ln Gamma(x) - [(x - 1/2) ln x - x + ln(2 pi)/2].
 *
 * @param x at least 10, where nine terms are exact to double precision
 */
export function stirlingRemainder(x: number): number {
  const inverseSquare = 1 / (x * x);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * inverseSquare + STIRLING[k]!;
  return sum / x;
}

/**
 * The natural logarithm of the gamma function.
 *
 * Relative error about 1e-15, also beside its zeros at 1 and 2.
 * Taylor series about 2 below 10, Stirling's series above (Abramowitz & Stegun 6.1.33 and 6.1.40).
 *
 * @param x above 0
 * @returns Infinity at 0; NaN below 0, where this library needs no value
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 0.5) return aroundTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  if (x < 10) {
    let product = 1;
    let y = x;
    while (y > 2.5) {
      y -= 1;
      product *= y;
    }
    return Math.log(product) + aroundTwo(y - 2);
  }
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingRemainder(x);
}
