import { query } from "../model.ts";
import { tierMonth as months, tierThreshold as thresholds } from "./table.ts";

export { tiers } from "./tiers.ts";

export const tierMonth = query(months, new URL("./tier_month.sql", import.meta.url));
export const tierThreshold = query(thresholds, new URL("./tier_threshold.sql", import.meta.url));
