import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { incompleteBeta, logBetaKernel } from "../../../models/numeric/incomplete_beta.ts";
import { relativeError } from "./golden.ts";

/** a, b, x, I_x(a, b) and its complement, to 50 digits by mpmath from DLMF 8.17.8. */
const golden: [number, number, number, number, number][] = JSON.parse(
  readFileSync(new URL("./incomplete_beta.golden.json", import.meta.url), "utf8"),
);

const shape = fc.double({ min: 0.01, max: 1e5, noNaN: true });
const chance = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

describe("the regularised incomplete beta", () => {
  test.each(golden)("of shapes %d and %d at %d, both tails to ten digits", (a, b, x, below, above) => {
    const { lower, upper } = incompleteBeta(a, b, x);
    expect(relativeError(lower, below)).toBeLessThan(1e-10);
    expect(relativeError(upper, above)).toBeLessThan(1e-10);
  });

  test("turns round: what is below x of one is above 1 - x of the other", () => {
    fc.assert(
      fc.property(shape, shape, chance, (a, b, x) => {
        const one = incompleteBeta(a, b, x, 1 - x);
        const other = incompleteBeta(b, a, 1 - x, x);
        expect(one.lower).toBeCloseTo(other.upper, 12);
        expect(one.lower + one.upper).toBeCloseTo(1, 12);
      }),
    );
  });

  test("rises in x", () => {
    fc.assert(
      fc.property(shape, shape, chance, chance, (a, b, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(incompleteBeta(a, b, low).lower).toBeLessThanOrEqual(incompleteBeta(a, b, high).lower + 1e-12);
      }),
    );
  });

  test("steps from one shape to the next as its recurrence says, DLMF 8.17.20", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 2e4, noNaN: true }),
        fc.double({ min: 0.5, max: 2e4, noNaN: true }),
        chance,
        (a, b, x) => {
          const step = incompleteBeta(a, b, x).lower - incompleteBeta(a + 1, b, x).lower;
          expect(step).toBeCloseTo(Math.exp(logBetaKernel(a, b, x, 1 - x)) / a, 11);
        },
      ),
    );
  });

  test("is whole at the ends, and refuses what is no shape or chance", () => {
    expect(incompleteBeta(2, 3, 0)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteBeta(2, 3, 1)).toEqual({ lower: 1, upper: 0 });
    expect(() => incompleteBeta(0, 3, 0.5)).toThrow("shapes of a beta are not above 0: 0, 3");
    expect(() => incompleteBeta(2, 3, 1.5)).toThrow("x is outside 0 to 1: 1.5");
  });
});
