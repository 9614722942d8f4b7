import type { Random } from "../random.ts";
import { type Language, personName } from "./names.ts";

export interface Owner {
  id: string;
  name: string;
  team: string;
  territory: string;
}

export const regions = ["Central Europe", "British Isles", "Greater China"] as const;
export type Region = (typeof regions)[number];

export const languageOf: Readonly<Record<Region, Language>> = {
  "Central Europe": "de",
  "British Isles": "en",
  "Greater China": "zh",
};

const territories: Readonly<Record<Region, readonly string[]>> = {
  "Central Europe": ["North Germany", "South Germany", "Austria and Switzerland"],
  "British Isles": ["England", "Scotland and Ireland"],
  "Greater China": ["Yangtze Delta", "Rest of China"],
};

/** Sales representatives in charge of customers: key account managers and field sales of every territory. */
export function salesRepresentatives(random: Random): Map<Region, { field: Owner[]; key: Owner[] }> {
  let next = 101;
  const owner = (region: Region, team: string, territory: string): Owner => ({
    id: `S${next++}`,
    name: personName(languageOf[region], random).name,
    team,
    territory,
  });
  return new Map(
    regions.map((region) => {
      const field = territories[region].flatMap((t) => [1, 2, 3].map(() => owner(region, "Field sales", t)));
      const key = [1, 2].map(() => owner(region, "Key accounts", region));
      return [region, { field, key }];
    }),
  );
}

/** Users of the CRM who look after accounts that have not bought yet. */
export function businessDevelopers(random: Random): Map<Region, Owner[]> {
  let next = 1;
  return new Map(
    regions.map((region) => [
      region,
      [1, 2].map(() => ({
        id: `U-${String(next++).padStart(3, "0")}`,
        name: personName(languageOf[region], random).name,
        team: "Business development",
        territory: region,
      })),
    ]),
  );
}
