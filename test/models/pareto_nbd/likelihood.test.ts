import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logLikelihood } from "../../../models/pareto_nbd/likelihood.ts";
import { logA0 } from "../../../models/pareto_nbd/log_a0.ts";
import { paretoNbd } from "../../../models/pareto_nbd/pareto_nbd.ts";
import { collapse } from "../../../models/purchases/histories.ts";
import { relativeError } from "../numeric/golden.ts";
import { frameOf, golden, marketOf, single } from "./golden.ts";
import { simulate } from "./simulate.ts";

describe("the likelihood of Pareto/NBD", () => {
  test("agrees with 60-digit values for alpha below, at and above beta, to 10,000 purchases in 30 years", () => {
    for (const row of golden.histories) {
      const [x, recency, T, expected] = row.slice(4);
      const market = marketOf(row);
      const customer = single(x!, recency!, T!);
      const { r, alpha, s, beta } = market;
      const { value } = logLikelihood(collapse(customer))(Float64Array.of(r, alpha, s, beta));
      // The logarithms of both parts are sums of terms larger than they
      const size = Math.abs(expected!) + (r + x!) * Math.abs(Math.log(alpha + T!));
      expect(Math.abs(value - expected!), JSON.stringify(row)).toBeLessThan(1e-13 * size + 1e-15);
      expect(Math.abs(paretoNbd.logLikelihood(market, customer)[0]! - value)).toBeLessThan(
        1e-13 * size + 1e-15,
      );
    }
  });

  test("of many customers is the sum of each one's alone, whatever other times stand on their axis", () => {
    const market = { r: 0.7, alpha: 40, s: 0.8, beta: 90 };
    const { frame } = simulate(market, { customers: 300, longest: 600, seed: "rows" });
    const together = paretoNbd.logLikelihood(market, frame);
    const summed = logLikelihood(collapse(frame))(Float64Array.of(0.7, 40, 0.8, 90)).value;
    let total = 0;
    together.forEach((value, i) => {
      const alone = single(frame.frequency[i]!, frame.recency[i]!, frame.T[i]!);
      expect(relativeError(value, paretoNbd.logLikelihood(market, alone)[0]!)).toBeLessThan(1e-12);
      total += value;
    });
    expect(relativeError(summed, total)).toBeLessThan(1e-12);
  });

  test("its gradient and Hessian are those of finite differences", () => {
    const histories = collapse(frameOf(golden.fit.rows));
    const of = logLikelihood(histories);
    const positive = fc.double({ min: 0.05, max: 5, noNaN: true });
    fc.assert(
      fc.property(positive, positive, positive, positive, (r, alpha, s, beta) => {
        const params = Float64Array.of(r, 50 * alpha, s, 100 * beta);
        const { gradient, hessian } = of(params);
        const scale = Math.sqrt(
          hessian.reduce((sum, h, k) => sum + (h * params[k >> 2]! * params[k & 3]!) ** 2, 0),
        );
        for (let i = 0; i < 4; i++) {
          const h = 1e-4 * params[i]!;
          const [up, down] = [h, -h].map((d) => of(params.map((p, j) => (j === i ? p + d : p))));
          const slope = (up!.value - down!.value) / (2 * h);
          expect(Math.abs(gradient[i]! - slope) * params[i]!).toBeLessThan(1e-6 * scale);
          for (let j = 0; j < 4; j++) {
            const curve = (up!.gradient[j]! - down!.gradient[j]!) / (2 * h);
            const error = Math.abs(hessian[4 * i + j]! - curve) * params[i]! * params[j]!;
            expect(error).toBeLessThan(1e-6 * scale);
          }
        }
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  test("in another unit of time differs by the unit to the power of the purchases", () => {
    const market = { r: 0.7, alpha: 40, s: 0.8, beta: 90 };
    const [days] = paretoNbd.logLikelihood(market, single(5, 200, 260));
    const inWeeks = { ...market, alpha: 40 / 7, beta: 90 / 7 };
    const [weeks] = paretoNbd.logLikelihood(inWeeks, single(5, 200 / 7, 260 / 7));
    expect(weeks! - days!).toBeCloseTo(5 * Math.log(7), 10);
  });

  test("ln A0 is finite where its hypergeometric form overflows", () => {
    const market = { r: 10.465, alpha: 0.00798565181, s: 3.0516, beta: 2.82 };
    expect(logA0(market, 400, 5, 6)).toBeCloseTo(-667.9912812706616, 9);
    expect(logA0(market, 500, 1, 37)).toBeCloseTo(-9.476588320489554, 9);
    expect(logA0(market, 500, 4, 37)).toBeCloseTo(-715.0597932043056, 9);
    expect(logA0(market, 500, 37, 37)).toBe(Number.NEGATIVE_INFINITY);
  });
});
