import * as Plot from "@observablehq/plot";
import { type ChartOptions, draw, isNarrow, tip } from "./draw.ts";

export interface MoneyStep {
  readonly label: string;
  /** With its sign. */
  readonly amount: number;
  /** A total stands on zero; a part hangs from what came before it. */
  readonly isTotal: boolean;
}

/** How parts add up to totals: one row each, money with its sign at the end. */
export function moneySteps(steps: readonly MoneyStep[], options: ChartOptions): SVGElement {
  const { theme, format, words, width } = options;
  let at = 0;
  const bars = steps.map((step) => {
    const from = step.isTotal ? 0 : at;
    at = step.isTotal ? step.amount : at + step.amount;
    return { ...step, from, to: at };
  });
  type Bar = (typeof bars)[number];
  const letter = format.settings.language === "zh" ? 13 : 7.3;
  const longest = Math.max(0, ...steps.map(({ label }) => [...label].length));
  const colour = ({ isTotal, amount }: Bar) =>
    isTotal ? theme.accent : amount < 0 ? theme.worse : theme.better;
  const write = ({ isTotal, amount }: Bar) =>
    isTotal ? format.compact(amount, "money") : format.signed(amount, "money");
  const low = Math.min(0, ...bars.flatMap((bar) => [bar.from, bar.to]));
  const high = Math.max(0, ...bars.flatMap((bar) => [bar.from, bar.to]));
  return draw(options, {
    height: steps.length * 28 + 8,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: Math.min(longest * letter + 12, width * 0.42),
    marginRight: isNarrow(options) ? 64 : 76,
    x: { axis: null, domain: [low, high || 1] },
    y: { domain: steps.map((step) => step.label), label: null, padding: 0.25 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, fill: theme.ink }),
      Plot.ruleX([0], { stroke: theme.muted, strokeOpacity: 0.6 }),
      Plot.barX(bars, { y: "label", x1: "from", x2: "to", fill: colour, rx: 2 }),
      ([true, false] as const).map((isTotal) =>
        Plot.text(
          bars.filter((bar) => bar.isTotal === isTotal),
          {
            y: "label",
            x: high,
            frameAnchor: "right",
            text: write,
            dx: isNarrow(options) ? 60 : 72,
            textAnchor: "end",
            fill: theme.ink,
            fontVariant: "tabular-nums",
            fontWeight: isTotal ? 600 : 400,
          },
        ),
      ),
      Plot.barX(bars, {
        y: "label",
        x1: low,
        x2: high || 1,
        inset: -2,
        fill: theme.ink,
        className: "hit",
        ariaLabel: (bar: Bar) => tip(bar.label, [[words.charts.value, format.exact(bar.amount, "money")]]),
      }),
    ],
  });
}
