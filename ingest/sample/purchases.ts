import type { Random } from "../random.ts";
import { isWeekend } from "./calendar.ts";
import type { Boost } from "./campaigns.ts";
import type { Customer } from "./customers.ts";
import { parameters } from "./parameters.ts";
import { weighted } from "./weighted.ts";

export const salesChannels = ["Web shop", "E-mail", "Telephone", "Field sales"] as const;
const webShop = 0;
const drawChannel = weighted([0, 1, 2, 3], [0.42, 0.25, 0.18, 0.15]);

export interface Purchase {
  /** Days since 1970-01-01 in the reporting zone, with the part of the day. */
  at: number;
  /** Goods in EUR. */
  value: number;
  /** Index into `salesChannels`. */
  channel: number;
}

export interface History {
  purchases: Purchase[];
  complaints: number[];
  /** When the customer dropped out; Infinity when still active at the end of the hold-out. */
  droppedOutAt: number;
}

/** When the next purchase falls: an exponential wait in operational time, which runs faster inside a boost. */
export function nextPurchase(from: number, wait: number, rate: number, boosts: readonly Boost[]): number {
  let at = from;
  let left = wait / rate;
  for (const boost of boosts) {
    if (boost.to <= at) continue;
    const before = Math.max(0, boost.from - at);
    if (left <= before) return at + left;
    left -= before;
    at += before;
    const inside = (boost.to - at) * boost.multiplier;
    if (left <= inside) return at + left / boost.multiplier;
    left -= inside;
    at = boost.to;
  }
  return at + left;
}

/** Weekend orders by telephone, mail or visit are entered on Monday; the web shop never sleeps. */
function enteredAt(at: number, channel: number): number {
  const day = Math.floor(at);
  if (channel === webShop || !isWeekend(day)) return at;
  return at + (isWeekend(day + 1) ? 2 : 1);
}

/**
 * The purchases of one customer from the first one to the end of the hold-out: Poisson with the customer's own
 * rate, a drop-out draw after each purchase, order values from the customer's own gamma (Fader, Hardie & Lee 2005;
 * Batislam, Denizel & Filiztekin 2007 for the draw after the first one).
 */
export function purchaseHistory(
  customer: Customer,
  boosts: readonly Boost[],
  end: number,
  dice: Random,
): History {
  const { perOrder, dropOutFactor, dropOutCap } = parameters.complaints;
  const { p } = parameters.spend;
  const history: History = { purchases: [], complaints: [], droppedOutAt: Number.POSITIVE_INFINITY };
  let firstComplaint = Number.POSITIVE_INFINITY;
  let isFirst = true;
  for (let at = customer.acquiredAt; at < end; ) {
    const channel = drawChannel(dice);
    const entered = enteredAt(at, channel);
    history.purchases.push({ at: entered, value: dice.gamma(p, p / customer.meanOrder), channel });
    if (dice.uniform() < perOrder) {
      const complaint = at + 1 + dice.exponential(1 / 6);
      history.complaints.push(complaint);
      firstComplaint = Math.min(firstComplaint, complaint);
    }
    const dropOut =
      at > firstComplaint ? Math.min(dropOutCap, customer.dropOut * dropOutFactor) : customer.dropOut;
    const canDropOut = !isFirst || parameters.purchases.dropsOutAfterFirst;
    if (canDropOut && dice.uniform() < dropOut) {
      history.droppedOutAt = entered;
      return history;
    }
    isFirst = false;
    at = nextPurchase(at, dice.exponential(), customer.lambda, boosts);
  }
  return history;
}
