import * as Plot from "@observablehq/plot";
import type { Day } from "../format/index.ts";
import { inkOn, sequential } from "../theme/colours.ts";
import { type ChartOptions, draw, isNarrow, tip } from "./draw.ts";

export interface CohortRow {
  readonly cohort: Day;
  readonly period: number;
  readonly customers: number;
  readonly retained: number;
  readonly retention: number;
  readonly cumulative_revenue: number;
  readonly is_complete: boolean;
}

/**
 * Share of each month's new customers who buy again k months later: one row a cohort, latest at the foot.
 * As many of the latest cohorts and periods as are legible. The running month has a dashed edge.
 */
export function retentionTriangle(rows: readonly CohortRow[], options: ChartOptions): SVGElement {
  const { width, theme, format, words } = options;
  const small = isNarrow(options);
  const left = small ? 92 : 116;
  const cellWidth = small ? 23 : 34;
  const count = Math.max(1, Math.floor((width - left) / cellWidth));
  const cohorts = [...new Set(rows.filter((row) => row.period >= 1).map((row) => row.cohort))]
    .sort()
    .slice(small ? -12 : -24);
  const first = cohorts[0] ?? "";
  const shown = rows.filter((row) => row.cohort >= first && row.period >= 1 && row.period <= count);
  const sizes = rows.filter((row) => row.cohort >= first && row.period === 0);
  const periods = [...new Set(shown.map((row) => row.period))].sort((a, b) => a - b);
  const most = Math.max(0.01, ...shown.filter((row) => row.customers >= 5).map((row) => row.retention));
  const ramp = sequential(theme);
  const colour = (row: CohortRow) => ramp(row.retention / most);

  return draw(options, {
    height: cohorts.length * 22 + 46,
    marginLeft: left,
    marginRight: 0,
    marginTop: 42,
    marginBottom: 4,
    x: { domain: periods, padding: 0.05, label: null },
    y: { domain: cohorts, padding: 0.08, label: null },
    marks: [
      Plot.axisX(
        periods.filter((period) => !small || period % 2 === 1),
        { anchor: "top", tickSize: 0, label: null, fill: theme.muted },
      ),
      Plot.text([words.charts.monthsSince], {
        frameAnchor: "top-left",
        dy: -38,
        text: (t: string) => t,
        fill: theme.muted,
      }),
      Plot.axisY({
        tickSize: 0,
        label: null,
        tickFormat: (day: Day) => format.month(day),
        textAnchor: "start",
        dx: -left + 6,
      }),
      Plot.text(sizes, {
        y: "cohort",
        frameAnchor: "left",
        dx: -8,
        textAnchor: "end",
        text: (row: CohortRow) => format.compact(row.customers, "count"),
        fill: theme.muted,
        fontVariant: "tabular-nums",
      }),
      Plot.cell(shown, {
        x: "period",
        y: "cohort",
        fill: colour,
        rx: 2,
        stroke: (row: CohortRow) => (row.is_complete ? "none" : theme.muted),
        strokeDasharray: "2,2",
        ariaLabel: (row: CohortRow) => cellTip(row, options),
      }),
      Plot.text(shown, {
        x: "period",
        y: "cohort",
        text: (row: CohortRow) => String(Math.round(row.retention * 100)),
        fill: (row: CohortRow) => inkOn(colour(row), theme),
        fontSize: small ? 10 : 11,
        fontVariant: "tabular-nums",
        pointerEvents: "none",
      }),
    ],
  });
}

function cellTip(row: CohortRow, { format, words }: ChartOptions): string {
  const { charts } = words;
  const period = charts.monthsLater(row.period);
  return tip(`${format.month(row.cohort)}, ${period}${row.is_complete ? "" : `, ${charts.toDate}`}`, [
    [charts.retention, format.exact(row.retention, "share")],
    [charts.retained, format.exact(row.retained, "count")],
    [charts.cohortSize, format.exact(row.customers, "count")],
    [charts.cumulativeRevenue, format.exact(row.cumulative_revenue, "money")],
  ]);
}
