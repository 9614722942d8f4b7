/** How many points two clusterings put together, by cluster of the one (row) and of the other. */
function contingency(a: Uint8Array, b: Uint8Array): { table: Float64Array; rows: number; columns: number } {
  const rows = 1 + a.reduce((most, label) => Math.max(most, label), 0);
  const columns = 1 + b.reduce((most, label) => Math.max(most, label), 0);
  const table = new Float64Array(rows * columns);
  for (let i = 0; i < a.length; i++) table[a[i]! * columns + b[i]!]! += 1;
  return { table, rows, columns };
}

const pairs = (n: number) => (n * (n - 1)) / 2;

/**
 * The adjusted Rand index (Hubert & Arabie 1985, equation 5): the share of pairs of points on which two clusterings
 * agree, corrected for chance. 1 when they are the same, about 0 when they have nothing in common; 1 when both are
 * trivial in the same way.
 */
export function adjustedRandIndex(a: Uint8Array, b: Uint8Array): number {
  const { table, rows, columns } = contingency(a, b);
  const ofA = new Float64Array(rows);
  const ofB = new Float64Array(columns);
  let together = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const n = table[i * columns + j]!;
      ofA[i]! += n;
      ofB[j]! += n;
      together += pairs(n);
    }
  }
  const inA = ofA.reduce((sum, n) => sum + pairs(n), 0);
  const inB = ofB.reduce((sum, n) => sum + pairs(n), 0);
  const expected = a.length > 1 ? (inA * inB) / pairs(a.length) : 0;
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/**
 * For each cluster of `a` the greatest Jaccard similarity to a cluster of `b` (Hennig 2007): points of both over
 * points of either.
 *
 * @returns one a cluster of `a`; NaN for one without points
 */
export function bestJaccard(a: Uint8Array, b: Uint8Array, k: number): Float64Array {
  const { table, rows, columns } = contingency(a, b);
  const sizeOf = new Float64Array(columns);
  for (let i = 0; i < table.length; i++) sizeOf[i % columns]! += table[i]!;
  const best = new Float64Array(k).fill(Number.NaN);
  for (let i = 0; i < rows; i++) {
    const row = table.subarray(i * columns, (i + 1) * columns);
    const size = row.reduce((sum, n) => sum + n, 0);
    if (size === 0) continue;
    best[i] = row.reduce((most, both, j) => Math.max(most, both / (size + sizeOf[j]! - both)), 0);
  }
  return best;
}
