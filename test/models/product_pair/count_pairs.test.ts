import fc from "fast-check";
import { expect, test } from "vitest";
import { basketEnd, countPairs } from "../../../models/product_pair/count_pairs.ts";

const articles = 12;
const baskets = fc.array(fc.uniqueArray(fc.nat(articles - 1), { minLength: 1, maxLength: 8 }), {
  maxLength: 60,
});

test("baskets with both articles of a pair are counted as one looks for them", () => {
  fc.assert(
    fc.property(baskets, fc.integer({ min: 1, max: 6 }), (drawn, least) => {
      const items = Int32Array.from(drawn.flatMap((own) => [...own.sort((a, b) => a - b), basketEnd]));
      const { one, other, together, baskets } = countPairs(items, articles, least);
      const having = (...wanted: number[]) =>
        drawn.filter((own) => wanted.every((article) => own.includes(article))).length;
      const wanted: number[][] = [];
      for (let a = 0; a < articles; a++) {
        expect(baskets[a]).toBe(having(a));
        for (let b = a + 1; b < articles; b++) if (having(a, b) >= least) wanted.push([a, b, having(a, b)]);
      }
      expect(Array.from(one, (a, i) => [a, other[i], together[i]])).toEqual(wanted);
    }),
  );
});

test("more pairs than there was room for are all told", () => {
  const many = 200;
  const basket = [...Array.from({ length: many }, (_, a) => a), basketEnd];
  const { one, together } = countPairs(Int32Array.from([...basket, ...basket]), many, 2);
  expect(one).toHaveLength((many * (many - 1)) / 2);
  expect(new Set(together)).toEqual(new Set([2]));
});
