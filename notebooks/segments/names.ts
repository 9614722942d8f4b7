import type { Tier } from "../kit/colours.ts";

/** In the order in which every figure lists them. */
export const tiers: readonly Tier[] = ["high", "potential", "secondary", "low"];

export const tierName: Readonly<Record<Tier, string>> = {
  high: "High 高价值",
  potential: "Potential 潜在价值",
  secondary: "Secondary 次价值",
  low: "Low 低价值",
};

/** For running text. */
export const tierWord: Readonly<Record<Tier, string>> = {
  high: "High-value",
  potential: "Potential-value",
  secondary: "Secondary-value",
  low: "Low-value",
};

const usual: Readonly<Record<string, string>> = {
  champions: "Champions",
  loyal: "Loyal",
  potential_loyalist: "Potential loyalists",
  new_customers: "New customers",
  promising: "Promising",
  need_attention: "Need attention",
  about_to_sleep: "About to sleep",
  cannot_lose: "Cannot lose them",
  at_risk: "At risk",
  hibernating: "Hibernating",
  lost: "Lost",
  other: "Other",
};

/** A company's own names are shown as it wrote them. */
export const segmentName = (name: string): string => usual[name] ?? name;
