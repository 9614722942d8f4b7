import fc from "fast-check";
import { expect, test } from "vitest";
import { isHeld, isHigh, withBand } from "../../../models/tier_month/band.ts";

const threshold = fc.integer({ min: 100, max: 10_000_000 }).map((n) => n / 100);
const band = fc.integer({ min: 0, max: 50 }).map((n) => n / 100);

test("a value that swings inside the band never changes its customer's side", () => {
  fc.assert(
    fc.property(
      threshold,
      band,
      fc.boolean(),
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 30 }),
      (at, width, start, swings) => {
        const limits = withBand(at, width);
        const inside = swings.map((s) => limits.leaveBelow! + s * (limits.enterAbove! - limits.leaveBelow!));
        fc.pre(inside.every((value) => value >= limits.leaveBelow! && value < limits.enterAbove!));
        let side = start;
        for (const value of inside) side = isHigh(value, limits, side);
        expect(side).toBe(start);
      },
    ),
  );
});

test("a value beyond the band always changes its customer's side", () => {
  fc.assert(
    fc.property(threshold, band, fc.integer({ min: 1, max: 1000 }), (at, width, past) => {
      const limits = withBand(at, width);
      expect(isHigh(limits.enterAbove! + past / 10_000, limits, false)).toBe(true);
      expect(isHigh(limits.leaveBelow! - past / 10_000, limits, true)).toBe(false);
    }),
  );
});

test("a customer enters at the upper limit itself and leaves only under the lower one", () => {
  const limits = withBand(100, 0.1);
  expect(limits).toEqual({ threshold: 100, enterAbove: 110, leaveBelow: 90 });
  expect([109.9999, 110].map((value) => isHigh(value, limits, false))).toEqual([false, true]);
  expect([90, 89.9999].map((value) => isHigh(value, limits, true))).toEqual([true, false]);
});

test("a customer without a side is measured by the bare threshold", () => {
  const limits = withBand(100, 0.1);
  expect([99.9999, 100].map((value) => isHigh(value, limits, null))).toEqual([false, true]);
});

test("only a customer whose side differs from the bare threshold's is held by the band", () => {
  const limits = withBand(100, 0.1);
  expect([95, 100, 105].map((value) => isHeld(value, limits, true))).toEqual([true, false, false]);
  expect([95, 100, 105].map((value) => isHeld(value, limits, false))).toEqual([false, true, true]);
});

test("without a threshold nobody is high, nor held by a band", () => {
  const limits = withBand(null, 0.1);
  for (const before of [true, false, null]) expect(isHigh(1e9, limits, before)).toBe(false);
  expect(isHeld(5, limits, false)).toBe(false);
});
