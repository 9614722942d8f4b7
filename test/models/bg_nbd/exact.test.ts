import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bgNbd } from "../../../models/bg_nbd/bg_nbd.ts";
import { countsOfAlive } from "../../../models/bg_nbd/counts_if_alive.ts";
import { purchaseCountProbability } from "../../../models/bg_nbd/purchase_count.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import { relativeError } from "../numeric/golden.ts";
import { single } from "./simulate.ts";

const TIMES = [1, 90, 10_000];
const A_TENTH_A_YEAR = Math.log(1.1) / 365;
const golden: { scores: (number | null)[][]; counts: number[][] } = JSON.parse(
  readFileSync(new URL("./scores.json", import.meta.url), "utf8"),
);

const cases = golden.scores.map((row) => {
  const [r, alpha, a, b, x, recency, T, early, logLikelihood, pAlive, ...rest] = row as number[];
  return {
    name: JSON.stringify(row.slice(0, 8)),
    params: { r: r!, alpha: alpha!, a: a!, b: b! },
    customer: single(x!, recency!, T!),
    model: early === 1 ? mbgNbd : bgNbd,
    logLikelihood: logLikelihood!,
    pAlive: pAlive!,
    still: rest.slice(0, 3),
    expected: rest.slice(3, 6),
    discounted: rest.slice(6) as (number | null)[],
  };
});

describe("from one-time buyers to 3,000 purchases in 30 years, in markets from tiny to huge alpha, a and a + b at 1", () => {
  test("the likelihood has twelve digits, P(alive) eleven", () => {
    for (const { name, params, customer, model, logLikelihood, pAlive } of cases) {
      const error = Math.abs(model.logLikelihood(params, customer)[0]! - logLikelihood);
      expect(error, name).toBeLessThan(1e-12 * Math.abs(logLikelihood) + 1e-15);
      const alive = model.pAlive(params, customer)[0]!;
      // Its odds are a power of r + x, so the last digits go with the logarithm
      expect(
        relativeError(alive, pAlive) < 1e-11 || Math.max(alive, pAlive) < 1e-300,
        `${name} ${alive} ${pAlive}`,
      ).toBe(true);
    }
  });

  test("the chance of a living customer to stay, and what it buys in a day, a quarter and 27 years, have eleven", () => {
    for (const { name, params, customer, model, pAlive, still, expected } of cases) {
      const after = model.pAliveAfter(params, customer, TIMES);
      const ifAlive = model.expectedPurchasesIfAlive(params, customer, TIMES);
      const given = model.conditionalExpectedPurchases(params, customer, TIMES);
      TIMES.forEach((t, k) => {
        const where = `${name} t = ${t}`;
        expect(relativeError(ifAlive[k]![0]!, expected[k]!), where).toBeLessThan(1e-11);
        if (pAlive < 1e-290) return;
        expect(relativeError(after[k]![0]!, pAlive * still[k]!), where).toBeLessThan(2e-11);
        expect(relativeError(given[k]![0]!, pAlive * expected[k]!), where).toBeLessThan(2e-11);
      });
    }
  });

  test("discounted purchases in a year, 27 years and for ever (DERT) have eleven", () => {
    for (const { name, params, customer, model, pAlive, discounted } of cases) {
      if (discounted[0] === null || pAlive < 1e-290) continue;
      [365, 10_000, Number.POSITIVE_INFINITY].forEach((horizon, k) => {
        const value = model.discountedExpectedPurchases(params, customer, {
          horizon,
          discount: A_TENTH_A_YEAR,
        });
        expect(relativeError(value[0]!, pAlive * discounted[k]!), `${name} ${horizon}`).toBeLessThan(2e-11);
      });
    }
  });

  test("the chance of each count of a living customer has ten, to thousands of purchases", () => {
    for (const [r, alpha, a, b, t, n, probability] of golden.counts as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ][]) {
      const market = { r, alpha, a, b };
      const name = JSON.stringify({ ...market, t, n });
      const counts = countsOfAlive(market, t);
      const close = (value: number) => Math.abs(value - probability) <= 1e-10 * probability + 1e-17;
      expect(close(purchaseCountProbability(market, 0, t, n)), name).toBe(true);
      if (n < counts.length) expect(close(counts[n]!), name).toBe(true);
      else expect(probability, name).toBeLessThan(1e-7);
    }
  });
});
