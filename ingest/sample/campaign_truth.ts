import type { Campaign, Touch } from "./campaigns.ts";
import type { Customer } from "./customers.ts";
import { parameters } from "./parameters.ts";
import type { History } from "./purchases.ts";

export interface CampaignTruth {
  /** Customers of the arm. */
  treated: number;
  control: number;
  /** Those of them who were still active on the day of the touch. */
  treatedActive: number;
  controlActive: number;
  /** Orders they placed while the effect lasts, or would have lasted. */
  treatedOrders: number;
  controlOrders: number;
  /** What a customer of either arm was to order in that time without and with the campaign. */
  expectedWithout: number;
  expectedWith: number;
}

/**
 * Expected orders in a span of days of an active customer who buys at a rate and drops out after each purchase with
 * probability p: active at t with probability exp(−λ p t), so the integral of λ exp(−λ p t).
 */
export const expectedOrders = (rate: number, dropOut: number, days: number): number =>
  dropOut < 1e-9 ? rate * days : -Math.expm1(-rate * dropOut * days) / dropOut;

/** What a campaign did and what it was bound to do on average, from what is known of each customer. */
export function campaignTruth(
  campaign: Campaign,
  touches: readonly Touch[],
  customers: readonly Customer[],
  histories: readonly History[],
  lastDay: number,
): CampaignTruth {
  const { dropOutFactor, dropOutCap } = parameters.complaints;
  const truth: CampaignTruth = {
    treated: 0,
    control: 0,
    treatedActive: 0,
    controlActive: 0,
    treatedOrders: 0,
    controlOrders: 0,
    expectedWithout: 0,
    expectedWith: 0,
  };
  for (const { campaign: of, customer, day, arm } of touches) {
    if (of !== campaign) continue;
    const { purchases, complaints, droppedOutAt } = histories[customer]!;
    const { lambda, dropOut } = customers[customer]!;
    const end = Math.min(day + campaign.effectDays, lastDay + 1);
    const isActive = droppedOutAt >= day;
    truth[arm] += 1;
    truth[`${arm}Active`] += isActive ? 1 : 0;
    truth[`${arm}Orders`] += purchases.filter(({ at }) => at >= day && at < end).length;
    if (!isActive) continue;
    const hasComplained = complaints.some((at) => at < day);
    const p = hasComplained ? Math.min(dropOutCap, dropOut * dropOutFactor) : dropOut;
    truth.expectedWithout += expectedOrders(lambda, p, end - day);
    truth.expectedWith += expectedOrders(lambda * campaign.rateMultiplier, p, end - day);
  }
  const touched = Math.max(1, truth.treated + truth.control);
  truth.expectedWithout /= touched;
  truth.expectedWith /= touched;
  return truth;
}
