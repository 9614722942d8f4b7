import { isWeekend } from "./calendar.ts";
import type { Boost } from "./campaigns.ts";
import type { Company } from "./company.ts";
import type { Customer } from "./customers.ts";
import { parameters } from "./parameters.ts";
import { type History, purchaseHistory } from "./purchases.ts";

export const anonymous = -1;

/** All orders of the company up to the end of the hold-out, one array a property, in order of time. */
export interface OrderBook {
  readonly length: number;
  /** Index of the customer, or `anonymous`. */
  readonly customer: Int32Array;
  readonly at: Float64Array;
  readonly value: Float64Array;
  readonly channel: Uint8Array;
}

export function orderBook(
  { firstDay, lastDay, holdOutEnd, random, customers: count }: Company,
  customers: readonly Customer[],
  boosts: ReadonlyMap<number, Boost[]>,
): { orders: OrderBook; histories: History[] } {
  const buyer: number[] = [];
  const at: number[] = [];
  const value: number[] = [];
  const channel: number[] = [];
  const histories = customers.map((customer, index) => {
    const dice = random.fork(`purchases/${index}`);
    const history = purchaseHistory(customer, boosts.get(index) ?? [], holdOutEnd + 1, dice);
    for (const purchase of history.purchases) {
      buyer.push(index);
      at.push(purchase.at);
      value.push(purchase.value);
      channel.push(purchase.channel);
    }
    return history;
  });

  const dice = random.fork("anonymous sales");
  for (let day = firstDay; day <= lastDay; day++) {
    const mean = parameters.anonymous.perDayAndCustomer * count * (isWeekend(day) ? 0.4 : 1);
    for (let left = dice.poisson(mean); left > 0; left--) {
      buyer.push(anonymous);
      at.push(day + dice.uniform());
      value.push(dice.gamma(2, 0.03));
      channel.push(0);
    }
  }

  const order = Uint32Array.from(at, (_, i) => i).sort((x, y) => at[x]! - at[y]! || x - y);
  return {
    histories,
    orders: {
      length: order.length,
      customer: Int32Array.from(order, (i) => buyer[i]!),
      at: Float64Array.from(order, (i) => at[i]!),
      value: Float64Array.from(order, (i) => value[i]!),
      channel: Uint8Array.from(order, (i) => channel[i]!),
    },
  };
}
