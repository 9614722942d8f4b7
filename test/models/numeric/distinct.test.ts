import fc from "fast-check";
import { expect, test } from "vitest";
import { distinct } from "../../../models/numeric/distinct.ts";

test("a column is rebuilt from its ascending distinct values and codes, whole numbers or not", () => {
  const value = fc.oneof(
    fc.integer({ min: 0, max: 40 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  fc.assert(
    fc.property(fc.array(value), fc.boolean(), (drawn, whole) => {
      const column = Float64Array.from(drawn, (v) => (whole ? Math.abs(Math.trunc(v)) % 1000 : v));
      const { values, code } = distinct(column);
      expect(values.every((v, i) => i === 0 || v > values[i - 1]!)).toBe(true);
      column.forEach((v, i) => {
        expect(values[code[i]!]! === v).toBe(true);
      });
    }),
    { seed: 1 },
  );
});
