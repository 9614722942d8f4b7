import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hyp2f1, logHyp2f1 } from "../../../models/numeric/hyp2f1.ts";
import { golden, relativeError } from "./golden.ts";

describe("the Gauss hypergeometric function", () => {
  test("agrees with 50-digit values for three thousand purchases and arguments to a millionth from 1", () => {
    for (const [a, b, c, z, log] of golden.logHyp2f1) {
      const error = Math.abs(logHyp2f1(a, b, c, z) - log);
      expect(error, `2F1(${a}, ${b}; ${c}; ${z})`).toBeLessThan(1e-12 + 1e-15 * Math.abs(log));
    }
  });

  test("is the logarithm, the power and the arc sine that it is known to be", () => {
    for (const z of [-1e5, -3, -0.2, 0.01, 0.5, 0.93, 0.99999]) {
      expect(relativeError(hyp2f1(1, 1, 2, z), -Math.log1p(-z) / z)).toBeLessThan(1e-12);
      expect(relativeError(hyp2f1(0.7, 2, 2, z), (1 - z) ** -0.7)).toBeLessThan(1e-12);
      if (z > 0) {
        expect(relativeError(hyp2f1(0.5, 0.5, 1.5, z), Math.asin(Math.sqrt(z)) / Math.sqrt(z))).toBeLessThan(
          1e-12,
        );
      }
    }
  });

  test("does not change when its first two parameters change places, and obeys Gauss's relation", () => {
    const shape = fc.double({ min: 0.01, max: 60, noNaN: true });
    const argument = fc.double({ min: -50, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(shape, shape, shape, argument, (a, b, excess, z) => {
        const c = Math.min(a, b) + excess;
        const f = (da: number, db: number) => hyp2f1(a + da, b + db, c, z);
        expect(relativeError(f(0, 0), hyp2f1(b, a, c, z))).toBeLessThan(1e-9);
        // Abramowitz & Stegun 15.2.14
        const parts = [(b - a) * f(0, 0), a * f(1, 0), -b * f(0, 1)];
        const size = Math.max(...parts.map(Math.abs));
        expect(Math.abs(parts[0]! + parts[1]! + parts[2]!)).toBeLessThanOrEqual(1e-9 * size);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test("refuses what it is not defined for, and says why", () => {
    expect(() => hyp2f1(1, 1, -0.2, 0.5)).toThrow("needs c above 0: -0.2");
    expect(() => hyp2f1(1, 1, 2, 1)).toThrow("needs z below 1: 1");
    expect(() => hyp2f1(3, 2, 1.5, -1e6)).toThrow("did not settle");
    expect(() => hyp2f1(60.3, 50.2, 1.01, -8)).toThrow("loses its digits");
  });
});
