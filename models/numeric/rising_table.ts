import { digamma } from "./digamma.ts";
import { logRising } from "./log_rising.ts";
import { trigamma } from "./trigamma.ts";

/** ln[Gamma(a + n) / Gamma(a)] and its first two derivatives in a, one entry a count n. */
export interface RisingTable {
  value: Float64Array;
  first: Float64Array;
  second: Float64Array;
}

const SHORT_GAP = 32;

/**
 * The logarithms of rising factorials of `a` for many counts at once, each built on the one before.
 *
 * @param a above 0
 * @param counts whole, at or above 0, ascending
 */
export function risingTable(a: number, counts: Float64Array): RisingTable {
  const table = {
    value: new Float64Array(counts.length),
    first: new Float64Array(counts.length),
    second: new Float64Array(counts.length),
  };
  let value = 0;
  let first = 0;
  let second = 0;
  let reached = 0;
  counts.forEach((count, i) => {
    if (count - reached <= SHORT_GAP) {
      for (; reached < count; reached++) {
        const factor = a + reached;
        value += Math.log(factor);
        first += 1 / factor;
        second -= 1 / (factor * factor);
      }
    } else {
      value += logRising(a + reached, count - reached);
      first += digamma(a + count) - digamma(a + reached);
      second += trigamma(a + count) - trigamma(a + reached);
      reached = count;
    }
    table.value[i] = value;
    table.first[i] = first;
    table.second[i] = second;
  });
  return table;
}
