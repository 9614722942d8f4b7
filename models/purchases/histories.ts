import { distinct } from "../numeric/distinct.ts";
import type { TransactionFrame } from "./frame.ts";

/**
 * The distinct histories (x, t_x, T) of a frame, sorted, with the number of customers of each: all that a
 * likelihood needs. Values are dictionary coded, so logarithms are taken once a value and not once a row.
 */
export interface Histories {
  /** Distinct frequencies, recencies and ages, each ascending. */
  x: Float64Array;
  recency: Float64Array;
  T: Float64Array;
  /** One entry a distinct history: its place in x, recency, T, and how many customers have it. */
  xCode: Uint32Array;
  recencyCode: Uint32Array;
  TCode: Uint32Array;
  weight: Float64Array;
  customers: number;
}

/** Row numbers in the order of their three codes. */
function lexicographic(a: Uint32Array, b: Uint32Array, c: Uint32Array): Uint32Array {
  return Uint32Array.from(a.keys()).sort((i, j) => a[i]! - a[j]! || b[i]! - b[j]! || c[i]! - c[j]!);
}

/** Collapses equal rows. The result does not depend on the order of the rows. */
export function collapse({ frequency, recency, T, weight }: TransactionFrame): Histories {
  const x = distinct(frequency);
  const t = distinct(recency);
  const age = distinct(T);
  const n = frequency.length;
  const nT = age.values.length;
  const nRecency = t.values.length;
  const xCode = new Uint32Array(n);
  const recencyCode = new Uint32Array(n);
  const TCode = new Uint32Array(n);
  const count = new Float64Array(n);
  let rows = 0;

  const add = (xRank: number, TRank: number, recencyRank: number, by: number) => {
    const same =
      rows > 0 &&
      xCode[rows - 1] === xRank &&
      TCode[rows - 1] === TRank &&
      recencyCode[rows - 1] === recencyRank;
    if (!same) {
      xCode[rows] = xRank;
      TCode[rows] = TRank;
      recencyCode[rows] = recencyRank;
      rows += 1;
    }
    count[rows - 1]! += by;
  };

  if (!weight && x.values.length * nT * nRecency < Number.MAX_SAFE_INTEGER) {
    // One number a row sorts natively, tens of times faster than a comparator
    const key = new Float64Array(n);
    for (let i = 0; i < n; i++) key[i] = (x.code[i]! * nT + age.code[i]!) * nRecency + t.code[i]!;
    key.sort();
    for (let i = 0; i < n; i++) {
      const k = key[i]!;
      const pair = Math.floor(k / nRecency);
      const xRank = Math.floor(pair / nT);
      add(xRank, pair - xRank * nT, k - pair * nRecency, 1);
    }
  } else {
    for (const i of lexicographic(x.code, age.code, t.code)) {
      add(x.code[i]!, age.code[i]!, t.code[i]!, weight ? weight[i]! : 1);
    }
  }

  const kept = count.slice(0, rows);
  return {
    x: x.values,
    recency: t.values,
    T: age.values,
    xCode: xCode.slice(0, rows),
    recencyCode: recencyCode.slice(0, rows),
    TCode: TCode.slice(0, rows),
    weight: kept,
    customers: kept.reduce((sum, w) => sum + w, 0),
  };
}

/** Every k-th history so that at most `most` are left, their weights raised to the same total. */
export function thin(histories: Histories, most: number): Histories {
  const every = Math.ceil(histories.weight.length / most);
  if (every <= 1) return histories;
  const keep = (_: number, i: number) => i % every === 0;
  const weight = histories.weight.filter(keep);
  const raise = histories.customers / weight.reduce((sum, w) => sum + w, 0);
  return {
    ...histories,
    xCode: histories.xCode.filter(keep),
    recencyCode: histories.recencyCode.filter(keep),
    TCode: histories.TCode.filter(keep),
    weight: weight.map((w) => w * raise),
  };
}

/** The same histories with times in units of `unit`. */
export function rescale(histories: Histories, unit: number): Histories {
  const inUnit = (t: number) => t / unit;
  return { ...histories, recency: histories.recency.map(inUnit), T: histories.T.map(inUnit) };
}
