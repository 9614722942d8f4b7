import { describe, expect, test } from "vitest";
import { logLikelihood } from "../../../models/bg_nbd/likelihood.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import { mbgNbdReference as reference } from "../../../models/mbg_nbd/reference.ts";
import { auc } from "../../../models/numeric/auc.ts";
import { collapse } from "../../../models/purchases/histories.ts";
import { single } from "../bg_nbd/simulate.ts";
import { cdnow, hasCdnow } from "../cdnow.ts";
import { relativeError } from "../numeric/golden.ts";

test(`MBG/NBD, the log-likelihood of single histories: ${reference.histories.source}`, () => {
  const { params, T, oneTimeBuyer, heavyBuyer } = reference.histories;
  const of = (x: number, recency: number) =>
    logLikelihood(
      collapse(single(x, recency, T)),
      1,
    )(Float64Array.of(params.r, params.alpha, params.a, params.b)).value;
  expect(of(0, 0)).toBeCloseTo(oneTimeBuyer, 7);
  expect(of(heavyBuyer.frequency, heavyBuyer.recency)).toBeCloseTo(heavyBuyer.logLikelihood, 4);
});

describe.skipIf(!hasCdnow)(
  "MBG/NBD, published numbers on the CDNOW sample (needs ../shared/reference)",
  () => {
    test(`the estimates: ${reference.estimates.source}; ${reference.estimatesByRegularity.source}`, () => {
      const fit = mbgNbd.fit(cdnow(7));
      if (fit.state === "refused") throw new Error(fit.reason);
      expect(fit.convergence).toBe("converged");
      expect(fit.logLikelihood).toBeCloseTo(reference.estimates.logLikelihood, 3);
      for (const name of ["r", "alpha", "a", "b"] as const) {
        expect(Math.abs(fit.params[name] - reference.estimates.params[name])).toBeLessThan(6e-4);
        expect(relativeError(fit.params[name], reference.estimatesByRegularity.params[name])).toBeLessThan(
          1e-4,
        );
      }
    });

    test("its P(alive) ranks who will buy again, which BG/NBD's cannot for one-time buyers", () => {
      const sample = cdnow(7);
      const area = auc(
        mbgNbd.pAlive(reference.estimates.params, sample),
        sample.heldOut.map((count) => Number(count > 0)),
      );
      expect(area).toBeCloseTo(0.687, 2);
    });
  },
);
