import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bgCnbdK } from "../../../models/bg_cnbd_k/bg_cnbd_k.ts";
import type { RegularParams } from "../../../models/bg_cnbd_k/params.ts";
import { mbgCnbdK } from "../../../models/mbg_cnbd_k/mbg_cnbd_k.ts";

interface Golden {
  early: 0 | 1;
  params: RegularParams;
  x: number;
  recency: number;
  T: number;
  /** Without the gaps' own factor. */
  logLikelihood: number;
  pAlive: number;
  /** In the next 10 and 90. */
  expected: [number, number];
  /** Of 0, 1 and 4 purchases in the next 39, if alive. */
  pmf: [number, number, number];
  /** 39 later. */
  aliveAfter: number;
  /** Over 90, and over all time, at 0.0027 a unit of time. */
  discounted: number;
  forever?: number;
}

/** Made with mpmath at 22 digits, from the definitions: incomplete beta functions and Tricomi's function. */
const golden: Golden[] = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8"));
const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected), `${actual} is not ${expected}`).toBeLessThanOrEqual(
    1e-9 * Math.abs(expected) + 1e-13,
  );

describe.each(golden)("k $params.k, early chances $early, history ($x, $recency, $T)", (given) => {
  const model = given.early === 0 ? bgCnbdK : mbgCnbdK;
  const { params } = given;
  const frame = {
    frequency: Float64Array.of(given.x),
    recency: Float64Array.of(given.recency),
    T: Float64Array.of(given.T),
    logGaps: Float64Array.of(0),
  };

  test("has the exact likelihood and chance of being alive, now and later", () => {
    near(model.logLikelihood(params, frame)[0]!, given.logLikelihood);
    near(model.pAlive(params, frame)[0]!, given.pAlive);
    near(model.pAliveAfter(params, frame, [39])[0]![0]!, given.aliveAfter);
  });

  test("expects exactly so many purchases, also discounted", () => {
    const [in10, in90] = model.conditionalExpectedPurchases(params, frame, [10, 90]);
    near(in10![0]!, given.expected[0]);
    near(in90![0]!, given.expected[1]);
    near(
      model.discountedExpectedPurchases(params, frame, { horizon: 90, discount: 0.0027 })[0]!,
      given.discounted,
    );
    if (given.forever !== undefined) {
      const always = { horizon: Number.POSITIVE_INFINITY, discount: 0.0027 };
      near(model.discountedExpectedPurchases(params, frame, always)[0]!, given.forever);
    }
  });

  test("has the exact distribution of purchases", () => {
    const pmf = model.countsIfAlive(params, frame, 39).of(0);
    [0, 1, 4].forEach((n, i) => {
      near(pmf[n] ?? 0, given.pmf[i]!);
    });
    near(
      pmf.reduce((sum, p) => sum + p, 0),
      1,
    );
  });
});
