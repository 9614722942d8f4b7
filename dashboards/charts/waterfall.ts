import * as Plot from "@observablehq/plot";
import { type ChartOptions, draw, tip } from "./draw.ts";

export interface WaterfallStep {
  readonly label: string;
  readonly value: number;
  /** A level stands on zero; a change hangs between the levels. */
  readonly kind: "level" | "gain" | "loss";
}

/** How one level became another: bars from zero at both ends, and the changes between them with their signs. */
export function waterfall(steps: readonly WaterfallStep[], options: ChartOptions): SVGElement {
  const { theme, format } = options;
  let at = 0;
  const bars = steps.map((step) => {
    const from = step.kind === "level" ? 0 : at;
    at = step.kind === "level" ? step.value : step.kind === "gain" ? at + step.value : at - step.value;
    return { ...step, from, to: at };
  });
  const colour = { level: theme.accent, gain: theme.better, loss: theme.worse };
  const links = bars.slice(0, -1).map((bar, i) => ({ from: bar.label, to: bars[i + 1]!.label, at: bar.to }));
  const write = (bar: WaterfallStep) => {
    const number = format.compact(bar.value, "count");
    return { level: number, gain: `▲ +${number}`, loss: `▼ −${number}` }[bar.kind];
  };
  return draw(options, {
    height: 240,
    marginTop: 24,
    marginBottom: 28,
    marginLeft: 4,
    marginRight: 4,
    x: { domain: steps.map((step) => step.label), padding: 0.28, label: null },
    y: { axis: null, zero: true },
    marks: [
      Plot.ruleY([0], { stroke: theme.muted, strokeOpacity: 0.5 }),
      Plot.link(links, { x1: "from", x2: "to", y1: "at", y2: "at", stroke: theme.muted, strokeOpacity: 0.6 }),
      Plot.barY(bars, {
        x: "label",
        y1: "from",
        y2: "to",
        fill: (bar: WaterfallStep) => colour[bar.kind],
        rx: 2,
        ariaLabel: (bar: WaterfallStep) => tip(bar.label, [[options.words.charts.customers, write(bar)]]),
      }),
      Plot.text(bars, {
        x: "label",
        y: (bar: { from: number; to: number }) => Math.max(bar.from, bar.to),
        text: write,
        dy: -9,
        fill: theme.ink,
        fontVariant: "tabular-nums",
      }),
      Plot.axisX({ tickSize: 0, label: null, fill: theme.muted }),
    ],
  });
}
