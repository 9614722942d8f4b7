import * as Plot from "@observablehq/plot";
import type { NumberUnit } from "../format/index.ts";
import { type ChartOptions, draw, isNarrow, tip } from "./draw.ts";

export interface CalibrationRow {
  /** Tenth of the customers by forecast, the lowest first. */
  readonly decile: number;
  readonly customers: number;
  /** What was forecast a customer. */
  readonly predicted: number;
  /** What came a customer. */
  readonly observed: number;
}

/** What came against what was forecast, by tenths of the customers: a forecast that keeps its word lies on the diagonal. */
export function calibration(
  rows: readonly CalibrationRow[],
  {
    unit,
    isRooted = false,
    ...options
  }: ChartOptions & { readonly unit: NumberUnit; readonly isRooted?: boolean },
): SVGElement {
  const { theme, format, words, width } = options;
  const { charts } = words;
  const top =
    Math.max(...rows.flatMap((row) => [row.predicted, row.observed]), unit === "probability" ? 1 : 0) || 1;
  const type = isRooted ? ("sqrt" as const) : ("linear" as const);
  const axis = { ticks: isNarrow(options) ? 4 : 5, tickSize: 0, label: null, fill: theme.muted };
  const write = (v: number) => format.axis(v, unit);
  return draw(options, {
    height: Math.min(360, Math.max(240, width * 0.7)),
    marginLeft: 44,
    marginRight: 16,
    marginTop: 26,
    marginBottom: 42,
    x: { type, domain: [0, top], label: null },
    y: { type, domain: [0, top], label: null },
    marks: [
      Plot.gridX({ ...axis, stroke: theme.grid, strokeOpacity: 1 }),
      Plot.gridY({ ...axis, stroke: theme.grid, strokeOpacity: 1 }),
      Plot.axisX({ ...axis, tickFormat: write }),
      Plot.axisY({ ...axis, tickFormat: write }),
      Plot.text([charts.forecast], {
        frameAnchor: "bottom-right",
        dy: 34,
        text: (t: string) => `${t} →`,
        fill: theme.muted,
      }),
      Plot.text([charts.observed], {
        frameAnchor: "top-left",
        dx: -40,
        dy: -22,
        text: (t: string) => `↑ ${t}`,
        fill: theme.muted,
        textAnchor: "start",
      }),
      Plot.line(
        [
          [0, 0],
          [top, top],
        ],
        { stroke: theme.muted, strokeDasharray: "4,3" },
      ),
      Plot.line(rows, {
        x: "predicted",
        y: "observed",
        stroke: theme.accent,
        strokeOpacity: 0.5,
        strokeWidth: 1.5,
      }),
      Plot.dot(rows, {
        x: "predicted",
        y: "observed",
        r: 5,
        fill: theme.accent,
        stroke: theme.ground,
        strokeWidth: 1.5,
        ariaLabel: (row: CalibrationRow) =>
          tip(charts.tenth(row.decile), [
            [charts.customers, format.exact(row.customers, "count")],
            [charts.forecast, format.exact(row.predicted, unit)],
            [charts.observed, format.exact(row.observed, unit)],
          ]),
      }),
    ],
  });
}
