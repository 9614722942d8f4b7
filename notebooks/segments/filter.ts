import type { ViewRow, Where } from "../../api/client.ts";
import type { Tier } from "../kit/colours.ts";

/** What the reader has chosen; an empty choice leaves the question out. */
export interface Choice {
  readonly tiers: readonly Tier[];
  readonly segment: string;
  readonly name: string;
  /** Highest P(alive), 0 to 1. */
  readonly pAlive: number;
}

/** The same as a filter of the API. */
export function whereOf({ tiers, segment, name, pAlive }: Choice): Where<"customer_list"> {
  return {
    ...(tiers.length > 0 ? { tier: tiers } : {}),
    ...(segment ? { rfm_segment: segment } : {}),
    ...(name.trim() ? { name: { contains: name.trim() } } : {}),
    ...(pAlive < 1 ? { p_alive: { lte: pAlive } } : {}),
  };
}

export const fields = [
  "customer_key",
  "name",
  "tier",
  "rfm_segment",
  "established_value",
  "potential_value",
  "p_alive",
  "revenue_at_risk",
  "last_order_on",
  "reasons",
] as const satisfies readonly (keyof ViewRow<"customer_list">)[];

export type ListedCustomer = Pick<ViewRow<"customer_list">, (typeof fields)[number]>;
