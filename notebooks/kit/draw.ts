import * as Plot from "@observablehq/plot";
import type { Colours } from "./colours.ts";

/** Figures below this width, in CSS pixels, are drawn for a phone. */
export const narrow = 520;

const least = 240;

/**
 * A Plot in the notebook's type and colours.
 *
 * @param message what the chart says, in a sentence: its text alternative
 */
export function draw(message: string, colours: Colours, options: Plot.PlotOptions): Element {
  const chart = Plot.plot({
    ...options,
    // A page that is being laid out may have no width yet
    width: Math.max(least, options.width ?? 0),
    style: { background: "transparent", color: colours.ink, fontFamily: "inherit", fontSize: "12px" },
  });
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", message);
  return chart;
}

/** The look of a hover box. */
export const tip = (colours: Colours) =>
  ({ fill: colours.ground, stroke: colours.grid, fontSize: 12, lineHeight: 1.35, textPadding: 9 }) as const;

/** Text of a hover box: a heading, then `label: value` lines. */
export const lines = (heading: string, values: Readonly<Record<string, string>>): string =>
  [heading, ...Object.entries(values).map(([label, value]) => `${label}: ${value}`)].join("\n");

/** A colour between the ground (0) and the accent (1), mixed evenly to the eye. */
export function shade(colours: Colours, at: number): string {
  const part = Math.round(100 * (0.06 + 0.94 * Math.min(1, Math.max(0, at))));
  return `color-mix(in lab, ${colours.accent} ${part}%, ${colours.ground})`;
}

/** The ink that can be read on such a colour. */
export const inkOn = (colours: Colours, at: number): string => (at > 0.6 ? colours.ground : colours.ink);
