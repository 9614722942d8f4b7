import { stableOrder, starts } from "./stable_order.ts";

/** A column as a dictionary: `values[code[i]]` is the i-th value. */
export interface Dictionary {
  /** Ascending. */
  values: Float64Array;
  code: Uint32Array;
}

const LARGEST_TABLE = 1 << 22;
/** A table of many more places than rows costs more than it saves. */
const PLACES_A_ROW = 16;
const MOST_HASH_BITS = 16;
const DIGIT = 1 << 16;
/** Evenly filled buckets need less than one a row to put neighbours in order. */
const MOST_MOVES_A_ROW = 4;

/** Codes of small whole numbers by direct lookup, or null where a value is of another kind. */
function ofSmallWholeNumbers(column: Float64Array): Dictionary | null {
  const limit = Math.min(LARGEST_TABLE, 1024 + PLACES_A_ROW * column.length);
  let largest = 0;
  for (let i = 0; i < column.length; i++) {
    const v = column[i]!;
    if (!(v >= 0 && v < limit) || v !== Math.trunc(v)) return null;
    if (v > largest) largest = v;
  }
  const codeOf = new Uint32Array(largest + 1);
  for (let i = 0; i < column.length; i++) codeOf[column[i]!] = 1;
  const values = new Float64Array(codeOf.reduce((count, seen) => count + seen, 0));
  for (let v = 0, rank = 0; v <= largest; v++) {
    if (codeOf[v] === 0) continue;
    values[rank] = v;
    codeOf[v] = rank++;
  }
  const code = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) code[i] = codeOf[column[i]!]!;
  return { values, code };
}

/** Codes by a hash table, or null where there are more distinct values than it holds. */
function ofFewValues(bits: Uint32Array, column: Float64Array): Dictionary | null {
  const hashBits = Math.min(MOST_HASH_BITS, 2 + Math.ceil(Math.log2(column.length + 1)));
  const slot = new Int32Array(1 << hashBits).fill(-1);
  // Half full, a value is still found in a step or two
  const seen = new Float64Array(slot.length / 2);
  const code = new Uint32Array(column.length);
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    const v = column[i]!;
    const mixed = Math.imul(bits[2 * i]! ^ Math.imul(bits[2 * i + 1]!, 0x85ebca6b), 0x9e3779b1);
    let at = mixed >>> (32 - hashBits);
    while (slot[at]! >= 0 && seen[slot[at]!] !== v) at = (at + 1) & (slot.length - 1);
    if (slot[at]! < 0) {
      if (count === seen.length) return null;
      seen[count] = v;
      slot[at] = count++;
    }
    code[i] = slot[at]!;
  }
  const found = seen.subarray(0, count);
  const order = Uint32Array.from(found.keys()).sort((i, j) => found[i]! - found[j]!);
  const rank = new Uint32Array(count);
  order.forEach((at, i) => {
    rank[at] = i;
  });
  for (let i = 0; i < code.length; i++) code[i] = rank[code[i]!]!;
  return { values: Float64Array.from(order, (at) => found[at]!), code };
}

/** Row numbers by value, through as many buckets as rows, or null where they fill too unevenly. */
function orderByBuckets(column: Float64Array): Uint32Array | null {
  const n = column.length;
  let least = column[0]!;
  let most = least;
  for (let i = 1; i < n; i++) {
    const v = column[i]!;
    if (v < least) least = v;
    else if (v > most) most = v;
  }
  const scale = (n - 1) / (most - least);
  if (!(scale > 0 && Number.isFinite(scale))) return null;
  const bucket = new Uint32Array(n);
  for (let i = 0; i < n; i++) bucket[i] = Math.min(n - 1, (column[i]! - least) * scale);
  const place = starts(bucket, n);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[place[bucket[i]!]!++] = i;
  // Neighbours may still stand the wrong way round
  let moves = MOST_MOVES_A_ROW * n;
  for (let j = 1; j < n; j++) {
    const i = order[j]!;
    const v = column[i]!;
    let k = j;
    for (; k > 0 && column[order[k - 1]!]! > v; k--) order[k] = order[k - 1]!;
    order[k] = i;
    moves -= j - k;
    if (moves < 0) return null;
  }
  return order;
}

/** Row numbers by value, through the bits, which for numbers of one sign lie in the numbers' order. */
function orderByBits(bits: Uint32Array): Uint32Array {
  const n = bits.length / 2;
  const digits = [3, 2, 1, 0].map((d) => {
    const digit = new Uint32Array(n);
    for (let i = 0; i < n; i++) {
      const high = bits[2 * i + 1]!;
      // The sign bit of numbers above 0, every bit of those below
      const flip = high >>> 31 === 1 ? 0xffffffff : d >= 2 ? 0x80000000 : 0;
      const half = ((d >= 2 ? high : bits[2 * i]!) ^ flip) >>> 0;
      digit[i] = d % 2 === 1 ? half >>> 16 : half & (DIGIT - 1);
    }
    return { code: digit, size: DIGIT };
  });
  return stableOrder(digits);
}

/** Codes by sorting. */
function ofManyValues(bits: Uint32Array, column: Float64Array): Dictionary {
  const n = column.length;
  const order = orderByBuckets(column) ?? orderByBits(bits);
  const values = new Float64Array(n);
  const code = new Uint32Array(n);
  let count = 0;
  for (let j = 0; j < n; j++) {
    const i = order[j]!;
    const v = column[i]!;
    if (count === 0 || values[count - 1] !== v) values[count++] = v;
    code[i] = count - 1;
  }
  return { values: values.slice(0, count), code };
}

/** The distinct values of a column and where each row's value stands among them. Values are finite. */
export function distinct(column: Float64Array): Dictionary {
  const small = ofSmallWholeNumbers(column);
  if (small) return small;
  // The two zeros are one number with two patterns of bits
  const plain = column.map((v) => v + 0);
  const bits = new Uint32Array(plain.buffer);
  return ofFewValues(bits, plain) ?? ofManyValues(bits, plain);
}
