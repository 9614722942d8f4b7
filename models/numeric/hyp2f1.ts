/** A number too large or small for a double: mantissa x e^log. */
interface Scaled {
  mantissa: number;
  log: number;
}

interface Series extends Scaled {
  /** dF/dz on the same scale; only the continuation beyond SERIES_LIMIT reads it. */
  slope: number;
  /** Largest term over the sum: how many times the rounding error was magnified. */
  condition: number;
}

const RESCALE = 1e250;
const LOG_RESCALE = Math.log(RESCALE);
const MOST_TERMS = 10_000_000;
/** Beyond this argument the power series needs hundreds of terms, and stepping towards 1 is cheaper. */
const SERIES_LIMIT = 0.9;
/** The stepping is stable only while z^(1-c), the other solution, stays small beside F. */
const STEPPING_LARGEST_C = 50;
const TOLERABLE_CONDITION = 1e4;
const MOST_TAYLOR_TERMS = 2000;
/** Logarithm of the growth of F allowed in one Taylor step. */
const LARGEST_GROWTH = 100;
/** Beyond this a result would have under six digits. */
const WORST_CONDITION = 1e10;

/** The defining power series (Abramowitz & Stegun 15.1.1) for 0 <= z < 1, c > 0. */
function powerSeries(a: number, b: number, c: number, z: number): Series {
  let term = 1;
  let sum = 1;
  let slope = 0;
  let peak = 1;
  let log = 0;
  for (let n = 0; n < MOST_TERMS; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    slope += (n + 1) * term;
    const size = Math.abs(term);
    if (size > peak) peak = size;
    const room = 1 - Math.max(Math.abs(ratio), z);
    if (room > 0 && size <= 1e-17 * Math.abs(sum) * room) {
      return { mantissa: sum, log, slope: slope / z, condition: peak / Math.abs(sum) };
    }
    if (size > RESCALE) {
      term /= RESCALE;
      sum /= RESCALE;
      slope /= RESCALE;
      peak /= RESCALE;
      log += LOG_RESCALE;
    }
  }
  throw new RangeError(`hyp2f1 did not settle: a=${a} b=${b} c=${c} z=${z}; use an argument further from 1`);
}

/**
 * Carries F from SERIES_LIMIT to 1 - gap by Taylor steps of its differential equation, each at most halving the gap;
 * unlike the connection formulae it has no special case where c - a - b is whole.
 */
function stepTowardsOne(a: number, b: number, c: number, gap: number): Series {
  const start = powerSeries(a, b, c, SERIES_LIMIT);
  let { mantissa: value, slope, log } = start;
  let left = 1 - SERIES_LIMIT;
  // F grows at most by about left^-(a+b); the step is cut so that it cannot overflow on the way
  const cut = Math.min(1 / 2, LARGEST_GROWTH / (a + b));
  while (left > gap) {
    const at = 1 - left;
    const next = Math.max(gap, left * (1 - cut));
    const h = left - next;
    const curvature = at * left;
    const drift = c - (a + b + 1) * at;
    // Terms of the Taylor series itself, h^n included, so that neither factor overflows
    let before = value;
    let current = slope * h;
    let sum = before + current;
    let slopeSum = current;
    for (let n = 0; n < MOST_TAYLOR_TERMS; n++) {
      const term =
        ((n + a) * (n + b) * h * h * before - (n + 1) * ((1 - 2 * at) * n + drift) * h * current) /
        (curvature * (n + 2) * (n + 1));
      before = current;
      current = term;
      sum += term;
      slopeSum += (n + 2) * term;
      if (n > 4 && Math.abs(n * term) <= 1e-18 * Math.abs(sum)) break;
    }
    const scale = Math.abs(sum);
    value = sum / scale;
    slope = slopeSum / (h * scale);
    log += Math.log(scale);
    left = next;
  }
  return { mantissa: value, log, slope, condition: start.condition };
}

/** Near 1 the steps are stable only for a, b above 0, where all derivatives of F have one sign. */
const wouldStep = (c: number, z: number) => z > SERIES_LIMIT && c <= STEPPING_LARGEST_C;

function inUnitInterval(a: number, b: number, c: number, z: number, gap: number): Series {
  return wouldStep(c, z) && Math.min(a, b) > 0 ? stepTowardsOne(a, b, c, gap) : powerSeries(a, b, c, z);
}

/** Abramowitz & Stegun 15.3.3, Euler's transformation. */
function eulerForm(a: number, b: number, c: number, z: number, gap: number): Series {
  const inner = inUnitInterval(c - a, c - b, c, z, gap);
  return { ...inner, log: inner.log + (c - a - b) * Math.log(gap) };
}

/** A rough order of how long a form takes. */
function effort(a: number, b: number, c: number, z: number): number {
  const slow = wouldStep(c, z) && Math.min(a, b) < 0;
  return slow ? Number.POSITIVE_INFINITY : Math.max(Math.abs(a), Math.abs(b));
}

/** F for 0 < z < 1 and gap = 1 - z, by whichever of its two forms is quick and does not cancel. */
function betweenZeroAndOne(a: number, b: number, c: number, z: number, gap: number): Scaled {
  const plainFirst = effort(a, b, c, z) <= effort(c - a, c - b, c, z);
  const [preferred, other] = plainFirst ? [inUnitInterval, eulerForm] : [eulerForm, inUnitInterval];
  const first = preferred(a, b, c, z, gap);
  if (first.condition <= TOLERABLE_CONDITION) return first;
  const second = other(a, b, c, z, gap);
  const better = second.condition < first.condition ? second : first;
  if (better.condition <= WORST_CONDITION) return better;
  throw new RangeError(
    `hyp2f1 loses its digits: a=${a} b=${b} c=${c} z=${z}; keep a and b above 0, one below c`,
  );
}

function scaled(a: number, b: number, c: number, z: number): Scaled {
  if (!(c > 0)) throw new RangeError(`hyp2f1 needs c above 0: ${c}; raise c by a contiguous relation`);
  if (!(z < 1)) throw new RangeError(`hyp2f1 needs z below 1: ${z}; transform the argument first`);
  if (z === 0 || a === 0 || b === 0) return { mantissa: 1, log: 0 };
  if (z > 0) return betweenZeroAndOne(a, b, c, z, 1 - z);
  // Abramowitz & Stegun 15.3.5
  const inner = betweenZeroAndOne(c - a, b, c, z / (z - 1), 1 / (1 - z));
  return { mantissa: inner.mantissa, log: inner.log - b * Math.log1p(-z) };
}

/**
 * The Gauss hypergeometric function 2F1(a, b; c; z) of real arguments.
 *
 * Made for buy-till-you-die models: a and b above 0 to a few thousand, z to within 1e-6 of 1, and for z below 0 a or
 * b under c. There the relative error is under 1e-11, or 1e-15 of the logarithm if that is more. Infinity on
 * overflow: use {@link logHyp2f1} there.
 *
 * @param c above 0
 * @param z below 1
 * @throws RangeError for c or z outside their range, or where no method at hand keeps six digits
 */
export function hyp2f1(a: number, b: number, c: number, z: number): number {
  const { mantissa, log } = scaled(a, b, c, z);
  return log === 0 ? mantissa : mantissa * Math.exp(log);
}

/**
 * ln 2F1(a, b; c; z): {@link hyp2f1} where it would overflow or underflow. NaN where the function is negative,
 * which it never is for a, b, c above 0.
 */
export function logHyp2f1(a: number, b: number, c: number, z: number): number {
  const { mantissa, log } = scaled(a, b, c, z);
  return Math.log(mantissa) + log;
}
