import type { Scale } from "../learners/logistic/design.ts";

/** What features are about; a reason names a theme, for features of one theme share what they have to say. */
export const themes = [
  "rhythm",
  "frequency",
  "spend",
  "returns",
  "discount",
  "mix",
  "complaints",
  "service",
  "satisfaction",
  "contact",
  "payment",
  "opportunity",
  "campaign",
  "season",
] as const;
export type Theme = (typeof themes)[number];

/** The chance of silence by the purchase model alone, as log-odds: not a column, computed cut-off by cut-off. */
export const purchaseModel = "purchase_model";

type Declared = readonly [name: string, theme: Theme, scale: Scale];

/** Columns of score.churn_feature that are learnt from, and how each enters a regression. */
const declared = [
  [purchaseModel, "rhythm", "linear"],
  ["days_since_purchase", "rhythm", "log"],
  ["usual_gap", "rhythm", "log"],
  ["gap_ratio", "rhythm", "log"],
  ["tenure", "frequency", "log"],
  ["purchase_days", "frequency", "log"],
  ["purchase_days_90", "frequency", "log"],
  ["purchase_days_365", "frequency", "log"],
  ["mean_purchase", "spend", "log"],
  ["revenue_365", "spend", "log"],
  ["last_purchase_ratio", "spend", "log"],
  ["revenue_trend", "spend", "linear"],
  ["returns_share", "returns", "linear"],
  ["discount_share", "discount", "linear"],
  ["products_365", "mix", "log"],
  ["categories_365", "mix", "log"],
  ["complaints", "complaints", "log"],
  ["complaints_30", "complaints", "log"],
  ["complaints_90", "complaints", "log"],
  ["complaints_365", "complaints", "log"],
  ["open_complaints", "complaints", "log"],
  ["days_since_complaint", "complaints", "log"],
  ["resolution_hours", "service", "log"],
  ["response_hours", "service", "log"],
  ["satisfaction", "satisfaction", "linear"],
  ["inbound_90", "contact", "log"],
  ["outbound_90", "contact", "log"],
  ["days_since_contact", "contact", "log"],
  ["payment_delay", "payment", "log"],
  ["unpaid_orders", "payment", "log"],
  ["open_opportunities", "opportunity", "log"],
  ["lost_opportunities_365", "opportunity", "log"],
  ["campaign_touches_90", "campaign", "log"],
  ["purchase_days_last_year", "season", "log"],
  ["season_sin", "season", "linear"],
  ["season_cos", "season", "linear"],
] as const satisfies readonly Declared[];

export type FeatureName = (typeof declared)[number][0];

export const featureNames = declared.map(([name]) => name) as [FeatureName, ...FeatureName[]];
export const featureScales: readonly Scale[] = declared.map(([, , scale]) => scale);
/** Of each feature, the place of its theme. */
export const featureThemes = Uint8Array.from(declared, ([, theme]) => themes.indexOf(theme));
