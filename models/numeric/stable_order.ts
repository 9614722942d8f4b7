/** One key of an order: whole numbers from 0 up to below `size`. */
export interface Codes {
  readonly code: Uint32Array;
  readonly size: number;
}

/** Where the rows of each code start once they are in order. */
export function starts(code: Uint32Array, size: number): Uint32Array {
  const place = new Uint32Array(size);
  for (let i = 0; i < code.length; i++) place[code[i]!]! += 1;
  let before = 0;
  for (let c = 0; c < size; c++) {
    const count = place[c]!;
    place[c] = before;
    before += count;
  }
  return place;
}

/**
 * Row numbers in the order of their codes, the first key counting most, equal rows as they came. Linear in the rows and
 * the sizes: one counting sort a key, the last key first.
 *
 * @param keys at least one, all of the same length
 */
export function stableOrder(keys: readonly Codes[]): Uint32Array {
  const rows = keys[0]!.code.length;
  let order: Uint32Array | null = null;
  for (let k = keys.length - 1; k >= 0; k--) {
    const { code, size } = keys[k]!;
    const place = starts(code, size);
    const next = new Uint32Array(rows);
    if (order === null) for (let i = 0; i < rows; i++) next[place[code[i]!]!++] = i;
    else
      for (let j = 0; j < rows; j++) {
        const i = order[j]!;
        next[place[code[i]!]!++] = i;
      }
    order = next;
  }
  return order!;
}
