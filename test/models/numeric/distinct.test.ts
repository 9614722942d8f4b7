import fc from "fast-check";
import { expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { distinct } from "../../../models/numeric/distinct.ts";
import { stableOrder } from "../../../models/numeric/stable_order.ts";

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

test("many values, of both signs and both zeros, are coded in their own order too", () => {
  const chance = random("distinct");
  const column = Float64Array.from({ length: 120_000 }, (_, i) =>
    i % 10 === 0
      ? -0
      : i % 10 === 1
        ? 0
        : (chance.uniform() - 0.5) * 10 ** Math.floor(chance.uniform() * 40 - 20),
  );
  const { values, code } = distinct(column);
  expect(values.length).toBe(new Set(column).size);
  expect(values.length).toBeGreaterThan(90_000);
  expect(values.every((v, i) => i === 0 || v > values[i - 1]!)).toBe(true);
  expect(column.every((v, i) => values[code[i]!] === v)).toBe(true);
});

test("many values spread evenly, with a clump in them, are coded in order as well", () => {
  const chance = random("even");
  const even = Float64Array.from({ length: 120_000 }, () => 700 * chance.uniform());
  const clumped = even.map((v, i) => (i % 3 === 0 ? 350 + 1e-9 * v : v));
  const tied = even.map((v, i) => (i % 50 === 0 ? 350 : v));
  for (const column of [even, clumped, tied]) {
    const { values, code } = distinct(column);
    expect(values.length).toBe(new Set(column).size);
    expect(values.every((v, i) => i === 0 || v > values[i - 1]!)).toBe(true);
    expect(column.every((v, i) => values[code[i]!] === v)).toBe(true);
  }
});

test("an order by codes is lexicographic and keeps equal rows as they came", () => {
  const codes = fc.array(fc.tuple(fc.nat(3), fc.nat(5)), { maxLength: 60 });
  fc.assert(
    fc.property(codes, (rows) => {
      const key = (k: 0 | 1, size: number) => ({ code: Uint32Array.from(rows, (row) => row[k]), size });
      const expected = [...rows.keys()].sort(
        (i, j) => rows[i]![0] - rows[j]![0] || rows[i]![1] - rows[j]![1] || i - j,
      );
      expect([...stableOrder([key(0, 4), key(1, 6)])]).toEqual(expected);
    }),
    { seed: 1 },
  );
});
