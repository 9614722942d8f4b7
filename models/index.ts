export { type Tier, type Trend, tiers, trends } from "./customer_tier/tiers.ts";
export { rfmSegments } from "./rfm_segment/table.ts";
export { type PublishedId, published } from "./tables.ts";
