import * as Plot from "@observablehq/plot";
import { type Day, type NumberUnit, utc } from "../format/index.ts";
import { type ChartOptions, draw, tip } from "./draw.ts";

export interface SparkPoint {
  readonly month: Day;
  readonly value: number | null;
  readonly is_complete: boolean;
}

/** The course of one measure without axes; the running month is dashed, the last complete one has a dot. */
export function sparkline(
  points: readonly SparkPoint[],
  { unit, ...options }: ChartOptions & { readonly unit: NumberUnit },
): SVGElement {
  const { theme, format, words } = options;
  const complete = points.filter((point) => point.is_complete);
  const last = complete.at(-1);
  const running = points.filter((point) => !point.is_complete || point === last);
  const line = (data: readonly SparkPoint[], more: Plot.LineYOptions) =>
    Plot.lineY(data, {
      x: (d: SparkPoint) => utc(d.month),
      y: "value",
      stroke: theme.accent,
      strokeWidth: 1.5,
      ...more,
    });
  return draw(options, {
    height: 36,
    margin: 4,
    marginLeft: 2,
    marginRight: 5,
    x: { axis: null, type: "utc" },
    y: { axis: null },
    marks: [
      line(complete, {}),
      line(running, { strokeDasharray: "2,2", strokeOpacity: 0.7 }),
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
          tip(d.is_complete ? format.month(d.month) : `${format.month(d.month)}, ${words.charts.toDate}`, [
            [words.charts.value, format.exact(d.value, unit)],
          ]),
      }),
    ],
  });
}
