import * as Plot from "@observablehq/plot";
import { type ChartOptions, draw, tip } from "./draw.ts";

export interface OriginRow {
  /** The past day from which was forecast, short for the axis. */
  readonly label: string;
  readonly day: string;
  readonly predicted: number;
  readonly actual: number;
  readonly bias: number | null;
}

/** What was forecast for each period held out, beside what came. */
export function originPairs(rows: readonly OriginRow[], options: ChartOptions): SVGElement {
  const { theme, format, words } = options;
  const { charts } = words;
  const bars = rows.flatMap((row) => [
    { row, kind: charts.forecast, value: row.predicted, colour: theme.accent },
    { row, kind: charts.observed, value: row.actual, colour: theme.between },
  ]);
  type Bar = (typeof bars)[number];
  const key = [
    { text: charts.forecast, colour: theme.accent },
    { text: charts.observed, colour: theme.between },
  ];
  const keyAt = (i: number) => i * (format.settings.language === "zh" ? 58 : 84);
  return draw(options, {
    height: 240,
    marginTop: 44,
    marginBottom: 26,
    marginLeft: 4,
    marginRight: 4,
    fx: { domain: rows.map((row) => row.label), label: null, padding: 0.2 },
    x: { axis: null, domain: [charts.forecast, charts.observed], padding: 0.08 },
    y: { axis: null, zero: true },
    marks: [
      Plot.barY(bars, {
        fx: (bar: Bar) => bar.row.label,
        x: "kind",
        y: "value",
        fill: "colour",
        rx: 2,
        ariaLabel: ({ row, kind, value }: Bar) =>
          tip(`${row.day}: ${kind}`, [
            [kind, format.exact(value, "number")],
            [charts.bias, format.exact(row.bias, "rate")],
          ]),
      }),
      Plot.ruleY([0], { stroke: theme.ink, strokeOpacity: 0.5 }),
      Plot.text(bars, {
        fx: (bar: Bar) => bar.row.label,
        x: "kind",
        y: "value",
        dy: -8,
        text: (bar: Bar) => format.axis(bar.value, "count"),
        fill: theme.ink,
        fontVariant: "tabular-nums",
        fontSize: 11,
      }),
      Plot.axisFx({ anchor: "bottom", tickSize: 0, label: null, fill: theme.muted }),
      key.map(({ text, colour }, i) => [
        Plot.dot([text], {
          frameAnchor: "top-left",
          facet: "super",
          symbol: "square",
          r: 4,
          fill: colour,
          dx: keyAt(i) + 4,
          dy: -33,
        }),
        Plot.text([text], {
          frameAnchor: "top-left",
          facet: "super",
          text: (t: string) => t,
          dx: keyAt(i) + 13,
          dy: -38,
          fill: theme.ink,
        }),
      ]),
    ],
  });
}
