/** The upper triangle of a 4 x 4 Hessian in (r, ln alpha, s, ln beta), row by row. */
export type Curvature = Float64Array;

/** How ln f changes with (s, ln beta): by shape - B and by scale + rate b. */
export interface Leaving {
  rate: number;
  shape: number;
  scale: number;
}

/**
 * Adds E[f_i f_j + f_ij] of a density or chance of the form f = (1 + t/alpha)^-u (1 + t/beta)^-rate, whose ln has the
 * first derivatives (-A, u a, shape - B, scale + rate b), from weighted sums of the moments in departures.ts.
 *
 * @param sums the weight itself, then the moments in their order
 */
export function curvature(sums: Float64Array, u: number, { rate, shape, scale }: Leaving, to: Curvature) {
  const [m, A, a, B, b, AA, Aa, aa, AB, Ab, aB, ab, BB, Bb, bb] = Array.from(sums) as [
    ...[number, number, number, number, number, number, number, number],
    ...[number, number, number, number, number, number, number],
  ];
  to[0]! += AA;
  to[1]! += a - u * Aa;
  to[2]! += AB - shape * A;
  to[3]! -= scale * A + rate * Ab;
  to[4]! += u * (u * aa - a + aa);
  to[5]! += u * (shape * a - aB);
  to[6]! += u * (scale * a + rate * ab);
  to[7]! += BB - 2 * shape * B;
  to[8]! += shape * (scale * m + rate * b) - scale * B - rate * Bb + b;
  to[9]! += scale * scale * m + 2 * scale * rate * b + rate * (rate * bb - b + bb);
}

/** The full 4 x 4 matrix, row by row. */
export const symmetric = (h: Curvature): Float64Array =>
  Float64Array.from([0, 1, 2, 3, 1, 4, 5, 6, 2, 5, 7, 8, 3, 6, 8, 9], (k) => h[k]!);
