/** 高价值 / 潜在价值 / 次价值 / 低价值, in the order in which every screen lists them. */
export const tiers = ["high", "potential", "secondary", "low"] as const;
export type Tier = (typeof tiers)[number];

export const trends = ["rising", "steady", "falling", "unknown"] as const;
export type Trend = (typeof trends)[number];
