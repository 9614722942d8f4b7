import { industries } from "./catalogue.ts";
import type { Company } from "./company.ts";
import type { Customer } from "./customers.ts";
import { misspelling } from "./misspelling.ts";
import { type CompanyName, type Language, nameOf } from "./names.ts";
import { languageOf, type Owner, type Region, regions } from "./owners.ts";
import { parameters } from "./parameters.ts";

/** An account that lives in the CRM only: a prospect, or a party that another id already names. */
export interface Account extends CompanyName {
  id: string;
  region: Region;
  industry: string;
  ownerId: string;
  leadSource: string;
  createdOn: number;
  /** The party that this account is another name of. */
  sameAs: Customer | Account | undefined;
  change: string;
}

const sources = ["Web form", "Trade fair", "Cold call", "Referral"];

/** Accounts of the CRM in random order, so that an id tells nothing about who is a duplicate. */
export function crmAccounts(
  { customers: count, firstDay, lastDay, random }: Company,
  customers: readonly Customer[],
  newName: (language: Language) => CompanyName,
  developers: ReadonlyMap<Region, readonly Owner[]>,
): Account[] {
  const dice = random.fork("crm accounts");
  const { erpToCrm, insideCrm } = parameters.duplicates;
  const account = (name: CompanyName, region: Region, industry: string): Account => ({
    ...name,
    id: "",
    region,
    industry,
    ownerId: dice.pick(developers.get(region)!).id,
    leadSource: dice.pick(sources),
    createdOn: firstDay + dice.integer(0, lastDay - firstDay - 30),
    sameAs: undefined,
    change: "",
  });
  const prospects = Array.from({ length: Math.round(count * parameters.prospects) }, () => {
    const region = dice.pick(regions);
    return account(newName(languageOf[region]), region, dice.pick(industries));
  });
  const another = (of: Customer | Account): Account => {
    const { name, change } = misspelling(of, dice);
    return { ...account({ ...nameOf(of), name }, of.region, of.industry), sameAs: of, change };
  };
  const ofCustomers = dice
    .shuffle(customers)
    .slice(0, Math.round(count * erpToCrm))
    .map(another);
  const ofProspects = dice
    .shuffle(prospects)
    .slice(0, Math.round(count * insideCrm))
    .map(another);
  const all = dice.shuffle([...prospects, ...ofCustomers, ...ofProspects]);
  all.forEach((one, i) => {
    one.id = `A-${String(i + 1).padStart(5, "0")}`;
  });
  return all;
}
