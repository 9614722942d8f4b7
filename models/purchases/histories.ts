import { type Dictionary, distinct } from "../numeric/distinct.ts";
import { stableOrder, starts } from "../numeric/stable_order.ts";
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

const MOST_PAIRS = 1 << 20;

/** Visits the rows in the order of x, then T, then t_x. */
function inOrder(
  x: Dictionary,
  age: Dictionary,
  last: Dictionary,
  weight: Float64Array | undefined,
  visit: (x: number, T: number, recency: number, weight: number) => void,
): void {
  const n = x.code.length;
  const nT = age.values.length;
  const pairs = x.values.length * nT;
  if (weight || pairs > MOST_PAIRS) {
    const keys = [x, age, last].map(({ code, values }) => ({ code, size: values.length }));
    const order = stableOrder(keys);
    for (let j = 0; j < n; j++) {
      const i = order[j]!;
      visit(x.code[i]!, age.code[i]!, last.code[i]!, weight ? weight[i]! : 1);
    }
    return;
  }
  // Pairs in the order of t_x, then t_x in the order of pairs: what is not carried along, its place tells
  const pairInOrder = new Uint32Array(n);
  const recencyEnd = starts(last.code, last.values.length);
  const pair = x.code.map((code, i) => code * nT + age.code[i]!);
  for (let i = 0; i < n; i++) pairInOrder[recencyEnd[last.code[i]!]!++] = pair[i]!;
  const recencyInOrder = new Uint32Array(n);
  const pairEnd = starts(pair, pairs);
  for (let code = 0, j = 0; code < recencyEnd.length; code++) {
    for (; j < recencyEnd[code]!; j++) recencyInOrder[pairEnd[pairInOrder[j]!]!++] = code;
  }
  for (let p = 0, j = 0; p < pairs; p++) {
    const xRank = Math.floor(p / nT);
    for (; j < pairEnd[p]!; j++) visit(xRank, p - xRank * nT, recencyInOrder[j]!, 1);
  }
}

/** Collapses equal rows. The result does not depend on the order of the rows. */
export function collapse({ frequency, recency, T, weight }: TransactionFrame): Histories {
  const x = distinct(frequency);
  const last = distinct(recency);
  const age = distinct(T);
  const n = frequency.length;
  const xCode = new Uint32Array(n);
  const recencyCode = new Uint32Array(n);
  const TCode = new Uint32Array(n);
  const count = new Float64Array(n);
  let rows = 0;

  inOrder(x, age, last, weight, (xRank, TRank, recencyRank, by) => {
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
  });

  const kept = count.slice(0, rows);
  return {
    x: x.values,
    recency: last.values,
    T: age.values,
    xCode: xCode.slice(0, rows),
    recencyCode: recencyCode.slice(0, rows),
    TCode: TCode.slice(0, rows),
    weight: kept,
    customers: kept.reduce((sum, w) => sum + w, 0),
  };
}

/** A dictionary without the values that no row has. */
function used(values: Float64Array, code: Uint32Array): Dictionary {
  const place = new Int32Array(values.length).fill(-1);
  for (const c of code) place[c] = 0;
  const kept = values.filter((_, c) => place[c] === 0);
  for (let c = 0, rank = 0; c < place.length; c++) if (place[c] === 0) place[c] = rank++;
  return { values: kept, code: code.map((c) => place[c]!) };
}

/** Every k-th history so that at most `most` are left, their weights raised to the same total. */
export function thin(histories: Histories, most: number): Histories {
  const every = Math.ceil(histories.weight.length / most);
  if (every <= 1) return histories;
  const rows = Math.ceil(histories.weight.length / every);
  const take = (code: Uint32Array) => Uint32Array.from({ length: rows }, (_, k) => code[k * every]!);
  const x = used(histories.x, take(histories.xCode));
  const last = used(histories.recency, take(histories.recencyCode));
  const age = used(histories.T, take(histories.TCode));
  const weight = Float64Array.from({ length: rows }, (_, k) => histories.weight[k * every]!);
  const raise = histories.customers / weight.reduce((sum, w) => sum + w, 0);
  return {
    x: x.values,
    recency: last.values,
    T: age.values,
    xCode: x.code,
    recencyCode: last.code,
    TCode: age.code,
    weight: weight.map((w) => w * raise),
    customers: histories.customers,
  };
}

/** The same histories with times in units of `unit`. */
export function rescale(histories: Histories, unit: number): Histories {
  const inUnit = (t: number) => t / unit;
  return { ...histories, recency: histories.recency.map(inUnit), T: histories.T.map(inUnit) };
}
