import * as Plot from "@observablehq/plot";
import { addMonths, type Day, utc } from "../format/index.ts";
import { type ChartOptions, draw, isNarrow, tip } from "./draw.ts";
import { monthTicks } from "./month_ticks.ts";
import { spread } from "./spread.ts";

export interface TierAreaRow {
  readonly month: Day;
  readonly tier: "high" | "potential" | "secondary" | "low" | "anonymous";
  readonly value: number;
  readonly is_complete: boolean;
}

const order = ["high", "potential", "secondary", "low", "anonymous"] as const;

/** Money by tier over time: stacked areas from zero, or their share of each month. The running month is pale. */
export function tierArea(
  rows: readonly TierAreaRow[],
  { mode, ...options }: ChartOptions & { readonly mode: "share" | "absolute" },
): SVGElement {
  const { width, theme, format, words } = options;
  const height = isNarrow(options) ? 240 : 264;
  const margin = { top: 20, right: isNarrow(options) ? 76 : 104, bottom: 28, left: 48 };
  const months = [...new Set(rows.map((row) => row.month))].sort();
  const bands = stack(rows, months, mode);
  const last = months.at(-1);
  const lastComplete =
    rows
      .filter((row) => row.is_complete)
      .map((row) => row.month)
      .sort()
      .at(-1) ?? "";
  const top = mode === "share" ? 1 : Math.max(0, ...bands.map((band) => band.to));
  const bottom = mode === "share" ? 0 : Math.min(0, ...bands.map((band) => band.from));

  const plotHeight = height - margin.top - margin.bottom;
  const toPixel = (value: number) => ((top - value) / (top - bottom || 1)) * plotHeight;
  const toValue = (pixel: number) => top - (pixel / plotHeight) * (top - bottom || 1);
  const ends = bands.filter((band) => band.month === last && band.to !== band.from);
  const labelAt = spread(
    ends.map((band) => toPixel((band.from + band.to) / 2)),
    15,
    6,
    plotHeight - 6,
  ).map(toValue);

  const area = (data: readonly Band[], opacity: number) =>
    Plot.areaY(data, {
      x: (d: Band) => utc(d.month),
      y1: "from",
      y2: "to",
      z: "tier",
      fill: (d: Band) => theme.tier[d.tier],
      fillOpacity: opacity,
      stroke: theme.ground,
      strokeWidth: 0.75,
      strokeOpacity: opacity,
    });
  const isRunning = lastComplete !== "" && last !== undefined && lastComplete < last;

  return draw(options, {
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { type: "utc", label: null },
    y: { domain: [bottom, top], label: null, grid: true },
    marks: [
      Plot.axisY({
        ticks: 5,
        tickSize: 0,
        label: null,
        tickFormat: (v: number) => format.axis(v, mode === "share" ? "share" : "money"),
        fill: theme.muted,
      }),
      Plot.gridY({ ticks: 5, stroke: theme.grid, strokeOpacity: 1 }),
      area(
        bands.filter((band) => !isRunning || band.month <= lastComplete),
        1,
      ),
      isRunning
        ? [
            area(
              bands.filter((band) => band.month >= lastComplete),
              0.45,
            ),
            Plot.ruleX([utc(lastComplete)], {
              stroke: theme.ink,
              strokeDasharray: "3,3",
              strokeOpacity: 0.6,
            }),
            Plot.text([utc(lastComplete)], {
              x: (d: Date) => d,
              frameAnchor: "top",
              dy: -16,
              text: () => words.charts.toDate,
              fill: theme.muted,
              fontSize: 11,
            }),
          ]
        : null,
      Plot.text(ends, {
        x: () => utc(last ?? ""),
        y: (_: Band, i: number) => labelAt[i],
        text: (d: Band) => words.domain.tierShort[d.tier],
        textAnchor: "start",
        dx: 20,
        fill: theme.ink,
      }),
      Plot.dot(ends, {
        x: () => utc(last ?? ""),
        y: (_: Band, i: number) => labelAt[i],
        symbol: "square",
        r: 4.5,
        dx: 11,
        fill: (d: Band) => theme.tier[d.tier],
      }),
      Plot.axisX(monthTicks(months, width - margin.left - margin.right, format).map(utc), {
        tickFormat: (at: Date) => format.monthTick(at.toISOString()),
        tickSize: 4,
        label: null,
        fill: theme.muted,
        stroke: theme.muted,
      }),
      Plot.rectY(months, {
        x1: (month: Day) => half(addMonths(month, -1), month),
        x2: (month: Day) => half(month, addMonths(month, 1)),
        y1: bottom,
        y2: top,
        fill: theme.ink,
        className: "hit",
        inset: 0,
        ariaLabel: (month: Day) => monthTip(rows, month, options),
      }),
    ],
  });
}

interface Band {
  readonly month: Day;
  readonly tier: TierAreaRow["tier"];
  readonly from: number;
  readonly to: number;
}

/** Layout only: where each band starts and ends. A negative month lies under zero, or shows as nothing in shares. */
function stack(rows: readonly TierAreaRow[], months: readonly Day[], mode: "share" | "absolute"): Band[] {
  const values = new Map(rows.map((row) => [`${row.month} ${row.tier}`, row.value]));
  return months.flatMap((month) => {
    const tiers = order.map((tier) => ({ tier, value: values.get(`${month} ${tier}`) ?? 0 }));
    const sum = tiers.reduce((total, { value }) => total + Math.max(0, value), 0);
    const scale = mode === "share" ? 1 / (sum || 1) : 1;
    let above = 0;
    let below = 0;
    return tiers.map(({ tier, value }) => {
      if (value < 0) {
        const size = mode === "share" ? 0 : value;
        below += size;
        return { month, tier, from: below, to: below - size };
      }
      above += value * scale;
      return { month, tier, from: above - value * scale, to: above };
    });
  });
}

const half = (from: Day, to: Day): Date => new Date((utc(from).getTime() + utc(to).getTime()) / 2);

function monthTip(rows: readonly TierAreaRow[], month: Day, { format, words }: ChartOptions): string {
  const here = rows.filter((row) => row.month === month);
  const sum = here.reduce((total, row) => total + row.value, 0);
  const isComplete = here.every((row) => row.is_complete);
  return tip(isComplete ? format.month(month) : `${format.month(month)}, ${words.charts.toDate}`, [
    ...order.flatMap((tier) => {
      const row = here.find((r) => r.tier === tier);
      if (!row || row.value === 0) return [];
      const share = sum > 0 ? ` (${format.compact(row.value / sum, "share")})` : "";
      return [[words.domain.tier[tier], format.exact(row.value, "money") + share] as const];
    }),
    [words.charts.total, format.exact(sum, "money")],
  ]);
}
