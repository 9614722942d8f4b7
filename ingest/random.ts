type State = [number, number, number, number];

/** A deterministic source of chance: the same seed and the same calls give the same numbers, on any machine. */
export interface Random {
  /** A whole number from 0 up to, not including, 2^32. */
  bits(): number;
  /** Uniform on the open interval (0, 1), with 53 random bits. */
  uniform(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  normal(mean?: number, standardDeviation?: number): number;
  /** Mean 1 / rate. */
  exponential(rate?: number): number;
  /** Mean shape / rate. */
  gamma(shape: number, rate?: number): number;
  /** Mean a / (a + b). */
  beta(a: number, b: number): number;
  poisson(mean: number): number;
  /** One of the items, each as likely as its weight; all alike without weights. */
  pick<T>(items: readonly T[], weights?: readonly number[]): T;
  /** The items in a random order; the argument is left alone. */
  shuffle<T>(items: readonly T[]): T[];
  /** An independent stream for a purpose: drawing more from one stream changes nothing in another. */
  fork(label: string): Random;
}

const rotateLeft = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/** xoshiro128** 1.1 (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", ACM TOMS 47). */
export function xoshiro128([a, b, c, d]: State): () => number {
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
}

/** FNV-1a over the UTF-16 units of a seed, so that seeds are readable words. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Four well-mixed words from one: a Weyl sequence through the finaliser of MurmurHash3. */
function expand(word: number): State {
  const next = () => {
    word = (word + 0x9e3779b9) | 0;
    let z = word;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  return [next(), next(), next(), next()];
}

/**
 * A seeded source of chance; the only one in the product.
 *
 * @param seed any word or number
 */
export function random(seed: string | number): Random {
  const bits = xoshiro128(expand(hash(String(seed))));
  const uniform = () => ((bits() >>> 5) * 67108864 + (bits() >>> 6) + 0.5) / 9007199254740992;

  /** Marsaglia's polar method; the second of each pair is dropped so that a call never depends on an earlier one. */
  const normal = (mean = 0, standardDeviation = 1): number => {
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) return mean + standardDeviation * u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  };

  const exponential = (rate = 1) => -Math.log(uniform()) / rate;

  /** ln of a unit-rate gamma variate (Marsaglia & Tsang 2000), finite even for shapes near 0. */
  const logGammaVariate = (shape: number): number => {
    if (shape < 1) return logGammaVariate(shape + 1) + Math.log(uniform()) / shape;
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d * v);
    }
  };

  const poisson = (mean: number): number => {
    if (mean > 32) return poisson(32) + poisson(mean - 32);
    const u = uniform();
    let count = 0;
    let probability = Math.exp(-mean);
    let cumulative = probability;
    while (u > cumulative && count < 400) {
      count += 1;
      probability *= mean / count;
      cumulative += probability;
    }
    return count;
  };

  const integer = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1));

  const pick = <T>(items: readonly T[], weights?: readonly number[]): T => {
    if (items.length === 0)
      throw new RangeError("pick needs at least one item; give a list that is not empty");
    if (!weights) return items[integer(0, items.length - 1)]!;
    let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
    const chosen = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return items[chosen < 0 ? items.length - 1 : chosen]!;
  };

  return {
    bits,
    uniform,
    integer,
    normal,
    exponential,
    gamma: (shape, rate = 1) => Math.exp(logGammaVariate(shape)) / rate,
    beta: (a, b) => 1 / (1 + Math.exp(logGammaVariate(b) - logGammaVariate(a))),
    poisson,
    pick,
    shuffle: (items) => {
      const shuffled = [...items];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = integer(0, i);
        [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
      }
      return shuffled;
    },
    fork: (label) => random(`${seed}/${label}`),
  };
}
