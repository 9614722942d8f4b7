import { distinct } from "../numeric/distinct.ts";
import { hasSpend, type SpendFrame } from "./frame.ts";

/** The distinct pairs (x, m) of customers with known spend, sorted, and how many customers have each. */
export interface Spends {
  /** Distinct frequencies, ascending. */
  x: Float64Array;
  /** The pairs of x[k] are those from start[k] to start[k + 1], by m ascending. */
  start: Uint32Array;
  m: Float64Array;
  weight: Float64Array;
  customers: number;
}

/** Where `value` stands in the ascending part from `low` up to, not including, `high`, which holds it. */
function find(sorted: Float64Array, value: number, low: number, high: number): number {
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** Collapses equal rows and leaves out customers without known spend. The order of the rows makes no difference. */
export function collapseSpends({ frequency, monetary, weight }: SpendFrame): Spends {
  const known = new Uint32Array(frequency.length);
  let rows = 0;
  for (let i = 0; i < frequency.length; i++) {
    if (hasSpend(frequency[i]!, monetary[i]!)) known[rows++] = i;
  }
  const counts = new Float64Array(rows);
  for (let k = 0; k < rows; k++) counts[k] = frequency[known[k]!]!;
  const { values: x, code } = distinct(counts);

  // Sorted by x by counting, then by m natively within each x: a comparator would take twenty times as long
  const next = new Uint32Array(x.length + 1);
  for (let k = 0; k < rows; k++) next[code[k]! + 1]! += 1;
  for (let g = 0; g < x.length; g++) next[g + 1]! += next[g]!;
  const from = Uint32Array.from(next);
  const m = new Float64Array(rows);
  for (let k = 0; k < rows; k++) m[next[code[k]!]!++] = monetary[known[k]!]!;

  const start = new Uint32Array(x.length + 1);
  const count = new Float64Array(rows);
  let kept = 0;
  for (let g = 0; g < x.length; g++) {
    start[g] = kept;
    m.subarray(from[g]!, from[g + 1]!).sort();
    for (let k = from[g]!; k < from[g + 1]!; k++) {
      if (kept === start[g] || m[kept - 1] !== m[k]) m[kept++] = m[k]!;
      count[kept - 1]! += 1;
    }
  }
  start[x.length] = kept;
  if (weight) {
    count.fill(0);
    for (let k = 0; k < rows; k++) {
      const g = code[k]!;
      count[find(m, monetary[known[k]!]!, start[g]!, start[g + 1]!)]! += weight[known[k]!]!;
    }
  }
  let customers = 0;
  for (let k = 0; k < kept; k++) customers += count[k]!;
  return { x, start, m: m.slice(0, kept), weight: count.slice(0, kept), customers };
}

/** Every k-th pair so that at most `most` are left, their weights raised to the same total. */
export function thinSpends(spends: Spends, most: number): Spends {
  const every = Math.ceil(spends.m.length / most);
  if (every <= 1) return spends;
  const left = Math.ceil(spends.m.length / every);
  const weight = new Float64Array(left);
  const m = new Float64Array(left);
  let kept = 0;
  for (let k = 0; k < left; k++) {
    m[k] = spends.m[k * every]!;
    weight[k] = spends.weight[k * every]!;
    kept += weight[k]!;
  }
  const raise = spends.customers / kept;
  for (let k = 0; k < left; k++) weight[k]! *= raise;
  return { ...spends, start: spends.start.map((row) => Math.ceil(row / every)), m, weight };
}

/** The same spends with amounts in units of `unit`. */
export function rescaleSpends(spends: Spends, unit: number): Spends {
  const m = new Float64Array(spends.m.length);
  for (let i = 0; i < m.length; i++) m[i] = spends.m[i]! / unit;
  return { ...spends, m };
}

const LARGE = 1e100;
const FULL = 1e200;

/** The sum of w ln m over the pairs of x[g]: of single customers as the logarithm of a product, taken once it is large. */
export function sumOfLogs({ start, m, weight }: Spends, g: number): number {
  let logs = 0;
  let product = 1;
  for (let i = start[g]!; i < start[g + 1]!; i++) {
    const mean = m[i]!;
    if (weight[i] === 1 && mean < LARGE && mean > 1 / LARGE) {
      product *= mean;
      if (product > FULL || product < 1 / FULL) {
        logs += Math.log(product);
        product = 1;
      }
    } else logs += weight[i]! * Math.log(mean);
  }
  return logs + Math.log(product);
}
