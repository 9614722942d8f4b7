import fc from "fast-check";
import { expect, test } from "vitest";
import { auc } from "../../../models/numeric/auc.ts";

test("is the share of pairs in the right order, ties counted half", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(rows, (drawn) => {
      const pairs = drawn
        .filter(([, yes]) => yes)
        .flatMap(([up]) => drawn.filter(([, yes]) => !yes).map(([down]) => (Math.sign(up - down) + 1) / 2));
      const score = Float64Array.from(drawn, ([s]) => s);
      const area = auc(
        score,
        drawn.map(([, yes]) => Number(yes)),
      );
      if (pairs.length === 0) expect(area).toBeNull();
      else expect(area).toBeCloseTo(pairs.reduce((a, b) => a + b) / pairs.length, 12);
    }),
    { seed: 1 },
  );
});
