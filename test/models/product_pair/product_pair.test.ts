import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairsConfig, random } from "../../../ingest/index.ts";
import { falseDiscoveryRates, fisher, logLikelihoodRatio } from "../../../models/product_pair/association.ts";
import { productPair } from "../../../models/product_pair/index.ts";
import { company, type Line, run } from "../company.ts";

// Made with mpmath at 40 digits: baskets, one, other, both, G², upper tail of the hypergeometric
const golden = [
  [100, 20, 30, 12, 9.94617921264066, 0.0018306094247240057],
  [100, 20, 30, 3, 2.9663689516766842, 0.9773188336693431],
  [1000000, 5000, 8000, 90, 46.79043623113883, 5.15949044850254e-12],
  [1000000, 5000, 8000, 400, 1165.51709850737, 1.90662581211325e-255],
  [8000000, 400000, 300000, 15200, 2.904659185356672, 0.044449390173531264],
  [50, 50, 20, 20, 0, 1],
  [10, 5, 5, 0, 13.862943611198906, 1],
  [2000, 40, 50, 1, 0, 0.6404304678568696],
] as const;

describe("association", () => {
  test.each(golden)("of %d baskets, %d with the one, %d with the other, %d with both", (...row) => {
    const [baskets, one, other, both, ratio, p] = row;
    expect(Math.abs(logLikelihoodRatio({ baskets, one, other, both }) - ratio)).toBeLessThan(1e-6);
    expect(Math.abs(fisher({ baskets, one, other, both }) / p - 1)).toBeLessThan(1e-6);
  });

  test("tails fall with every basket more that has both", () => {
    const counts = fc
      .tuple(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat())
      .map(([baskets, a, b]) => ({ baskets, one: 1 + (a % baskets), other: 1 + (b % baskets) }));
    fc.assert(
      fc.property(counts, ({ baskets, one, other }) => {
        let before = 1 + 1e-9;
        for (let both = Math.max(0, one + other - baskets); both <= Math.min(one, other); both++) {
          const p = fisher({ baskets, one, other, both });
          expect(p).toBeLessThanOrEqual(before + 1e-9);
          before = p;
        }
      }),
    );
  });

  test("rates of false discoveries are those of Benjamini and Hochberg", () => {
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "BH", n = 4 and n = 8)
    const p = Float64Array.of(0.01, 0.04, 0.03, 0.005);
    const close = (found: Float64Array, wanted: number[]) => {
      for (const [i, value] of wanted.entries()) expect(found[i]).toBeCloseTo(value, 12);
    };
    close(falseDiscoveryRates(p, 4), [0.02, 0.04, 0.04, 0.02]);
    close(falseDiscoveryRates(p, 8), [0.04, 0.08, 0.08, 0.04]);
  });
});

/** Orders of articles drawn alike; the saw comes with its blade more often than not. */
function lines(orders: number): Line[] {
  const dice = random("pairs");
  return Array.from({ length: orders }, (_, i) => {
    const articles = new Set(
      Array.from({ length: 1 + dice.poisson(1.5) }, () => `article ${dice.integer(1, 30)}`),
    );
    if (dice.uniform() < 0.05) {
      articles.add("saw");
      if (dice.uniform() < 0.5) articles.add("saw blade");
    }
    if (dice.uniform() < 0.04) articles.add("saw blade");
    return [...articles].map((product) => ({
      customer: i % 7 === 0 ? null : `c${dice.integer(1, 400)}`,
      day: "2024-03-01",
      amount: 10,
      order: `o${i}`,
      product,
    }));
  }).flat();
}

interface Pair {
  basis: string;
  product_key: string;
  other_product_key: string;
  baskets: number;
  effective_baskets: number;
  product_baskets: number;
  other_baskets: number;
  together: number;
  confidence: number;
  confidence_back: number;
  lift: number;
  is_significant: boolean;
}

async function pairsOf(sold: readonly Line[], pairs = {}) {
  const { db, context } = await company(
    { lines: sold },
    { asOf: "2024-05-20", models: { pairs: pairsConfig.parse(pairs) } },
  );
  const fits = await run(db, context, productPair);
  const found = await db.rows<Pair>("SELECT * FROM mart.product_pair ORDER BY ALL");
  db.close();
  return { found, records: fits.product_pairs!.records };
}

describe("pairs of articles", () => {
  const sold = lines(2000);

  test("that were planted are found in orders, and no other", async () => {
    const { found } = await pairsOf(sold);
    const inOrders = found.filter((pair) => pair.basis === "order" && pair.is_significant);
    expect(inOrders.map((pair) => [pair.product_key, pair.other_product_key])).toEqual([
      ["saw", "saw blade"],
    ]);
    expect(inOrders[0]!.lift).toBeGreaterThan(4);
    expect(Math.abs(inOrders[0]!.confidence - 0.52)).toBeLessThan(0.12);
  });

  test("are counted as they are in the lines", async () => {
    const { found } = await pairsOf(sold, { support: 0.002 });
    const articles = new Map<string, Set<string>>();
    for (const { order, product } of sold)
      articles.set(order!, (articles.get(order!) ?? new Set()).add(product!));
    const having = (...keys: string[]) =>
      [...articles.values()].filter((own) => keys.every((key) => own.has(key))).length;
    const inOrders = found.filter((pair) => pair.basis === "order");
    expect(inOrders.length).toBeGreaterThan(100);
    for (const pair of inOrders.slice(0, 40)) {
      expect(pair.baskets).toBe(2000);
      expect(pair.product_baskets).toBe(having(pair.product_key));
      expect(pair.other_baskets).toBe(having(pair.other_product_key));
      expect(pair.together).toBe(having(pair.product_key, pair.other_product_key));
      expect(pair.together).toBeGreaterThanOrEqual(5);
      expect(pair.confidence).toBeCloseTo(pair.together / pair.product_baskets, 12);
      expect(pair.confidence_back).toBeCloseTo(pair.together / pair.other_baskets, 12);
    }
    const customers = found.find((pair) => pair.basis === "customer")!;
    expect(customers.baskets).toBe(new Set(sold.flatMap((line) => line.customer ?? [])).size);
  });

  test("are as many as are asked for, the most telling ones", async () => {
    const { found } = await pairsOf(sold, { most: 3 });
    expect(found).toHaveLength(6);
    expect(found.filter((pair) => pair.basis === "order").map((pair) => pair.product_key)).toContain("saw");
  });

  test("are not made by busy customers, who have more of everything", async () => {
    const dice = random("busy");
    const sales: Line[] = [];
    for (let c = 0; c < 500; c++) {
      const own = new Set(
        Array.from({ length: 1 + dice.poisson(c % 10) }, () => `article ${dice.integer(1, 60)}`),
      );
      if (c % 12 === 0) for (const article of ["saw", "saw blade"]) own.add(article);
      for (const product of own)
        sales.push({ customer: `c${c}`, day: "2024-03-01", amount: 10, order: `${c} ${product}`, product });
    }
    const { found } = await pairsOf(sales);
    const of = found.filter((pair) => pair.basis === "customer");
    const lifts = of.map((pair) => pair.lift).sort((a, b) => a - b);
    expect(lifts[lifts.length >> 1]).toBeGreaterThan(1.15);
    expect(of.filter((pair) => pair.is_significant).map((pair) => pair.product_key)).toEqual(["saw"]);
    expect(of[0]!.effective_baskets).toBeLessThan(of[0]!.baskets);
  });

  test("are none, and it is said, where no line names an article or too few do", async () => {
    for (const some of [[], sold.slice(0, 4), sold.map(({ product: _, ...line }) => line)]) {
      const { found, records } = await pairsOf(some);
      expect(found).toEqual([]);
      expect(records.find((r) => r.name === "state")!.note).toMatch(/^refused/);
    }
  });
});
