/** A column as a dictionary: `values[code[i]]` is the i-th value. */
export interface Dictionary {
  /** Ascending. */
  values: Float64Array;
  code: Uint32Array;
}

const LARGEST_TABLE = 1 << 22;

/** Codes of whole numbers in [0, LARGEST_TABLE) by direct lookup, or null where a value is of another kind. */
function ofSmallWholeNumbers(column: Float64Array): Dictionary | null {
  let largest = 0;
  for (let i = 0; i < column.length; i++) {
    const v = column[i]!;
    if (!(v >= 0 && v < LARGEST_TABLE) || v !== Math.trunc(v)) return null;
    if (v > largest) largest = v;
  }
  const codeOf = new Uint32Array(largest + 1);
  for (let i = 0; i < column.length; i++) codeOf[column[i]!] = 1;
  const values = Float64Array.from(codeOf.keys()).filter((v) => codeOf[v] === 1);
  values.forEach((v, rank) => {
    codeOf[v] = rank;
  });
  const code = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) code[i] = codeOf[column[i]!]!;
  return { values, code };
}

/** The distinct values of a column and where each row's value stands among them. Values are finite. */
export function distinct(column: Float64Array): Dictionary {
  const small = ofSmallWholeNumbers(column);
  if (small) return small;
  const sorted = Float64Array.from(column).sort();
  const values = sorted.filter((v, i) => i === 0 || v !== sorted[i - 1]);
  const rank = new Map<number, number>();
  values.forEach((v, i) => {
    rank.set(v, i);
  });
  const code = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) code[i] = rank.get(column[i]!)!;
  return { values, code };
}
