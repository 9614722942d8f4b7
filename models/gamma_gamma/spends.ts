import { distinct } from "../numeric/distinct.ts";
import { hasSpend, type SpendFrame } from "./frame.ts";

/** The distinct pairs (x, m) of customers with known spend, sorted, and how many customers have each. */
export interface Spends {
  /** Distinct frequencies, ascending. */
  x: Float64Array;
  /** One entry a distinct pair. */
  xCode: Uint32Array;
  m: Float64Array;
  weight: Float64Array;
  customers: number;
}

/** Collapses equal rows and leaves out customers without known spend. The order of the rows makes no difference. */
export function collapseSpends({ frequency, monetary, weight }: SpendFrame): Spends {
  const known = Uint32Array.from(frequency.keys()).filter((i) => hasSpend(frequency[i]!, monetary[i]!));
  const x = distinct(Float64Array.from(known, (i) => frequency[i]!));
  const order = Uint32Array.from(known.keys());
  const spend = Float64Array.from(known, (i) => monetary[i]!);
  order.sort((i, j) => x.code[i]! - x.code[j]! || spend[i]! - spend[j]!);

  const n = order.length;
  const xCode = new Uint32Array(n);
  const m = new Float64Array(n);
  const count = new Float64Array(n);
  let rows = 0;
  for (const i of order) {
    if (rows === 0 || xCode[rows - 1] !== x.code[i] || m[rows - 1] !== spend[i]) {
      xCode[rows] = x.code[i]!;
      m[rows] = spend[i]!;
      rows += 1;
    }
    count[rows - 1]! += weight ? weight[known[i]!]! : 1;
  }
  const kept = count.slice(0, rows);
  return {
    x: x.values,
    xCode: xCode.slice(0, rows),
    m: m.slice(0, rows),
    weight: kept,
    customers: kept.reduce((sum, w) => sum + w, 0),
  };
}

/** Every k-th pair so that at most `most` are left, their weights raised to the same total. */
export function thinSpends(spends: Spends, most: number): Spends {
  const every = Math.ceil(spends.weight.length / most);
  if (every <= 1) return spends;
  const keep = (_: number, i: number) => i % every === 0;
  const weight = spends.weight.filter(keep);
  const raise = spends.customers / weight.reduce((sum, w) => sum + w, 0);
  return {
    ...spends,
    xCode: spends.xCode.filter(keep),
    m: spends.m.filter(keep),
    weight: weight.map((w) => w * raise),
  };
}
