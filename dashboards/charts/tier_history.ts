import * as Plot from "@observablehq/plot";
import { type Day, utc } from "../format/index.ts";
import { type ChartOptions, draw, tip } from "./draw.ts";
import { monthTicks } from "./month_ticks.ts";

export interface TierHistoryRow {
  readonly month_end: Day;
  readonly tier: "high" | "potential" | "secondary" | "low";
  readonly established_value: number;
  readonly potential_value: number;
}

/** One customer's established (solid) and potential (dashed) value at each month end, over a strip of its tiers. */
export function tierHistory(rows: readonly TierHistoryRow[], options: ChartOptions): SVGElement {
  const { theme, format, words, width } = options;
  const months = rows.map((row) => row.month_end);
  const last = rows.at(-1);
  const margin = { left: 48, right: 78 };
  const values = rows.flatMap((row) => [row.established_value, row.potential_value]);
  const top = Math.max(1, ...values);
  const bottom = Math.min(0, ...values);
  const strip = (top - bottom) * 0.12;
  const floor = bottom - strip * 1.6;
  const ends = last
    ? [
        { text: words.charts.established, value: last.established_value },
        { text: words.charts.potential, value: last.potential_value },
      ].sort((a, b) => b.value - a.value)
    : [];
  const isTight = ends.length === 2 && ends[0]!.value - ends[1]!.value < (top - floor) * 0.09;
  const line = (y: "established_value" | "potential_value", dash: string) =>
    Plot.lineY(rows, {
      x: (d: TierHistoryRow) => utc(d.month_end),
      y,
      stroke: theme.ink,
      strokeWidth: 1.75,
      strokeDasharray: dash,
    });
  const half = 15.2 * 86_400_000;
  const from = (row: TierHistoryRow) => new Date(utc(row.month_end).getTime() - half);
  const to = (row: TierHistoryRow) => new Date(utc(row.month_end).getTime() + half);
  const changes = rows.filter((row, i) => row.tier !== rows[i - 1]?.tier);
  return draw(options, {
    height: 250,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: 12,
    marginBottom: 44,
    x: { type: "utc", label: null },
    y: { domain: [floor, top], label: null },
    marks: [
      Plot.gridY({ ticks: 4, stroke: theme.grid, strokeOpacity: 1 }),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        label: null,
        fill: theme.muted,
        tickFormat: (v: number) => format.axis(v, "money"),
      }),
      Plot.rect(rows, {
        x1: from,
        x2: to,
        y1: floor,
        y2: floor + strip,
        fill: (d: TierHistoryRow) => theme.tier[d.tier],
      }),
      line("established_value", "none"),
      line("potential_value", "5,4"),
      ends.map((end, i) =>
        Plot.text([end], {
          x: () => utc(last?.month_end ?? ""),
          y: "value",
          text: "text",
          textAnchor: "start",
          dx: 10,
          dy: isTight ? (i === 0 ? -8 : 8) : 0,
          fill: theme.ink,
          fontSize: 11,
        }),
      ),
      Plot.text(changes, {
        x: from,
        y: floor,
        text: (d: TierHistoryRow) => words.domain.tierShort[d.tier],
        textAnchor: "start",
        dy: 10,
        fill: theme.ink,
        fontSize: 11,
        filter: (_: unknown, i: number) => {
          const next = changes[i + 1]?.month_end ?? months.at(-1)!;
          const share =
            (utc(next).getTime() - utc(changes[i]!.month_end).getTime()) /
            Math.max(1, utc(months.at(-1)!).getTime() - utc(months[0]!).getTime());
          return share * (width - margin.left - margin.right) > 58 || i === changes.length - 1;
        },
      }),
      Plot.axisX(monthTicks(months, width - margin.left - margin.right, format).map(utc), {
        tickFormat: (at: Date) => format.monthTick(at.toISOString()),
        tickSize: 0,
        label: null,
        fill: theme.muted,
        dy: 16,
      }),
      Plot.rect(rows, {
        x1: from,
        x2: to,
        y1: floor,
        y2: top,
        fill: theme.ink,
        className: "hit",
        ariaLabel: (d: TierHistoryRow) =>
          tip(format.day(d.month_end), [
            [words.charts.tier, words.domain.tier[d.tier]],
            [words.charts.establishedValue, format.exact(d.established_value, "money")],
            [words.charts.potentialValue, format.exact(d.potential_value, "money")],
          ]),
      }),
    ],
  });
}
