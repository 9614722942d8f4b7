import * as Plot from "@observablehq/plot";
import { inkOn, sequential } from "../theme/colours.ts";
import { type ChartOptions, draw, isNarrow, tip } from "./draw.ts";

export interface ValueCellRow {
  readonly established_from: number;
  readonly established_to: number;
  readonly potential_from: number;
  readonly potential_to: number;
  readonly customers: number;
  readonly established_value: number;
  readonly potential_value: number;
}

export interface Thresholds {
  /** Smallest value that counts as high; null when nobody has a positive value. */
  readonly established: number | null;
  readonly potential: number | null;
}

const quadrants = [
  { tier: "potential", frameAnchor: "top-left", textAnchor: "start", right: false, top: true },
  { tier: "high", frameAnchor: "top-right", textAnchor: "end", right: true, top: true },
  { tier: "low", frameAnchor: "bottom-left", textAnchor: "start", right: false, top: false },
  { tier: "secondary", frameAnchor: "bottom-right", textAnchor: "end", right: true, top: false },
] as const;

/**
 * Established value (across) × potential value (up) on signed square-root scales, in bins coloured by customers,
 * with the thresholds that make the four tiers.
 */
export function valueMatrix(
  cells: readonly ValueCellRow[],
  {
    thresholds,
    link,
    ...options
  }: ChartOptions & {
    readonly thresholds: Thresholds;
    readonly link?: ((cell: ValueCellRow) => string) | undefined;
  },
): SVGElement {
  const { theme, format, words } = options;
  const small = isNarrow(options);
  const most = Math.max(1, ...cells.map((cell) => cell.customers));
  const ramp = sequential(theme);
  const colour = (cell: ValueCellRow) => ramp(0.1 + 0.9 * Math.sqrt(cell.customers / most));
  const extent = (low: number[], high: number[], mark: number | null): [number, number] => [
    Math.min(0, ...low, mark ?? 0),
    Math.max(1, ...high, (mark ?? 0) * 1.2),
  ];
  const { established, potential } = thresholds;
  const margin = { top: 44, bottom: 62 };
  const axis = {
    ticks: small ? 3 : 5,
    tickSize: 0,
    label: null,
    fill: theme.muted,
    tickFormat: (v: number) => format.axis(v, "money"),
  };
  return draw(options, {
    height: small ? 340 : 380,
    marginLeft: 48,
    marginRight: 8,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: {
      type: "sqrt",
      label: null,
      domain: extent(
        cells.map((c) => c.established_from),
        cells.map((c) => c.established_to),
        established,
      ),
    },
    y: {
      type: "sqrt",
      label: null,
      domain: extent(
        cells.map((c) => c.potential_from),
        cells.map((c) => c.potential_to),
        potential,
      ),
    },
    marks: [
      Plot.axisX(axis),
      Plot.axisY(axis),
      Plot.ruleX([0], { stroke: theme.grid }),
      Plot.ruleY([0], { stroke: theme.grid }),
      Plot.rect(cells, {
        x1: "established_from",
        x2: "established_to",
        y1: "potential_from",
        y2: "potential_to",
        inset: 0.75,
        rx: 2,
        fill: colour,
        ariaLabel: (cell: ValueCellRow) => cellTip(cell, options),
        ...(link ? { href: (cell: ValueCellRow) => link(cell) } : {}),
      }),
      ...(established === null
        ? []
        : [Plot.ruleX([established], { stroke: theme.ink, strokeWidth: 1.25, strokeDasharray: "5,3" })]),
      ...(potential === null
        ? []
        : [Plot.ruleY([potential], { stroke: theme.ink, strokeWidth: 1.25, strokeDasharray: "5,3" })]),
      small
        ? null
        : Plot.text(
            cells.filter((cell) => cell.customers > 1),
            {
              x: (c: ValueCellRow) => middle(c.established_from, c.established_to),
              y: (c: ValueCellRow) => middle(c.potential_from, c.potential_to),
              text: (c: ValueCellRow) => format.compact(c.customers, "count"),
              fill: (c: ValueCellRow) => inkOn(colour(c), theme),
              fontSize: 9,
              stroke: colour,
              strokeWidth: 3,
              pointerEvents: "none",
            },
          ),
      quadrants.map(({ tier, frameAnchor, textAnchor, right, top }) => [
        Plot.dot([tier], {
          frameAnchor,
          symbol: "square",
          r: 4.5,
          fill: theme.tier[tier],
          dx: right ? -5 : 5,
          dy: top ? -14 : 32,
        }),
        Plot.text([tier], {
          frameAnchor,
          textAnchor,
          text: () => words.domain.tier[tier],
          fontWeight: 600,
          fill: theme.ink,
          dx: right ? -15 : 15,
          dy: top ? -20 : 38,
        }),
      ]),
      Plot.text([words.charts.potentialValue], {
        frameAnchor: "top-left",
        dx: -46,
        dy: -42,
        text: (t: string) => `↑ ${t}`,
        fill: theme.muted,
      }),
      Plot.text([words.charts.establishedValue], {
        frameAnchor: "bottom-right",
        dy: 58,
        text: (t: string) => `${t} →`,
        fill: theme.muted,
      }),
    ],
  });
}

const root = (value: number) => Math.sign(value) * Math.sqrt(Math.abs(value));

/** The middle of a bin as the square-root scale draws it. */
function middle(from: number, to: number): number {
  const at = (root(from) + root(to)) / 2;
  return Math.sign(at) * at * at;
}

function cellTip(cell: ValueCellRow, { format, words }: ChartOptions): string {
  const { charts } = words;
  const range = (from: number, to: number) =>
    `${format.compact(from, "money")} … ${format.compact(to, "money")}`;
  return tip(`${charts.customers}: ${format.exact(cell.customers, "count")}`, [
    [charts.establishedValue, range(cell.established_from, cell.established_to)],
    [charts.potentialValue, range(cell.potential_from, cell.potential_to)],
    [`${charts.establishedValue} Σ`, format.exact(cell.established_value, "money")],
    [`${charts.potentialValue} Σ`, format.exact(cell.potential_value, "money")],
  ]);
}
