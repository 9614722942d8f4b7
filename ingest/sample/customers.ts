import type { Random } from "../random.ts";
import { industries } from "./catalogue.ts";
import type { Company } from "./company.ts";
import { type CompanyName, companyNames, sisterCompany } from "./names.ts";
import { languageOf, type Region, regions, type salesRepresentatives } from "./owners.ts";
import { parameters, type Segment } from "./parameters.ts";
import { weighted } from "./weighted.ts";

export interface Customer extends CompanyName {
  /** The ERP's customer number. */
  id: string;
  region: Region;
  segment: Segment;
  industry: string;
  role: string;
  acquisitionChannel: string;
  ownerId: string;
  currency: string;
  parentId: string;
  creditLimit: number;
  /** When the first order is placed, in days since 1970-01-01 in the reporting zone. */
  acquiredAt: number;
  openedOn: number;
  /** Purchases a day while active. */
  lambda: number;
  /** Probability of dropping out after a purchase. */
  dropOut: number;
  /** Mean value of an order in EUR. */
  meanOrder: number;
}

const drawRegion = weighted(regions, [0.55, 0.22, 0.23]);
const drawRole = weighted(["Customer", "Reseller", "Agent", "Partner"], [0.88, 0.07, 0.03, 0.02]);
const drawChannel = weighted(
  ["Web search", "Trade fair", "Referral", "Field sales", "Reseller", "Advertisement"],
  [0.3, 0.2, 0.17, 0.16, 0.09, 0.08],
);
const segments = Object.keys(parameters.segments) as Segment[];
const drawSegment = weighted(
  segments,
  segments.map((s) => parameters.segments[s].share),
);
const creditLimits: Readonly<Record<Segment, readonly number[]>> = {
  small: [1000, 2000, 3000],
  middle: [5000, 10_000, 15_000],
  key: [25_000, 50_000, 100_000],
};

/** Arrival days: an opening rush, then growth with a yearly wave; in order. */
function arrivals({ customers, firstDay, lastDay, random }: Company): Float64Array {
  const dice = random.fork("arrivals");
  const { openingShare, openingDays, growth, season } = parameters.acquisition;
  const length = lastDay + 1 - firstDay;
  const days = new Float64Array(customers);
  for (let i = 0; i < customers; i++) {
    if (dice.uniform() < openingShare) {
      days[i] = firstDay + dice.uniform() * openingDays;
      continue;
    }
    for (;;) {
      const part = dice.uniform();
      const day = firstDay + part * length;
      const wave = 1 + season * Math.cos(2 * Math.PI * (day / 365.25 - 0.76));
      if (dice.uniform() * (1 + growth) * (1 + season) < (1 + growth * part) * wave) {
        days[i] = day;
        break;
      }
    }
  }
  return days.sort();
}

function customer(
  place: number,
  acquiredAt: number,
  name: (region: Region) => CompanyName,
  representatives: ReturnType<typeof salesRepresentatives>,
  dice: Random,
): Customer {
  const region = drawRegion(dice);
  const segment = drawSegment(dice);
  const { r, alpha, a, b } = parameters.purchases;
  const { p, q, gamma } = parameters.spend;
  const team = representatives.get(region)!;
  return {
    ...name(region),
    id: `C${10_001 + place}`,
    region,
    segment,
    industry: dice.pick(industries),
    role: drawRole(dice),
    acquisitionChannel: drawChannel(dice),
    ownerId: dice.pick(segment === "key" ? team.key : team.field).id,
    currency:
      region === "Greater China" && dice.uniform() < parameters.currencies.foreignShareInChina
        ? parameters.currencies.foreign
        : parameters.currencies.base,
    parentId: "",
    creditLimit: dice.pick(creditLimits[segment]),
    acquiredAt,
    openedOn: Math.floor(acquiredAt) - dice.integer(0, 20),
    lambda: dice.gamma(r, alpha),
    dropOut: dice.beta(a, b),
    meanOrder: (parameters.segments[segment].scale * p) / dice.gamma(q, gamma),
  };
}

/** Pairs of different companies of one group with look-alike names: what identity resolution must not merge. */
export type Lookalike = readonly [parent: Customer, child: Customer];

export function customers(
  frame: Company,
  representatives: ReturnType<typeof salesRepresentatives>,
): { customers: Customer[]; lookalikes: Lookalike[]; newName: ReturnType<typeof companyNames> } {
  const dice = frame.random.fork("customers");
  const newName = companyNames(frame.random.fork("company names"));
  const nameIn = (region: Region) => newName(languageOf[region]);
  const all = [...arrivals(frame)].map((at, i) => customer(i, at, nameIn, representatives, dice));
  const parents = dice
    .shuffle(all.filter((c) => c.segment !== "small"))
    .slice(0, Math.round(frame.customers * parameters.lookalikes));
  const taken = new Set(all.map((c) => c.name));
  const lookalikes: Lookalike[] = [];
  const childless = dice.shuffle(all.filter((c) => !parents.includes(c)));
  for (const parent of parents) {
    const sister = sisterCompany(parent, dice);
    const child = childless.pop()!;
    if (taken.has(sister.name)) continue;
    taken.add(sister.name);
    Object.assign(child, sister, { region: parent.region, parentId: parent.id, currency: parent.currency });
    lookalikes.push([parent, child]);
  }
  return { customers: all, lookalikes, newName };
}
