import * as Plot from "@observablehq/plot";
import { interpolateLab } from "d3";
import type { Day } from "../format/index.ts";
import { type ChartOptions, draw, isNarrow, tip } from "./draw.ts";

type Tier = "high" | "potential" | "secondary" | "low";

export interface MigrationRow {
  readonly starts_on: Day;
  readonly ends_on: Day;
  readonly from_tier: Tier | "new";
  readonly to_tier: Tier | "lost";
  readonly customers: number;
  readonly established_value: number;
  readonly established_value_before: number;
}

const tiers = ["high", "potential", "secondary", "low"] as const;
const rank = { high: 0, potential: 1, secondary: 2, low: 3, new: 4, lost: 4 } as const;

/** −1 fell, 1 rose, 0 stayed; new customers rise and lost ones fall. */
export function direction({ from_tier, to_tier }: Pick<MigrationRow, "from_tier" | "to_tier">): -1 | 0 | 1 {
  if (from_tier === "new") return to_tier === "lost" ? 0 : 1;
  return Math.sign(rank[from_tier] - rank[to_tier]) as -1 | 0 | 1;
}

/** From tier (rows) to tier (columns) of one period: customers or their value. Who stayed is the neutral middle. */
export function migrationMatrix(
  rows: readonly MigrationRow[],
  {
    measure,
    link,
    ...options
  }: ChartOptions & {
    readonly measure: "customers" | "value";
    readonly link?: ((row: MigrationRow) => string | null) | undefined;
  },
): SVGElement {
  const { theme, format, words, width } = options;
  const small = isNarrow(options);
  const left = small ? 70 : 104;
  const shown = rows.filter((row) => row.customers > 0);
  const size = (row: MigrationRow) => (measure === "customers" ? row.customers : row.established_value);
  const before = (row: MigrationRow) =>
    measure === "customers" ? row.customers : row.from_tier === "new" ? 0 : row.established_value_before;
  const movers = shown.filter((row) => direction(row) !== 0);
  const most = Math.max(1, ...movers.map((row) => Math.abs(size(row))));
  const fill = (row: MigrationRow) => {
    const way = direction(row);
    if (way === 0) return theme.raised;
    const strength = 0.08 + 0.34 * Math.sqrt(Math.abs(size(row)) / most);
    return interpolateLab(theme.ground, way > 0 ? theme.better : theme.worse)(strength);
  };
  const write = (value: number) =>
    measure === "customers" ? format.compact(value, "count") : format.axis(value, "money");
  const sign = { [-1]: "▼ ", 0: "", 1: "▲ " };
  const total = (of: (row: MigrationRow) => boolean, by: (row: MigrationRow) => number) =>
    shown.filter(of).reduce((sum, row) => sum + by(row), 0);
  const totals = [
    ...[...tiers, "new" as const].map((tier) => ({
      x: "total",
      y: tier,
      value: total((row) => row.from_tier === tier, before),
    })),
    ...[...tiers, "lost" as const].map((tier) => ({
      x: tier,
      y: "total",
      value: total((row) => row.to_tier === tier, size),
    })),
  ];
  const fontSize = small ? 11 : 12;
  const label = (names: Record<string, string>) => (id: string) => names[id] ?? words.charts.total;
  const swatches = (axis: "x" | "y") =>
    Plot.dot(tiers, {
      ...(axis === "y"
        ? { y: (t: Tier) => t, frameAnchor: "left" as const, dx: -left + 6 }
        : { x: (t: Tier) => t, frameAnchor: "top" as const, dy: -22 }),
      symbol: "square",
      r: 4,
      fill: (t: Tier) => theme.tier[t],
    });

  return draw(options, {
    height: small ? 300 : 340,
    marginLeft: left,
    marginRight: 4,
    marginTop: 34,
    marginBottom: 4,
    x: { domain: [...tiers, "lost", "total"], padding: 0.04, label: null },
    y: { domain: [...tiers, "new", "total"], padding: 0.06, label: null },
    marks: [
      Plot.axisX({
        anchor: "top",
        tickSize: 0,
        label: null,
        tickFormat: label(small ? words.domain.tierTiny : words.domain.tierShort),
        fontSize,
      }),
      Plot.axisY({
        tickSize: 0,
        label: null,
        tickFormat: label(words.domain.tierShort),
        fontSize,
        textAnchor: "start",
        dx: -left + 24,
      }),
      swatches("x"),
      swatches("y"),
      Plot.cell(shown, {
        x: "to_tier",
        y: "from_tier",
        fill,
        rx: 3,
        ariaLabel: (row: MigrationRow) => cellTip(row, options),
        ...(link ? { href: (row: MigrationRow) => link(row) } : {}),
      }),
      Plot.text(shown, {
        x: "to_tier",
        y: "from_tier",
        text: (row: MigrationRow) => sign[direction(row)] + write(size(row)),
        fill: theme.ink,
        fontSize: width < 340 ? 10 : fontSize,
        fontVariant: "tabular-nums",
        pointerEvents: "none",
      }),
      Plot.text(totals, {
        x: "x",
        y: "y",
        text: (d: { value: number }) => write(d.value),
        fill: theme.muted,
        fontSize: width < 340 ? 10 : fontSize,
        fontVariant: "tabular-nums",
      }),
    ],
  });
}

function cellTip(row: MigrationRow, { format, words }: ChartOptions): string {
  const { charts, domain } = words;
  const heading =
    row.from_tier === row.to_tier
      ? charts.stayed(domain.tier[row.from_tier])
      : charts.moved(domain.tier[row.from_tier], domain.tier[row.to_tier]);
  return tip(heading, [
    [charts.customers, format.exact(row.customers, "count")],
    [charts.valueBefore, format.exact(row.established_value_before, "money")],
    [charts.valueNow, format.exact(row.established_value, "money")],
  ]);
}
