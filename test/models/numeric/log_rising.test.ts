import { describe, expect, test } from "vitest";
import { digamma } from "../../../models/numeric/digamma.ts";
import { logBeta } from "../../../models/numeric/log_beta.ts";
import { logRising } from "../../../models/numeric/log_rising.ts";
import { risingTable } from "../../../models/numeric/rising_table.ts";
import { trigamma } from "../../../models/numeric/trigamma.ts";
import { golden, relativeError } from "./golden.ts";

describe("rising factorials and beta functions", () => {
  test("keep their digits when the base is a million million times the count", () => {
    for (const [a, n, expected] of golden.logRising) {
      expect(relativeError(logRising(a, n), expected), `logRising(${a}, ${n})`).toBeLessThan(1e-14);
    }
  });

  test("the beta function agrees with 50-digit values and is symmetric", () => {
    for (const [a, b, expected] of golden.logBeta) {
      expect(relativeError(logBeta(a, b), expected), `logBeta(${a}, ${b})`).toBeLessThan(1e-14);
      expect(logBeta(b, a)).toBe(logBeta(a, b));
    }
  });

  test("a table over many counts holds what each count gives alone, with both derivatives", () => {
    const counts = Float64Array.of(0, 1, 2, 5, 40, 41, 900, 3000);
    for (const a of [0.01, 0.793, 57.3]) {
      const table = risingTable(a, counts);
      counts.forEach((n, i) => {
        expect(relativeError(table.value[i]!, logRising(a, n))).toBeLessThan(1e-13);
        expect(relativeError(table.first[i]!, n === 0 ? 0 : digamma(a + n) - digamma(a))).toBeLessThan(1e-12);
        expect(relativeError(table.second[i]!, n === 0 ? 0 : trigamma(a + n) - trigamma(a))).toBeLessThan(
          1e-12,
        );
      });
    }
  });
});
