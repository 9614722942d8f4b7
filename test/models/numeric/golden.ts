import { readFileSync } from "node:fs";

interface Golden {
  gamma: [number, number, number, number][];
  logRising: [number, number, number][];
  logBeta: [number, number, number][];
  logHyp2f1: [number, number, number, number, number][];
}

/** Values computed to 50 digits by mpmath, an implementation that shares nothing with ours. */
export const golden: Golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8"));

/** Distance in units of the expected value; absolute where that is 0. */
export const relativeError = (actual: number, expected: number): number =>
  actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected || 1);
