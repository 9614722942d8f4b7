import type { Random } from "../random.ts";
import type { Affinity, Catalogue, Product } from "./catalogue.ts";
import { parameters } from "./parameters.ts";

export interface BasketLine {
  product: Product;
  quantity: number;
  /** Net amount in EUR before rounding to the cents of the order's currency. */
  net: number;
  cost: number;
  /** Share of the list amount that was taken off. */
  discount: number;
}

/** Articles of an order and how its value is shared among them; the lines add up to the value. */
export function baskets(catalogue: Catalogue) {
  const pairs = new Map<string, Affinity[]>();
  for (const pair of catalogue.affinities) {
    pairs.set(pair.first.id, [...(pairs.get(pair.first.id) ?? []), pair]);
  }
  const { extraLines, most } = parameters.lines;

  return (value: number, industry: string, dice: Random): BasketLine[] => {
    const wanted = Math.min(most, 1 + dice.poisson(value < 60 ? extraLines / 3 : extraLines));
    const chosen = new Set<Product>();
    for (let i = 0; i < wanted; i++) {
      const product = catalogue.draw(industry, (value / wanted) * 1.3, dice);
      if (chosen.has(product)) continue;
      chosen.add(product);
      for (const { second, probability } of pairs.get(product.id) ?? []) {
        if (dice.uniform() < probability) chosen.add(second);
      }
    }
    const products = [...chosen];
    const weights = products.map((product) => product.listPrice * (0.3 + dice.gamma(2, 2)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return products.map((product, i) => {
      const net = (value * weights[i]!) / total;
      return {
        product,
        quantity: Math.max(1, Math.round(net / product.listPrice)),
        net,
        cost: net * (product.unitCost / product.listPrice) * Math.exp(dice.normal(0, 0.05)),
        discount: dice.uniform() < 0.4 ? dice.integer(1, 4) * 0.05 : 0,
      };
    });
  };
}
