import * as Plot from "@observablehq/plot";
import type { Day } from "../format/index.ts";
import { type ChartOptions, draw, isNarrow, tip } from "./draw.ts";
import { monthTicks } from "./month_ticks.ts";

export interface MovementRow {
  readonly month: Day;
  readonly opening_customers: number;
  readonly new_customers: number;
  readonly reactivated_customers: number;
  readonly lost_customers: number;
  readonly active_base: number;
  readonly is_complete: boolean;
}

/** Who came and who left, month by month: new and back above zero, lost under it. The running month is dashed. */
export function movementBars(rows: readonly MovementRow[], options: ChartOptions): SVGElement {
  const { theme, format, words, width } = options;
  const back = theme.between;
  const months = rows.map((row) => row.month);
  const parts = rows.flatMap((row) => [
    { row, kind: "new", from: 0, to: row.new_customers, colour: theme.accent },
    {
      row,
      kind: "back",
      from: row.new_customers,
      to: row.new_customers + row.reactivated_customers,
      colour: back,
    },
    { row, kind: "lost", from: 0, to: -row.lost_customers, colour: theme.worse },
  ]);
  const key = [
    { text: words.charts.newCustomers, colour: theme.accent },
    { text: words.charts.reactivated, colour: back },
    { text: words.charts.lost, colour: theme.worse },
  ];
  const keyAt = (i: number) => i * (format.settings.language === "zh" ? 58 : 64);
  type Part = (typeof parts)[number];
  return draw(options, {
    height: isNarrow(options) ? 220 : 240,
    marginLeft: 36,
    marginRight: 4,
    marginTop: 28,
    marginBottom: 26,
    x: { domain: months, padding: 0.22, label: null },
    y: { label: null },
    marks: [
      Plot.gridY({ ticks: 5, stroke: theme.grid, strokeOpacity: 1 }),
      Plot.axisY({
        ticks: 5,
        tickSize: 0,
        label: null,
        fill: theme.muted,
        tickFormat: (v: number) => format.axis(Math.abs(v), "count"),
      }),
      Plot.barY(parts, {
        x: (part: Part) => part.row.month,
        y1: "from",
        y2: "to",
        fill: "colour",
        fillOpacity: (part: Part) => (part.row.is_complete ? 1 : 0.3),
        stroke: (part: Part) => (part.row.is_complete ? "none" : part.colour),
        strokeDasharray: "3,2",
      }),
      Plot.ruleY([0], { stroke: theme.ink, strokeOpacity: 0.6 }),
      key.map(({ text, colour }, i) => [
        Plot.dot([text], {
          frameAnchor: "top-left",
          symbol: "square",
          r: 4,
          fill: colour,
          dx: keyAt(i) + 4,
          dy: -17,
        }),
        Plot.text([text], {
          frameAnchor: "top-left",
          text: (t: string) => t,
          dx: keyAt(i) + 13,
          dy: -22,
          fill: theme.ink,
        }),
      ]),
      Plot.axisX(monthTicks(months, width - 40, format), {
        tickFormat: (month: Day) => format.monthTick(month),
        tickSize: 4,
        label: null,
        fill: theme.muted,
        stroke: theme.muted,
      }),
      Plot.barY(rows, {
        x: "month",
        y1: Math.min(0, ...rows.map((row) => -row.lost_customers)),
        y2: Math.max(1, ...rows.map((row) => row.new_customers + row.reactivated_customers)),
        fill: theme.ink,
        className: "hit",
        ariaLabel: (row: MovementRow) => monthTip(row, options),
      }),
    ],
  });
}

function monthTip(row: MovementRow, { format, words }: ChartOptions): string {
  const { charts } = words;
  const count = (value: number) => format.exact(value, "count");
  const month = format.month(row.month);
  return tip(row.is_complete ? month : `${month}, ${charts.toDate}`, [
    [charts.opening, count(row.opening_customers)],
    [charts.newCustomers, `+${count(row.new_customers)}`],
    [charts.reactivated, `+${count(row.reactivated_customers)}`],
    [charts.lost, `−${count(row.lost_customers)}`],
    [charts.closing, count(row.active_base)],
  ]);
}
