import { cholesky } from "../numeric/cholesky.ts";

/** Parameters moved one way and the other along a direction in which they are uncertain. */
export interface Direction<P> {
  readonly up: P;
  readonly down: P;
  /** By how many standard deviations each was moved. */
  readonly by: number;
}

/** No logarithm is moved further: a parameter hardly known would leave the range where others are meant. */
const LONGEST = 0.3;

/**
 * Independent directions of unit variance that together have the covariance of the estimates: the columns of its
 * Cholesky factor. A function's variance from the parameters is then the sum over directions of its squared half
 * differences, g'Sg, with the bend of the function over a standard deviation taken along.
 *
 * @param names of the parameters, in the order of the covariance; others stay as they are
 * @param covariance of their logarithms, row by row, a parameter held at a bound having 0; null where none is known
 * @param isAdditive whether a parameter may be negative: it is then moved itself, not its logarithm
 * @returns none where nothing is known of the uncertainty
 */
export function parameterDirections<P extends object>(
  params: P,
  names: readonly (keyof P & string)[],
  covariance: Float64Array | null | undefined,
  isAdditive: (name: keyof P & string) => boolean = () => false,
): Direction<P>[] {
  if (!covariance) return [];
  const n = names.length;
  const free = names.map((_, i) => i).filter((i) => covariance[i * n + i]! > 0);
  const m = free.length;
  const part = new Float64Array(m * m);
  free.forEach((row, i) => {
    free.forEach((column, j) => {
      part[i * m + j] = covariance[row * n + column]!;
    });
  });
  const lower = cholesky(part, m);
  if (!lower) return [];
  return free.map((_, direction) => {
    const move = free.map((_, i) => (i < direction ? 0 : lower[i * m + direction]!));
    const by = Math.min(1, LONGEST / Math.max(...move.map(Math.abs)));
    const moved = (sign: number): P => {
      const values = { ...params } as Record<string, number>;
      free.forEach((index, i) => {
        const name = names[index]!;
        const step = sign * by * move[i]!;
        values[name] = isAdditive(name) ? values[name]! + step : values[name]! * Math.exp(step);
      });
      return values as P;
    };
    return { up: moved(1), down: moved(-1), by };
  });
}
