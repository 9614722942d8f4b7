import { expect, test } from "vitest";
import { quietMixture } from "../../../models/bg_nbd/quiet_mixture.ts";
import { hyp2f1 } from "../../../models/numeric/hyp2f1.ts";
import { relativeError } from "../numeric/golden.ts";

test("the mixture over dropout probabilities is the hypergeometric function, summed by two methods", () => {
  for (const [R, a, b] of [
    [1, 0.8, 52],
    [3.5, 0.3, 400],
    [200, 0.1, 60],
    [3001, 0.8, 3002],
    [10, 0.001, 60],
    [50, 40, 60],
    [300, 30, 25.5],
    [2, 300, 900],
    [0.5, 1e-5, 1e5],
  ] as const) {
    for (const w of [9.5, 40, 300]) {
      const series = hyp2f1(R, a, a + b, -w);
      expect(relativeError(quietMixture(R, a, b, w), series), `${R} ${a} ${b} ${w}`).toBeLessThan(3e-12);
    }
  }
});

test("a customer base that hardly leaves is watched for ever in no time", () => {
  let sum = 0;
  const start = performance.now();
  for (let i = 0; i < 200; i++) sum += quietMixture(5, 1e-5, 1e5, 1e6 + i);
  expect(performance.now() - start).toBeLessThan(2000);
  expect(sum / 200).toBeGreaterThan(0.999);
});
