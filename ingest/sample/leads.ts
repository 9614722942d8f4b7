import type { Random } from "../random.ts";
import { type Activity, type ActivityType, activityRow } from "./activities.ts";
import type { Company } from "./company.ts";
import { contactRow } from "./contacts.ts";
import type { Account } from "./crm_accounts.ts";
import type { SampleRow } from "./files.ts";
import { opportunityRow } from "./opportunities.ts";
import { parameters } from "./parameters.ts";
import type { ExchangeRates } from "./rates.ts";

const kinds: readonly ActivityType[] = ["Phone call", "E-mail", "Site visit", "Meeting"];
const kindWeights = [0.45, 0.4, 0.08, 0.07];

/**
 * People at CRM accounts. Most duplicates name a person whom the other account names too, with the same address:
 * what identity resolution has to go on.
 */
export function* accountContacts(
  accounts: readonly Account[],
  contactOfCustomer: ReadonlyMap<string, SampleRow<"contacts">>,
  dice: Random,
): Generator<SampleRow<"accountContacts">> {
  const first = new Map(contactOfCustomer);
  let number = 0;
  const originalsFirst = [...accounts].sort((x, y) => Number(!!x.sameAs) - Number(!!y.sameAs));
  for (const account of originalsFirst) {
    const id = `K-${++number}`;
    const shared = account.sameAs && first.get(account.sameAs.id);
    const own = contactRow(id, account.id, account, dice);
    const isShared = dice.uniform() < parameters.duplicates.sharedContact;
    const row = shared && isShared ? { ...shared, "Contact ID": id, Account: account.id } : own;
    first.set(account.id, row);
    yield row;
  }
}

/** Opportunities at CRM accounts, one for most of them. */
export function* leads(
  accounts: readonly Account[],
  frame: Company,
  rates: ExchangeRates,
): Generator<SampleRow<"leads">> {
  const dice = frame.random.fork("leads");
  let number = 0;
  for (const account of accounts) {
    for (let left = dice.poisson(0.9); left > 0; left--) {
      const prospect = {
        account: account.id,
        ownerId: account.ownerId,
        articles: [],
        currency:
          account.region === "Greater China" ? parameters.currencies.foreign : parameters.currencies.base,
        campaign: "",
        created: dice.integer(account.createdOn, frame.lastDay),
        usual: 600 + dice.exponential(1 / 900),
        winRate: parameters.opportunities.leadWinRate,
      };
      yield opportunityRow(`L-${++number}`, prospect, frame, rates, dice);
    }
  }
}

export function* leadActivities(
  accounts: readonly Account[],
  { lastDay, random }: Company,
): Generator<SampleRow<"leadActivities">> {
  const dice = random.fork("lead activities");
  const all: Activity[] = accounts.flatMap((account) =>
    Array.from({ length: dice.poisson(3) }, () => ({
      type: dice.pick(kinds, kindWeights),
      account: account.id,
      language: account.language,
      agent: account.ownerId,
      campaign: "",
      day: Math.min(lastDay, account.createdOn + Math.floor(dice.exponential(1 / 60))),
    })),
  );
  all.sort((x, y) => x.day - y.day);
  for (const [i, activity] of all.entries()) yield activityRow(activity, `LA-${i + 1}`, lastDay, dice);
}
