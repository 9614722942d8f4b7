import * as Plot from "@observablehq/plot";
import type { NumberUnit, Value } from "../format/index.ts";
import { type ChartOptions, draw, tip } from "./draw.ts";

export interface IntervalRow {
  readonly label: string;
  readonly value: number;
  /** Missing where no interval could be given. */
  readonly low: Value;
  readonly high: Value;
  /** The accent where the row has no colour of its own. */
  readonly colour?: string | undefined;
}

/** Expectations as dots on a line with the range that most outcomes fall in, one row each. */
export function intervalRanges(
  rows: readonly IntervalRow[],
  {
    unit,
    measure,
    ends: [lowest, highest] = ["P10", "P90"],
    reference,
    ...options
  }: ChartOptions & {
    readonly unit: NumberUnit;
    readonly measure: string;
    readonly ends?: readonly [low: string, high: string];
    /** What the rows are held against, where that is not 0. */
    readonly reference?: number;
  },
): SVGElement {
  const { theme, format, width } = options;
  const ranged = rows.filter((row) => row.low != null && row.high != null);
  const colour = (row: IntervalRow) => row.colour ?? theme.accent;
  const longest = Math.max(0, ...rows.map((row) => [...row.label].length));
  const letter = format.settings.language === "zh" ? 13 : 7;
  const values = rows.flatMap((row) => [row.value, row.low ?? row.value, row.high ?? row.value]);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values) || 1];
  return draw(options, {
    height: rows.length * 34 + 34,
    marginTop: 10,
    marginBottom: 24,
    marginLeft: Math.min(longest * letter + 12, width * 0.45),
    marginRight: 26,
    x: {
      label: null,
      domain: [least, most],
      nice: true,
    },
    y: { domain: rows.map((row) => row.label), label: null, padding: 0.4 },
    marks: [
      Plot.gridX({ ticks: width < 420 ? 2 : 4, stroke: theme.grid, strokeOpacity: 1 }),
      Plot.axisX({
        ticks: width < 420 ? 2 : 4,
        tickSize: 0,
        label: null,
        fill: theme.muted,
        tickFormat: (v: number) => format.axis(v, unit),
      }),
      Plot.axisY({ tickSize: 0, label: null, fill: theme.ink }),
      Plot.ruleX([reference ?? 0], { stroke: theme.ink, strokeOpacity: 0.5 }),
      Plot.ruleY(ranged, {
        y: "label",
        x1: "low",
        x2: "high",
        stroke: colour,
        strokeWidth: 4,
        strokeOpacity: 0.35,
      }),
      Plot.tickX(ranged, { y: "label", x: "low", stroke: colour, strokeWidth: 2, inset: 4 }),
      Plot.tickX(ranged, { y: "label", x: "high", stroke: colour, strokeWidth: 2, inset: 4 }),
      Plot.dot(rows, { y: "label", x: "value", r: 5, fill: colour, stroke: theme.ground, strokeWidth: 1.5 }),
      Plot.barX(rows, {
        y: "label",
        x1: least,
        x2: most,
        inset: -6,
        fill: theme.ink,
        className: "hit",
        ariaLabel: (row: IntervalRow) =>
          tip(row.label, [
            [measure, format.exact(row.value, unit)],
            [lowest, format.exact(row.low, unit)],
            [highest, format.exact(row.high, unit)],
          ]),
      }),
    ],
  });
}
