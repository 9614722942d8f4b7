import type { Features, Rows } from "../features.ts";

/** Bin 0 is for a missing value; bin b ≥ 1 for values above edge b - 2 and up to edge b - 1. */
export interface Bins {
  /** Of each feature, ascending; the last bin is open above. */
  readonly edges: readonly Float64Array[];
}

export const mostBins = 255;

/** Bins of about equal numbers of the rows, one a distinct value where these are few. */
export function learnBins({ columns }: Features, rows: Rows, bins: number): Bins {
  if (!(bins >= 2 && bins <= mostBins)) {
    throw new RangeError(`bins out of range: ${bins}; give 2 to ${mostBins}`);
  }
  return {
    edges: columns.map((column) => {
      const known = knownOf(column, rows).sort();
      const distinct = known.filter((value, i) => i === 0 || value !== known[i - 1]);
      if (distinct.length <= bins - 1) {
        return distinct.subarray(0, -1).map((value, i) => between(value, distinct[i + 1]!));
      }
      const cuts = Float64Array.from({ length: bins - 2 }, (_, k) => {
        const at = Math.floor(((k + 1) * known.length) / (bins - 1));
        return known[at]!;
      });
      return cuts.filter((cut, i) => cut < known.at(-1)! && (i === 0 || cut !== cuts[i - 1]));
    }),
  };
}

/** The rows' values that are not missing. */
function knownOf(column: Float64Array, rows: Rows): Float64Array {
  const known = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) if (!Number.isNaN(column[row]!)) known[count++] = column[row]!;
  return known.subarray(0, count);
}

/** A number from the first, included, to the second, not included; the middle where one lies between. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle < high && middle >= low ? middle : low;
}

function binOf(edges: Float64Array, value: number): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** The rows' features by bin, one column a feature. */
export const binned = ({ edges }: Bins, { columns }: Features, rows: Rows): Uint8Array[] =>
  columns.map((column, f) => {
    const own = edges[f]!;
    const bins = new Uint8Array(rows.length);
    for (let i = 0; i < rows.length; i++) bins[i] = binOf(own, column[rows[i]!]!);
    return bins;
  });
