import type { Config } from "../../ingest/index.ts";

/** How high is found: a share of the total, a top part of customers, or an amount. */
export type ThresholdRule = Config["tiers"]["established"];

/** Amounts have four decimals. */
export const toMoney = (amount: number): number => Math.round(amount * 1e4) / 1e4;

/** Sums of shares such as 0.55 × 100 pass their exact value by a rounding error. */
const slack = 1e-12;

/** Place, in descending order, of the last customer of the smallest group that carries `share` of all value. */
function lastOfShare(descending: Float64Array, share: number): number {
  const total = descending.reduce((sum, value) => sum + value, 0);
  const wanted = share * total * (1 - slack);
  let carried = 0;
  return descending.findIndex((value) => {
    carried += value;
    return carried >= wanted;
  });
}

/**
 * The smallest value that counts as high. Customers of equal value are on one side, so a group found by share or
 * part may be larger than asked for by the customers who share its last value.
 *
 * @param values one a customer; values at or below 0 are never high
 * @returns null when nobody has a positive value
 */
export function thresholdOf(values: Float64Array, rule: ThresholdRule): number | null {
  const descending = values
    .filter((value) => value > 0)
    .sort()
    .reverse();
  if (descending.length === 0) return null;
  switch (rule.by) {
    case "amount":
      return toMoney(rule.amount);
    case "share":
      return descending[lastOfShare(descending, rule.share)]!;
    case "quantile": {
      const customers = Math.max(1, Math.ceil(rule.top * values.length * (1 - slack)));
      return descending[Math.min(customers, descending.length) - 1]!;
    }
  }
}

/** The rule in words, as it is published with the thresholds. */
export function ruleInWords(rule: ThresholdRule): string {
  switch (rule.by) {
    case "amount":
      return `the configured amount of ${rule.amount}`;
    case "share":
      return `the smallest group of customers that carries ${percent(rule.share)} of all positive value`;
    case "quantile":
      return `the top ${percent(rule.top)} of customers`;
  }
}

const percent = (part: number) => `${Number((100 * part).toFixed(6))} %`;
