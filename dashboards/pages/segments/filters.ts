import type { ListRow, Where } from "../../data/client.ts";
import { tiers } from "../../data/client.ts";

/**
 * The filters of the customer list as the page's query string holds them. They are the API's own parameters, so that
 * an address can be carried from the page to the API and back: `tier=high`, `p_alive.lt=0.5`, `name.contains=li`.
 */

export const trends = [
  "rising",
  "steady",
  "falling",
  "unknown",
] as const satisfies readonly ListRow["trend"][];

const scores = ["1", "2", "3", "4", "5"];

/** Columns that a filter may name, and what it may ask of them. */
export const choices = {
  tier: tiers,
  previous_tier: tiers,
  trend: trends,
  r: scores,
  f: scores,
  m: scores,
} as const;
export const texts = ["region", "channel", "industry", "owner_name"] as const;
export const flags = ["is_overdue", "is_frozen"] as const;
export const ranges = ["established_value", "potential_value", "p_alive"] as const;
const operators = ["gte", "gt", "lte", "lt"] as const;

export type Choice = keyof typeof choices;
export type Text = (typeof texts)[number];
export type Flag = (typeof flags)[number];
export type RangeColumn = (typeof ranges)[number];
export type Operator = (typeof operators)[number];

const has = <T extends string>(all: readonly T[], one: string): one is T => all.some((each) => each === one);

/** A parameter that is a filter and holds a value it may hold. */
export function isFilter(name: string, value: string): boolean {
  const [column = "", operator, ...rest] = name.split(".");
  if (rest.length > 0) return false;
  // A company may name its own.
  if (column === "rfm_segment") return !operator && value !== "";
  if (has(Object.keys(choices) as Choice[], column)) return !operator && has(choices[column], value);
  if (has(texts, column)) return operator === "null" ? value === "true" : !operator && value !== "";
  if (has(flags, column)) return !operator && (value === "true" || value === "false");
  if (has(ranges, column)) {
    return has(operators, operator ?? "") && value.trim() !== "" && Number.isFinite(Number(value));
  }
  return false;
}

/** The filters of an address; anything else in it is left out. */
export function filtersOf(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name, value]) => isFilter(name, value)));
}

/** What the API is asked for. */
export function whereOf(filters: URLSearchParams): Where<"customer_list"> {
  const where: Record<string, unknown> = {};
  for (const name of new Set(filters.keys())) {
    const values = filters.getAll(name);
    const [column = "", operator] = name.split(".");
    const numeric = has(ranges, column) || ["r", "f", "m"].includes(column);
    const typed = values.map((value) => (numeric ? Number(value) : value));
    if (operator === "null") where[column] = null;
    else if (operator) where[column] = { ...(where[column] as object), [operator]: typed.at(-1) };
    else if (has(flags, column)) where[column] = values.at(-1) === "true";
    else where[column] = typed.length > 1 ? typed : typed[0];
  }
  return where as Where<"customer_list">;
}

/** The same filters with one value set, or taken away when it was there already. */
export function toggled(filters: URLSearchParams, name: string, value: string): URLSearchParams {
  const rest = filters.getAll(name).filter((each) => each !== value);
  const next = new URLSearchParams([...filters].filter(([other]) => other !== name));
  for (const each of filters.has(name, value) ? rest : [...rest, value]) next.append(name, each);
  return next;
}

/** The same filters with the parameters set; null or an empty value takes one away. */
export function withValues(filters: URLSearchParams, values: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams([...filters].filter(([name]) => !(name in values)));
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== "") next.set(name, value);
  }
  return next;
}
