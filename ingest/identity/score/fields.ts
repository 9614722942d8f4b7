import { type Bit, bits } from "../pair/bits.ts";

/** A field that is compared: how far two parties agree in it, from 0, not at all. */
export interface Field {
  readonly name: string;
  /** The reason each level is told by; the first level contradicts. */
  readonly levels: readonly string[];
  /** m before anything is learnt: how often records of one party agree to each level. */
  readonly prior: readonly number[];
  /** Levels whose pairs are all met by blocking, so that they can be counted rather than sampled. */
  readonly counted: readonly number[];
  /** Keys that only pairs agreeing in this field share; such pairs say nothing about how often it agrees. */
  readonly forcedBy: readonly Bit[];
}

export const fields: readonly Field[] = [
  {
    name: "name",
    levels: ["different_name", "partly_same_name", "similar_name", "same_words", "same_name"],
    prior: [0.03, 0.08, 0.16, 0.08, 0.65],
    counted: [3, 4],
    forcedBy: ["name", "words"],
  },
  {
    name: "tax_id",
    levels: ["different_tax_id", "same_tax_id"],
    prior: [0.03, 0.97],
    counted: [1],
    forcedBy: ["taxId"],
  },
  {
    name: "email",
    levels: ["different_email", "same_mail_domain", "same_contact_email", "same_email"],
    prior: [0.3, 0.15, 0.15, 0.4],
    counted: [1, 2, 3],
    forcedBy: ["ownEmail", "contactEmail"],
  },
  {
    name: "phone",
    levels: ["different_phone", "shared_phone", "same_contact_phone", "same_phone"],
    prior: [0.4, 0.05, 0.1, 0.45],
    counted: [1, 2, 3],
    forcedBy: ["ownPhone", "contactPhone"],
  },
  {
    name: "place",
    // One field, since who shares a house shares its city: taken apart, they would count twice
    levels: ["different_place", "same_city", "same_postal_code", "similar_address", "same_address"],
    prior: [0.15, 0.2, 0.15, 0.1, 0.4],
    counted: [],
    forcedBy: ["address"],
  },
];

/** Ways of meeting that make pairs to learn from, each a session of its own. */
export const sessions: readonly (readonly Bit[])[] = [
  ["taxId"],
  ["ownEmail", "contactEmail"],
  ["ownPhone", "contactPhone"],
  ["name", "words"],
  ["address"],
];

export const maskOf = (some: readonly Bit[]): number => some.reduce((mask, bit) => mask | bits[bit], 0);

/** Levels of a pattern, one octal digit a field from the lowest; 0 stands for missing, so a level is stored plus 1. */
export function levelsOf(pattern: number): Int8Array {
  return Int8Array.from(fields, (_, i) => ((pattern >> (3 * i)) & 7) - 1);
}
