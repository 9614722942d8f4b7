import type { ViewRow } from "../../api/client.ts";

export type Tier = ViewRow<"customer_tier">["tier"];

/** The colours of every figure: one a tier, the same as on the dashboards; all else is ink, muted or the accent. */
export interface Colours {
  readonly ground: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly accent: string;
  readonly tier: Readonly<Record<Tier, string>>;
}

export const light: Colours = {
  ground: "#FFFFFF",
  ink: "#1B1F24",
  muted: "#5B6470",
  grid: "#E3E6EA",
  accent: "#123C7C",
  tier: { high: "#123C7C", potential: "#D07A1B", secondary: "#A24BD6", low: "#8A919B" },
};

export const dark: Colours = {
  ground: "#14171C",
  ink: "#E9ECF0",
  muted: "#A2ABB7",
  grid: "#2A2F37",
  accent: "#8CC4FF",
  tier: { high: "#8CC4FF", potential: "#F7B04A", secondary: "#B06CF5", low: "#737D8A" },
};
