import { expect, test } from "vitest";
import { logAddExp } from "../../../models/numeric/log_add_exp.ts";

test("probabilities too small for a double add up", () => {
  expect(logAddExp(-2000, -2000)).toBeCloseTo(-2000 + Math.LN2, 12);
});

test("an impossible event adds nothing", () => {
  expect(logAddExp(-3, Number.NEGATIVE_INFINITY)).toBe(-3);
  expect(logAddExp(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
});
