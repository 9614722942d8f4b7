import { expect, test } from "vitest";
import { normalTail } from "../../../models/numeric/normal_tail.ts";
import { relativeError } from "./golden.ts";

/** Computed to 40 digits by mpmath as erfc(z / sqrt 2) / 2. */
const golden = [
  [0, 0.5],
  [1e-8, 0.4999999960105772],
  [0.3, 0.3820885778110474],
  [1, 0.15865525393145705],
  [1.959963984540054, 0.025000000000000012],
  [2.5, 0.006209665325776135],
  [2.9999, 0.0013503412829549248],
  [3, 0.0013498980316300946],
  [3.0001, 0.0013494549132607172],
  [4.5, 3.3976731247300603e-6],
  [8, 6.220960574271784e-16],
  [20, 2.7536241186062337e-89],
  [37, 5.725571222524577e-300],
] as const;

test("the tail of the normal distribution agrees with 40-digit values, far out too", () => {
  for (const [z, expected] of golden) {
    expect(relativeError(normalTail(z), expected)).toBeLessThan(1e-12);
    expect(normalTail(-z)).toBeCloseTo(1 - expected, 14);
  }
});
