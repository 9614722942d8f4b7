import * as Plot from "@observablehq/plot";
import type { Format } from "../format/index.ts";
import type { Theme } from "../theme/colours.ts";
import type { Words } from "../words/index.ts";

/** What every chart is given besides its rows. Nothing else may change the picture. */
export interface ChartOptions {
  /** Outer width in CSS pixels. */
  readonly width: number;
  readonly theme: Theme;
  readonly format: Format;
  readonly words: Words;
  /** The chart's message in a sentence: its text alternative. */
  readonly title: string;
  /** The DOM to draw with, where there is no global one. */
  readonly document?: Document | undefined;
}

export const isNarrow = ({ width }: ChartOptions): boolean => width < 480;

/** A Plot with the house's type, colours and text alternative. Marks say their exact values by `ariaLabel`. */
export function draw(options: ChartOptions, plot: Plot.PlotOptions): SVGElement {
  const { width, theme, title, document } = options;
  const svg = Plot.plot({
    ...plot,
    ...(document ? { document } : {}),
    width,
    className: "chart",
    style: { background: "transparent", color: theme.ink, fontFamily: "inherit", fontSize: "12px" },
  }) as unknown as SVGElement;
  return accessible(svg, title);
}

/**
 * Gives the chart its message, and each mark its own words as `data-tip` (shown on hover and focus).
 * A chart of links is a group, for an image would hide its links from a screen reader.
 */
function accessible(svg: SVGElement, title: string): SVGElement {
  // Plot's own style sheet would need an exception in a strict content security policy; theme/chart.css has its rules.
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  for (const mark of svg.querySelectorAll("[aria-label]")) {
    const tip = mark.getAttribute("aria-label") ?? "";
    mark.removeAttribute("aria-label");
    const link = mark.closest("a");
    const target = link ?? mark;
    target.setAttribute("data-tip", tip);
    if (link) link.setAttribute("aria-label", tip.replaceAll("\n", ", "));
  }
  svg.setAttribute("role", svg.querySelector("a") ? "group" : "img");
  svg.setAttribute("aria-label", title);
  return svg;
}

/** A tooltip's words: a heading and `label: value` lines. */
export function tip(heading: string, lines: readonly (readonly [label: string, value: string])[]): string {
  return [heading, ...lines.map(([label, value]) => `${label}: ${value}`)].join("\n");
}
