import * as Plot from "@observablehq/plot";
import { type ChartOptions, draw, tip } from "./draw.ts";

export interface SurvivalRow {
  readonly period: number;
  readonly observed: number | null;
  readonly fits: readonly { readonly label: string; readonly value: number | null }[];
  readonly isHeldOut: boolean;
}

/** Share of customers left after each period: what was seen as dots, hollow where held out, and what the models project as lines. */
export function survivalLines(rows: readonly SurvivalRow[], options: ChartOptions): SVGElement {
  const { theme, format, words } = options;
  const { charts } = words;
  const dashes = ["none", "6,3"];
  const colours = [theme.accent, theme.muted];
  const labels = rows[0]?.fits.map((fit) => fit.label) ?? [];
  const lines = labels
    .map((label, i) => ({
      label,
      colour: colours[i % 2]!,
      dash: dashes[i % 2]!,
      points: rows.flatMap((row) => {
        const value = row.fits[i]?.value;
        return value === null || value === undefined ? [] : [{ period: row.period, value }];
      }),
    }))
    .filter((line) => line.points.length > 0);
  const observed = rows.filter((row) => row.observed !== null);
  return draw(options, {
    height: 280,
    marginLeft: 44,
    marginRight: 12,
    marginTop: 34,
    marginBottom: 40,
    x: { label: null },
    y: { label: null, domain: [0, 1] },
    marks: [
      Plot.gridY({ ticks: 5, stroke: theme.grid, strokeOpacity: 1 }),
      Plot.axisY({
        ticks: 5,
        tickSize: 0,
        label: null,
        fill: theme.muted,
        tickFormat: (v: number) => format.axis(v, "share"),
      }),
      Plot.axisX({
        ticks: Math.min(10, rows.length),
        tickSize: 0,
        label: null,
        fill: theme.muted,
        tickFormat: (v: number) => (Number.isInteger(v) ? format.axis(v, "count") : ""),
      }),
      Plot.text([charts.periods], {
        frameAnchor: "bottom-right",
        dy: 34,
        text: (t: string) => t,
        fill: theme.muted,
      }),
      lines.map(({ label, colour, dash, points }, i) => [
        Plot.line(points, { x: "period", y: "value", stroke: colour, strokeWidth: 2, strokeDasharray: dash }),
        Plot.text([label], {
          frameAnchor: "top-right",
          text: (t: string) => `${dash === "none" ? "━" : "╌"} ${t}`,
          dy: -30 + i * 15,
          fill: colour,
          textAnchor: "end",
        }),
      ]),
      Plot.dot(observed, {
        x: "period",
        y: "observed",
        r: 4,
        fill: (row: SurvivalRow) => (row.isHeldOut ? theme.ground : theme.ink),
        stroke: theme.ink,
      }),
      Plot.tickX(rows, {
        x: "period",
        stroke: theme.ink,
        strokeWidth: 18,
        className: "hit-line",
        ariaLabel: (row: SurvivalRow) =>
          tip(charts.period(format.exact(row.period, "count")), [
            [charts.observed, format.exact(row.observed, "share")],
            ...row.fits.map(({ label, value }) => [label, format.exact(value, "share")] as const),
          ]),
      }),
    ],
  });
}
