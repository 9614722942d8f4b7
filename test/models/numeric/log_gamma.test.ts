import { describe, expect, test } from "vitest";
import { digamma } from "../../../models/numeric/digamma.ts";
import { logGamma } from "../../../models/numeric/log_gamma.ts";
import { trigamma } from "../../../models/numeric/trigamma.ts";
import { golden, relativeError } from "./golden.ts";

describe("the gamma function's logarithm and its derivatives", () => {
  test("agree with 50-digit values from 1e-10 to 1e300, also beside the zeros at 1 and 2", () => {
    for (const [x, log, first, second] of golden.gamma) {
      expect(relativeError(logGamma(x), log), `logGamma(${x})`).toBeLessThan(1e-15);
      expect(relativeError(digamma(x), first), `digamma(${x})`).toBeLessThan(5e-15);
      expect(relativeError(trigamma(x), second), `trigamma(${x})`).toBeLessThan(1e-15);
    }
  });

  test("ln Gamma(n + 1) is the logarithm of n factorial", () => {
    let factorial = 1;
    for (let n = 1; n <= 18; n++) {
      factorial *= n;
      expect(relativeError(logGamma(n + 1), Math.log(factorial))).toBeLessThan(1e-15);
    }
  });

  test("are infinite at 0 and not a number below", () => {
    expect(logGamma(0)).toBe(Number.POSITIVE_INFINITY);
    expect(logGamma(-0.5)).toBeNaN();
    expect(digamma(0)).toBeNaN();
    expect(trigamma(-1)).toBeNaN();
  });
});
