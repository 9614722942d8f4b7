import * as Plot from "@observablehq/plot";
import type { Day } from "../format/index.ts";
import { type ChartOptions, draw, tip } from "./draw.ts";

export interface QuarterRow {
  readonly ends_on: Day;
  readonly net_revenue: number;
  readonly contribution: number;
}

/** One customer's contribution in each of the last four quarters of 91 days. */
export function quarterBars(rows: readonly QuarterRow[], options: ChartOptions): SVGElement {
  const { theme, format, words } = options;
  const write = (row: QuarterRow) => format.axis(row.contribution, "money");
  return draw(options, {
    height: 250,
    marginTop: 22,
    marginBottom: 38,
    marginLeft: 4,
    marginRight: 4,
    x: { domain: rows.map((row) => row.ends_on), padding: 0.35, label: null },
    y: { axis: null, zero: true },
    marks: [
      Plot.barY(rows, {
        x: "ends_on",
        y: "contribution",
        fill: (row: QuarterRow) => (row.contribution < 0 ? theme.worse : theme.accent),
        rx: 2,
        ariaLabel: (row: QuarterRow) =>
          tip(words.charts.quarterEnding(format.day(row.ends_on)), [
            [words.charts.contribution, format.exact(row.contribution, "money")],
            [words.charts.netRevenue, format.exact(row.net_revenue, "money")],
          ]),
      }),
      Plot.ruleY([0], { stroke: theme.ink, strokeOpacity: 0.5 }),
      Plot.text(rows, {
        x: "ends_on",
        y: (row: QuarterRow) => Math.max(0, row.contribution),
        dy: -9,
        text: write,
        fill: theme.ink,
        fontVariant: "tabular-nums",
      }),
      Plot.axisX({
        tickSize: 0,
        label: null,
        fill: theme.muted,
        tickFormat: (day: Day) => format.monthStacked(day),
      }),
    ],
  });
}
