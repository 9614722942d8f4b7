import * as Plot from "@observablehq/plot";
import { inkOn, sequential } from "../theme/colours.ts";
import { segmentWord } from "../words/segment.ts";
import { type ChartOptions, draw, isNarrow, tip } from "./draw.ts";

export interface RfmCellRow {
  readonly r: number;
  readonly f: number;
  readonly customers: number;
  readonly net_revenue: number;
  /** The segment with most customers in the cell; missing when it is empty. */
  readonly segment: string | null;
}

/** Recency × frequency, 5 × 5: coloured by net revenue, with counts. A chosen cell has an edge. */
export function rfmGrid(
  cells: readonly RfmCellRow[],
  {
    link,
    chosen,
    ...options
  }: ChartOptions & {
    readonly link?: ((cell: RfmCellRow) => string) | undefined;
    readonly chosen?: ((cell: RfmCellRow) => boolean) | undefined;
  },
): SVGElement {
  const { theme, format, words } = options;
  const small = isNarrow(options);
  const most = Math.max(1, ...cells.map((cell) => cell.net_revenue));
  const ramp = sequential(theme);
  // Revenue is very skewed between cells; a square root keeps the middle apart.
  const colour = (cell: RfmCellRow) =>
    cell.customers === 0 ? theme.raised : ramp(Math.sqrt(Math.max(0, cell.net_revenue) / most));
  const ink = (cell: RfmCellRow) => (cell.customers === 0 ? theme.muted : inkOn(colour(cell), theme));
  return draw(options, {
    height: small ? 300 : 380,
    marginLeft: 26,
    marginRight: 2,
    marginTop: 22,
    marginBottom: 40,
    x: { domain: [1, 2, 3, 4, 5], padding: 0.03, label: null },
    y: { domain: [5, 4, 3, 2, 1], padding: 0.03, label: null },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, fill: theme.muted }),
      Plot.axisX({ tickSize: 0, label: null, fill: theme.muted }),
      Plot.text([words.charts.recencyScore], {
        frameAnchor: "top-left",
        dy: -18,
        dx: -24,
        text: (t: string) => `↑ ${t}`,
        fill: theme.muted,
      }),
      Plot.text([words.charts.frequencyScore], {
        frameAnchor: "bottom-right",
        dy: 36,
        text: (t: string) => `${t} →`,
        fill: theme.muted,
      }),
      Plot.cell(cells, {
        x: "f",
        y: "r",
        fill: colour,
        rx: 3,
        stroke: (cell: RfmCellRow) => (chosen?.(cell) ? theme.ink : "none"),
        strokeWidth: 2.5,
        ariaLabel: (cell: RfmCellRow) => cellTip(cell, options),
        ...(link ? { href: (cell: RfmCellRow) => (cell.customers > 0 ? link(cell) : null) } : {}),
      }),
      Plot.text(cells, {
        x: "f",
        y: "r",
        text: (cell: RfmCellRow) => format.compact(cell.customers, "count"),
        dy: small ? 0 : -7,
        fill: ink,
        fontSize: small ? 12 : 15,
        fontWeight: 600,
        pointerEvents: "none",
      }),
      small
        ? null
        : Plot.text(
            cells.filter((cell) => cell.segment !== null && cell.customers > 0),
            {
              x: "f",
              y: "r",
              text: (cell: RfmCellRow) => segmentWord(words, cell.segment!),
              dy: 10,
              lineWidth: 8.5,
              lineAnchor: "top",
              fill: ink,
              fontSize: 10.5,
              pointerEvents: "none",
            },
          ),
    ],
  });
}

function cellTip(cell: RfmCellRow, { format, words }: ChartOptions): string {
  const { charts } = words;
  const segment = cell.segment ? ` · ${segmentWord(words, cell.segment)}` : "";
  return tip(charts.rfmCell(cell.r, cell.f) + segment, [
    [charts.customers, format.exact(cell.customers, "count")],
    [charts.netRevenue, format.exact(cell.net_revenue, "money")],
  ]);
}
