import { describe, expect, test } from "vitest";
import { cholesky, choleskySolve } from "../../../models/numeric/cholesky.ts";
import { type Derivatives, minimise } from "../../../models/numeric/minimise.ts";

const box = (n: number, size = 50) => ({
  lower: new Float64Array(n).fill(-size),
  upper: new Float64Array(n).fill(size),
});

/** Rosenbrock's banana-shaped valley, minimum 0 at (1, 1). */
const valley = ([x, y]: Float64Array): Derivatives => ({
  value: (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2,
  gradient: Float64Array.of(-2 * (1 - x!) - 400 * x! * (y! - x! * x!), 200 * (y! - x! * x!)),
  hessian: Float64Array.of(2 - 400 * (y! - 3 * x! * x!), -400 * x!, -400 * x!, 200),
});

const downForEver = ([x]: Float64Array): Derivatives => ({
  value: Math.exp(-x!),
  gradient: Float64Array.of(-Math.exp(-x!)),
  hessian: Float64Array.of(Math.exp(-x!)),
});

describe("minimise", () => {
  test("follows a curved valley from where the Hessian is indefinite", () => {
    const found = minimise(valley, Float64Array.of(-1.9, 30), box(2));
    expect(found.convergence).toBe("converged");
    expect(found.at[0]).toBeCloseTo(1, 8);
    expect(found.at[1]).toBeCloseTo(1, 8);
  });

  test("stops at a bound that the minimum lies beyond, and says so", () => {
    const found = minimise(valley, Float64Array.of(-1, 0), {
      lower: Float64Array.of(-2, -2),
      upper: Float64Array.of(0.5, 2),
    });
    expect(found.convergence).toBe("converged at a bound");
    expect(found.bound).toEqual([true, false]);
    expect(found.at[0]).toBe(0.5);
    expect(found.at[1]).toBeCloseTo(0.25, 8);
    expect(minimise(downForEver, Float64Array.of(0), box(1, 10)).convergence).toBe("converged at a bound");
  });

  test("says that it did not converge when it was stopped, could not start or found no way down", () => {
    const short = minimise(valley, Float64Array.of(-1.9, 30), { ...box(2), iterations: 3 });
    expect(short.convergence).toBe("did not converge: the iteration limit was reached");
    const nowhere = () => ({
      value: Number.NaN,
      gradient: new Float64Array(1),
      hessian: new Float64Array(1),
    });
    expect(minimise(nowhere, new Float64Array(1), box(1)).convergence).toBe(
      "did not converge: the start has no finite value",
    );
    const lying = ([x]: Float64Array) => ({
      value: 1 - x!,
      gradient: Float64Array.of(1),
      hessian: Float64Array.of(1),
    });
    expect(minimise(lying, Float64Array.of(0), box(1)).convergence).toBe(
      "did not converge: no step lowers the value",
    );
  });
});

describe("cholesky", () => {
  test("solves a positive definite system and refuses an indefinite one", () => {
    const matrix = Float64Array.of(4, 2, 0.6, 2, 5, 1, 0.6, 1, 3);
    const x = choleskySolve(cholesky(matrix, 3)!, Float64Array.of(1, 2, 3), 3);
    for (let i = 0; i < 3; i++) {
      const row = matrix.subarray(3 * i, 3 * i + 3);
      expect(row.reduce((sum, m, j) => sum + m * x[j]!, 0)).toBeCloseTo(i + 1, 12);
    }
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
  });
});
