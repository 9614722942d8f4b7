import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logLikelihood } from "../../../models/bg_nbd/likelihood.ts";
import { collapse } from "../../../models/purchases/histories.ts";
import { relativeError } from "../numeric/golden.ts";
import { frameOf, golden } from "./golden.ts";
import { single } from "./simulate.ts";

describe("the likelihood of BG/NBD and MBG/NBD", () => {
  test("agrees with 40-digit values from no time at all to 3,000 purchases in 30 years", () => {
    for (const [r, alpha, a, b, x, recency, T, bg, , mbg] of golden.histories) {
      const history = collapse(single(x!, recency!, T!));
      const params = Float64Array.of(r!, alpha!, a!, b!);
      expect(relativeError(logLikelihood(history, 0)(params).value, bg!)).toBeLessThan(1e-12);
      expect(relativeError(logLikelihood(history, 1)(params).value, mbg!)).toBeLessThan(1e-12);
    }
  });

  test("its gradient and Hessian are those of finite differences", () => {
    const histories = collapse(frameOf(golden.fits.bg_nbd.rows));
    const positive = fc.double({ min: 0.05, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        positive,
        positive,
        positive,
        positive,
        fc.constantFrom(0 as const, 1 as const),
        (r, alpha, a, b, early) => {
          const params = Float64Array.of(r, 50 * alpha, a, b);
          const of = logLikelihood(histories, early);
          const { gradient, hessian } = of(params);
          const scale = Math.sqrt(
            hessian.reduce((sum, h, k) => sum + (h * params[k >> 2]! * params[k & 3]!) ** 2, 0),
          );
          for (let i = 0; i < 4; i++) {
            const h = 1e-4 * params[i]!;
            const [up, down] = [h, -h].map((d) => of(params.map((p, j) => (j === i ? p + d : p))));
            const slope = (up!.value - down!.value) / (2 * h);
            expect(Math.abs(gradient[i]! - slope) * params[i]!).toBeLessThan(1e-5 * scale);
            for (let j = 0; j < 4; j++) {
              const curve = (up!.gradient[j]! - down!.gradient[j]!) / (2 * h);
              expect(Math.abs(hessian[4 * i + j]! - curve) * params[i]! * params[j]!).toBeLessThan(
                1e-6 * scale,
              );
            }
          }
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  });
});
