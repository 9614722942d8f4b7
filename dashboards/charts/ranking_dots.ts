import * as Plot from "@observablehq/plot";
import type { NumberUnit } from "../format/index.ts";
import { type ChartOptions, draw, tip } from "./draw.ts";

export interface RankingRow {
  readonly label: string;
  readonly value: number;
  /** A rule of thumb, drawn hollow. */
  readonly isBaseline: boolean;
  readonly isChosen: boolean;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

/** One measure of several models and rules of thumb, in the order given: the chosen one filled, rules of thumb hollow. */
export function rankingDots(
  rows: readonly RankingRow[],
  { unit, ...options }: ChartOptions & { readonly unit: NumberUnit },
): SVGElement {
  const { theme, format, words, width } = options;
  const letter = format.settings.language === "zh" ? 12.5 : 6.6;
  const longest = Math.max(0, ...rows.map(({ label, isChosen }) => [...label].length + (isChosen ? 2 : 0)));
  const named = (row: RankingRow) => (row.isChosen ? `✓ ${row.label}` : row.label);
  const ticks = width < 420 ? 2 : 4;
  const top = Math.max(...rows.map((row) => row.value), 0) || 1;
  const colour = (row: RankingRow) => (row.isBaseline ? theme.muted : theme.accent);
  return draw(options, {
    height: rows.length * 26 + 34,
    marginTop: 6,
    marginBottom: 24,
    marginLeft: Math.min(longest * letter + 14, width * 0.5),
    marginRight: 52,
    x: { label: null, domain: [0, top] },
    y: { domain: rows.map(named), label: null },
    marks: [
      Plot.gridX({ ticks, stroke: theme.grid, strokeOpacity: 1 }),
      Plot.axisX({
        ticks,
        tickSize: 0,
        label: null,
        fill: theme.muted,
        tickFormat: (v: number) => format.axis(v, unit),
      }),
      Plot.axisY({ tickSize: 0, label: null, fill: theme.ink }),
      Plot.ruleX([0], { stroke: theme.ink, strokeOpacity: 0.5 }),
      Plot.ruleY(rows, { y: named, x1: 0, x2: "value", stroke: colour, strokeOpacity: 0.35, strokeWidth: 2 }),
      Plot.dot(rows, {
        y: named,
        x: "value",
        r: (row: RankingRow) => (row.isChosen ? 6 : 4.5),
        fill: (row: RankingRow) => (row.isChosen ? theme.accent : theme.ground),
        stroke: colour,
        strokeWidth: 2,
      }),
      Plot.text(rows, {
        y: named,
        x: "value",
        text: (row: RankingRow) => format.axis(row.value, unit),
        dx: 10,
        textAnchor: "start",
        fill: theme.ink,
        fontVariant: "tabular-nums",
      }),
      Plot.barX(rows, {
        y: named,
        x1: 0,
        x2: top,
        fill: theme.ink,
        className: "hit",
        ariaLabel: (row: RankingRow) =>
          tip(row.label, [
            ...row.lines,
            ...(row.isBaseline ? [[words.charts.ruleOfThumb, words.domain.yes] as const] : []),
          ]),
      }),
    ].filter(Boolean),
  });
}
