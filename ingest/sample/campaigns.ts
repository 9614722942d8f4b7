import type { Company } from "./company.ts";
import type { Customer } from "./customers.ts";

export interface Campaign {
  id: string;
  name: string;
  channel: string;
  startedOn: number;
  endedOn: number;
  budget: number;
  /** A treated customer who is still active buys at this multiple of the own rate … */
  rateMultiplier: number;
  /** … for this many days from the touch. */
  effectDays: number;
}

export interface Touch {
  campaign: Campaign;
  /** Index of the customer. */
  customer: number;
  day: number;
  arm: "treated" | "control";
}

/** A span of days in which a customer buys faster. */
export interface Boost {
  from: number;
  to: number;
  multiplier: number;
}

const plans = [
  { name: "Spring catalogue", channel: "Mail", start: 0.14, multiplier: 1.25, part: 0.5, budget: 9000 },
  {
    name: "Autumn call round",
    channel: "Telephone",
    start: 0.27,
    multiplier: 1.5,
    part: 0.35,
    budget: 14_000,
  },
  { name: "Workshop week", channel: "E-mail", start: 0.41, multiplier: 1.15, part: 0.6, budget: 4000 },
  { name: "Safety drive", channel: "Advertisement", start: 0.55, multiplier: 1, part: 0.5, budget: 11_000 },
  { name: "Loyalty voucher", channel: "Mail", start: 0.69, multiplier: 1.6, part: 0.5, budget: 18_000 },
  {
    name: "New machines tour",
    channel: "Telephone",
    start: 0.86,
    multiplier: 1.3,
    part: 0.5,
    budget: 21_000,
  },
] as const;

const campaignDays = 21;
const effectDays = 60;
const treatedShare = 0.6;

/** Every campaign draws from the customers of its day, active or not, and holds some of them out at random. */
export function campaigns(
  { firstDay, lastDay, random }: Company,
  customers: readonly Customer[],
): { campaigns: Campaign[]; touches: Touch[]; boosts: Map<number, Boost[]> } {
  const dice = random.fork("campaigns");
  const touches: Touch[] = [];
  const boosts = new Map<number, Boost[]>();
  const all = plans.map(({ name, channel, start, multiplier, part, budget }, i): Campaign => {
    const startedOn = firstDay + Math.round(start * (lastDay - firstDay));
    const campaign: Campaign = {
      id: `CMP-${i + 1}`,
      name,
      channel,
      startedOn,
      endedOn: startedOn + campaignDays - 1,
      budget,
      rateMultiplier: multiplier,
      effectDays,
    };
    customers.forEach((customer, index) => {
      if (customer.acquiredAt > startedOn - 14 || dice.uniform() > part) return;
      const day = startedOn + dice.integer(0, 6);
      const arm = dice.uniform() < treatedShare ? "treated" : "control";
      touches.push({ campaign, customer: index, day, arm });
      if (arm === "control" || multiplier === 1) return;
      const own = boosts.get(index) ?? [];
      own.push({ from: day, to: day + effectDays, multiplier });
      boosts.set(index, own);
    });
    return campaign;
  });
  return { campaigns: all, touches, boosts };
}
