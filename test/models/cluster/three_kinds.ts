import { random } from "../../../ingest/index.ts";
import type { Line } from "../company.ts";
import { addDays } from "../random_company.ts";

/**
 * Up to that day: regulars who buy much and return some, small buyers of one article, and some who left long ago; the
 * first of the regulars returns next to all, the first who left was sold to at a loss.
 */
export function threeKinds(asOf: string, customers = 40): Line[] {
  const dice = random("three kinds");
  const lines: Line[] = [];
  const buy = (customer: string, day: string, amount: number, product: string, contribution: number) => {
    const order = `${customer} ${day} ${product}`;
    lines.push({ customer, day, amount, order, product, contribution });
    return order;
  };
  const about = (mean: number) => mean * Math.exp(dice.normal(0, 0.2));
  for (let i = 0; i < customers; i++) {
    for (let n = 0; n < 30; n++) {
      const day = addDays(asOf, -Math.round(n * 20 + 10 * dice.uniform()));
      const amount = Math.round(about(400));
      const order = buy(`regular ${i}`, day, amount, `article ${dice.integer(1, 25)}`, about(0.5) * amount);
      if (n % 3 === 0 || i === 0)
        lines.push({
          customer: `regular ${i}`,
          day,
          amount: i === 0 ? -amount + 20 : -amount / 2,
          kind: "return",
          returnOf: order,
        });
    }
    for (let n = 0; n < 6; n++) {
      const day = addDays(asOf, -Math.round(40 + n * 90 + 30 * dice.uniform()));
      buy(`small ${i}`, day, Math.round(about(25)), "article 1", about(5));
    }
    const left = addDays(asOf, -Math.round(about(900)));
    const amount = Math.round(about(600));
    buy(`left ${i}`, left, amount, `article ${dice.integer(2, 3)}`, (i === 0 ? -1 : about(0.1)) * amount);
  }
  return lines;
}
