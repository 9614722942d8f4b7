import * as Plot from "@observablehq/plot";
import { type Day, type NumberUnit, utc } from "../format/index.ts";
import { type ChartOptions, draw, tip } from "./draw.ts";

export interface SparkPoint {
  readonly month: Day;
  readonly value: number | null;
}

/** The course of one measure over complete months, without axes; the last one has a dot. */
export function sparkline(
  points: readonly SparkPoint[],
  { unit, ...options }: ChartOptions & { readonly unit: NumberUnit },
): SVGElement {
  const { theme, format, words } = options;
  const last = points.at(-1);
  return draw(options, {
    height: 36,
    margin: 4,
    marginLeft: 2,
    marginRight: 5,
    x: { axis: null, type: "utc" },
    y: { axis: null },
    marks: [
      Plot.lineY(points, {
        x: (d: SparkPoint) => utc(d.month),
        y: "value",
        stroke: theme.accent,
        strokeWidth: 1.5,
      }),
      Plot.dot(last ? [last] : [], {
        x: (d: SparkPoint) => utc(d.month),
        y: "value",
        r: 2.5,
        fill: theme.accent,
      }),
      Plot.tickX(points, {
        x: (d: SparkPoint) => utc(d.month),
        stroke: theme.ink,
        strokeWidth: 6,
        className: "hit-line",
        ariaLabel: (d: SparkPoint) =>
          tip(format.month(d.month), [[words.charts.value, format.exact(d.value, unit)]]),
      }),
    ],
  });
}
