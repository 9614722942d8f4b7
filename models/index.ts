export { CheckError } from "./build/checks.ts";
export { exportFormats, isExportable } from "./build/export_rows.ts";
export { type BuildOptions, type BuildResult, build, buildsFolder } from "./build/index.ts";
export { SetAside, type SetAsideReason, type SetAsideRow } from "./build/set_aside.ts";
export { type Tier, type Trend, tiers, trends } from "./customer_tier/tiers.ts";
export { type PublishResult, publish } from "./publish.ts";
export { rfmSegments } from "./rfm_segment/table.ts";
export { type PublishedId, published } from "./tables.ts";
