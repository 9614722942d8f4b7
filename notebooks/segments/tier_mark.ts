import type { Tier } from "../kit/colours.ts";
import { element } from "../kit/element.ts";
import { tierName } from "./names.ts";

/** The tier's colour and name; without a tier, a dash. */
export function tierMark(tier: Tier | null): Node {
  if (!tier) return document.createTextNode("—");
  return element("span", { class: "mark" }, element("span", { class: `tier ${tier}` }), tierName[tier]);
}
