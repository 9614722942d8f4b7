export { CheckError } from "./build/checks.ts";
export { type BuildOptions, type BuildResult, build, buildsFolder } from "./build/index.ts";
export { type Tier, type Trend, tiers, trends } from "./customer_tier/tiers.ts";
export { type PublishResult, publish } from "./publish.ts";
export { rfmSegments } from "./rfm_segment/table.ts";
export { type PublishedId, published } from "./tables.ts";
