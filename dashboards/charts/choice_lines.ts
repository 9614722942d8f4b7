import * as Plot from "@observablehq/plot";
import { type ChartOptions, draw, tip } from "./draw.ts";

export interface ChoiceRow {
  readonly k: number;
  readonly silhouette: number;
  readonly chance_silhouette: number;
  readonly stability: number;
  readonly isChosen: boolean;
  /** Why it was taken or not, in words. */
  readonly verdict: string;
}

/** How separate the clusters are for each number of them, against a cloud without structure. */
export function choiceLines(rows: readonly ChoiceRow[], options: ChartOptions): SVGElement {
  const { theme, format, words } = options;
  const { charts } = words;
  const last = rows.at(-1);
  const chosen = rows.filter((row) => row.isChosen);
  const top = Math.max(...rows.flatMap((row) => [row.silhouette, row.chance_silhouette]), 0);
  const low = Math.min(0, ...rows.flatMap((row) => [row.silhouette, row.chance_silhouette]));
  return draw(options, {
    height: 250,
    marginLeft: 40,
    marginRight: format.settings.language === "zh" ? 64 : 74,
    marginTop: 24,
    marginBottom: 40,
    x: { label: null, type: "point", domain: rows.map((row) => row.k), padding: 0.3 },
    y: { label: null, domain: [low, top * 1.12 || 1] },
    marks: [
      Plot.gridY({ ticks: 4, stroke: theme.grid, strokeOpacity: 1 }),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        label: null,
        fill: theme.muted,
        tickFormat: (v: number) => format.axis(v, "number"),
      }),
      Plot.axisX({
        tickSize: 0,
        label: null,
        fill: theme.muted,
        tickFormat: (k: number) => format.axis(k, "count"),
      }),
      Plot.text([charts.numberOfClusters], {
        frameAnchor: "bottom-right",
        dy: 34,
        text: (t: string) => t,
        fill: theme.muted,
      }),
      Plot.ruleX(chosen, { x: "k", stroke: theme.accent, strokeOpacity: 0.25, strokeWidth: 12 }),
      Plot.line(rows, { x: "k", y: "chance_silhouette", stroke: theme.muted, strokeDasharray: "4,3" }),
      Plot.line(rows, { x: "k", y: "silhouette", stroke: theme.accent, strokeWidth: 2 }),
      Plot.dot(rows, {
        x: "k",
        y: "silhouette",
        r: (row: ChoiceRow) => (row.isChosen ? 6 : 3.5),
        fill: (row: ChoiceRow) => (row.isChosen ? theme.accent : theme.ground),
        stroke: theme.accent,
        strokeWidth: 2,
      }),
      Plot.text(last ? [last] : [], {
        x: "k",
        y: "silhouette",
        text: () => charts.found,
        dx: 10,
        textAnchor: "start",
        fill: theme.accent,
      }),
      Plot.text(last ? [last] : [], {
        x: "k",
        y: "chance_silhouette",
        text: () => charts.byChance,
        dx: 10,
        textAnchor: "start",
        fill: theme.muted,
      }),
      Plot.tickX(rows, {
        x: "k",
        stroke: theme.ink,
        strokeWidth: 22,
        className: "hit-line",
        ariaLabel: (row: ChoiceRow) =>
          tip(charts.clusters(format.exact(row.k, "count")), [
            [charts.silhouette, format.exact(row.silhouette, "number")],
            [charts.byChance, format.exact(row.chance_silhouette, "number")],
            [charts.stability, format.exact(row.stability, "number")],
            [charts.verdict, row.verdict],
          ]),
      }),
    ],
  });
}
