import type { Histories } from "../purchases/histories.ts";

/** Histories as dictionary codes, in any order. */
export type CodedHistories = Pick<Histories, "x" | "recency" | "T" | "xCode" | "recencyCode" | "TCode">;

/**
 * Histories grouped by their count of purchases, each with its silence, the time from t_x to T, on the group's own
 * axis of time.
 */
export interface Silences {
  /** One entry a group: purchases. */
  x: Float64Array;
  /** Rows of group g are row[rowFrom[g]] to row[rowFrom[g + 1] - 1]. */
  rowFrom: Uint32Array;
  /** Number of the history. */
  row: Uint32Array;
  /** Times of group g, ascending and distinct, are time[timeFrom[g]] to time[timeFrom[g + 1] - 1]. */
  timeFrom: Uint32Array;
  time: Float64Array;
  /** In the order of `row`: places of t_x and of T on the group's axis. */
  start: Uint32Array;
  end: Uint32Array;
}

/** The union of two ascending columns of distinct values, and where the values of each have gone. */
function merge(a: Float64Array, b: Float64Array) {
  const values = new Float64Array(a.length + b.length);
  const ofA = new Uint32Array(a.length);
  const ofB = new Uint32Array(b.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; size++) {
    const next = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    values[size] = next;
    if (a[i] === next) ofA[i++] = size;
    if (b[j] === next) ofB[j++] = size;
  }
  return { values: values.slice(0, size), ofA, ofB };
}

/** Rows by group, in their own order within each: a counting sort. */
function byGroup(group: Uint32Array, groups: number) {
  const from = new Uint32Array(groups + 1);
  for (let i = 0; i < group.length; i++) from[group[i]! + 1]! += 1;
  for (let g = 0; g < groups; g++) from[g + 1]! += from[g]!;
  const next = from.slice();
  const row = new Uint32Array(group.length);
  for (let i = 0; i < group.length; i++) row[next[group[i]!]!++] = i;
  return { from, row };
}

/** Where sorting a group's own times is quicker than looking through all times. */
const SPARSE = 8;

export function silences({ x, recency, T, xCode, recencyCode, TCode }: CodedHistories): Silences {
  const { values, ofA, ofB } = merge(recency, T);
  const { from: rowFrom, row } = byGroup(xCode, x.length);
  const start = new Uint32Array(row.length);
  const end = new Uint32Array(row.length);
  const time = new Float64Array(2 * row.length);
  const timeFrom = new Uint32Array(x.length + 1);
  const seen = new Uint8Array(values.length);
  const place = new Uint32Array(values.length);
  let times = 0;
  for (let g = 0; g < x.length; g++) {
    const from = rowFrom[g]!;
    const to = rowFrom[g + 1]!;
    const own = new Uint32Array(2 * (to - from));
    let size = 0;
    const see = (code: number) => {
      if (seen[code] === 0) own[size++] = code;
      seen[code] = 1;
    };
    for (let k = from; k < to; k++) {
      see(ofA[recencyCode[row[k]!]!]!);
      see(ofB[TCode[row[k]!]!]!);
    }
    const codes = own.subarray(0, size);
    if (SPARSE * size < values.length) codes.sort();
    else for (let code = 0, k = 0; k < size; code++) if (seen[code] === 1) codes[k++] = code;
    for (let k = 0; k < size; k++) {
      const code = codes[k]!;
      seen[code] = 0;
      place[code] = k;
      time[times++] = values[code]!;
    }
    for (let k = from; k < to; k++) {
      start[k] = place[ofA[recencyCode[row[k]!]!]!]!;
      end[k] = place[ofB[TCode[row[k]!]!]!]!;
    }
    timeFrom[g + 1] = times;
  }
  return { x, rowFrom, row, timeFrom, time: time.slice(0, times), start, end };
}

/** The largest number of times on one axis. */
export function longestAxis(timeFrom: Uint32Array): number {
  let longest = 0;
  for (let g = 1; g < timeFrom.length; g++) longest = Math.max(longest, timeFrom[g]! - timeFrom[g - 1]!);
  return longest;
}
