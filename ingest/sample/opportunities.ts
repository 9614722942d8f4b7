import type { Random } from "../random.ts";
import { isoDay } from "./calendar.ts";
import type { Touch } from "./campaigns.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Company } from "./company.ts";
import type { Customer } from "./customers.ts";
import type { SampleRow } from "./files.ts";
import { parameters } from "./parameters.ts";
import type { History } from "./purchases.ts";
import type { ExchangeRates } from "./rates.ts";

const openStages = ["Identified", "Qualified", "Quoted", "Negotiation"] as const;
/** What representatives type in; on the whole too hopeful. */
const typedPercent = [10, 25, 50, 80] as const;
const wonReasons = ["Price", "Delivery time", "Long-standing partner", "Range", "Service"];
const lostReasons = ["Price", "Competitor", "Project cancelled", "Delivery time", "No answer"];

interface Prospect {
  account: string;
  ownerId: string;
  articles: readonly string[];
  currency: string;
  campaign: string;
  created: number;
  /** Usual amount in EUR. */
  usual: number;
  winRate: number;
}

/** An opportunity as it stands on the last day: won, lost, or in the stage it has got to. */
export function opportunityRow(
  id: string,
  prospect: Prospect,
  { lastDay }: Company,
  rates: ExchangeRates,
  dice: Random,
): SampleRow<"opportunities"> {
  const { created, currency } = prospect;
  const cycle = Math.max(2, Math.round(dice.gamma(2.2, 2.2 / parameters.opportunities.meanCycleDays)));
  const isWon = dice.uniform() < prospect.winRate;
  const ends = created + cycle;
  const isClosed = ends <= lastDay;
  const reached = Math.min(3, Math.floor((4 * (lastDay - created)) / cycle));
  const amount = prospect.usual * Math.exp(dice.normal(0.5, 0.8));
  const inOwn = amount / (currency === parameters.currencies.base ? 1 : rates.on(created));
  return {
    Opportunity: id,
    Account: prospect.account,
    Article: prospect.articles.length > 0 && dice.uniform() < 0.7 ? dice.pick(prospect.articles) : "",
    Stage: isClosed ? (isWon ? "Won" : "Lost") : openStages[reached]!,
    Amount: (Math.max(50, Math.round(inOwn / 10)) * 10).toFixed(2),
    Currency: currency,
    "Probability %": isClosed ? (isWon ? 100 : 0) : typedPercent[reached]! + dice.integer(-5, 10),
    Created: isoDay(created),
    "Expected close": isoDay(Math.max(ends, isClosed ? ends : lastDay + 5) + dice.integer(-20, 30)),
    Closed: isClosed ? isoDay(ends) : "",
    Reason: isClosed ? dice.pick(isWon ? wonReasons : lostReasons) : "",
    Owner: prospect.ownerId,
    Campaign: prospect.campaign,
  };
}

/** Opportunities at ERP customers: while they are active, more often at larger ones. */
export function* customerOpportunities(
  frame: Company,
  customers: readonly Customer[],
  histories: readonly History[],
  touches: readonly Touch[],
  { products }: Catalogue,
  rates: ExchangeRates,
): Generator<SampleRow<"opportunities">> {
  const dice = frame.random.fork("opportunities");
  const articles = products.filter((p) => p.listPrice > 100).map((p) => p.id);
  const treated = new Map<number, Touch[]>();
  for (const touch of touches) {
    if (touch.arm === "treated") treated.set(touch.customer, [...(treated.get(touch.customer) ?? []), touch]);
  }
  const { perYear, winRate } = parameters.opportunities;
  let number = 0;
  for (const [index, customer] of customers.entries()) {
    const from = Math.floor(customer.acquiredAt);
    const to = Math.min(frame.lastDay, histories[index]!.droppedOutAt + 30);
    for (let left = dice.poisson((perYear[customer.segment] * (to - from)) / 365); left > 0; left--) {
      const created = Math.floor(from + dice.uniform() * (to - from));
      const touch = treated.get(index)?.find((t) => t.day <= created && created < t.day + 60);
      const prospect = {
        account: customer.id,
        ownerId: customer.ownerId,
        articles,
        currency: customer.currency,
        campaign: touch?.campaign.id ?? "",
        created,
        usual: 2.5 * customer.meanOrder,
        winRate,
      };
      yield opportunityRow(`OP-${++number}`, prospect, frame, rates, dice);
    }
  }
}
