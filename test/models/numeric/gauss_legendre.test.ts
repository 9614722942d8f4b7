import { expect, test } from "vitest";
import { gaussLegendre } from "../../../models/numeric/gauss_legendre.ts";

test("n nodes integrate every power up to 2n - 1 exactly, and no further", () => {
  for (const n of [1, 2, 5, 16]) {
    const { nodes, weights } = gaussLegendre(n);
    const integral = (power: number) => nodes.reduce((sum, x, i) => sum + weights[i]! * x ** power, 0);
    for (let power = 0; power < 2 * n; power++) expect(integral(power)).toBeCloseTo(1 / (power + 1), 14);
    if (n < 10) expect(Math.abs(integral(2 * n) - 1 / (2 * n + 1))).toBeGreaterThan(1e-8);
  }
});
