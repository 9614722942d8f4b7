import {
  type ChartOptions,
  type CohortRow,
  calibration,
  choiceLines,
  intervalRanges,
  type MigrationRow,
  type MovementRow,
  migrationMatrix,
  moneySteps,
  movementBars,
  orderTimeline,
  originPairs,
  quarterBars,
  rankingDots,
  retentionTriangle,
  rfmGrid,
  sparkline,
  survivalLines,
  type TierAreaRow,
  tierArea,
  tierHistory,
  valueMatrix,
  waterfall,
} from "../../dashboards/charts/index.ts";
import { addMonths } from "../../dashboards/format/index.ts";

/** One picture of every chart, from small made-up rows: test, example and gallery at once. */

const months = Array.from({ length: 18 }, (_, i) => addMonths("2024-01-01", i));
const isComplete = (month: string) => month < "2025-06-01";
const wave = (i: number) => Math.sin(i / 2);

const tierRows: TierAreaRow[] = months.flatMap((month, i) =>
  (["high", "potential", "secondary", "low", "anonymous"] as const).map((tier, t) => ({
    month,
    tier,
    value: [5200, 900, 2100, 1400, -120][t]! * (1 + 0.1 * wave(i + t)) * (isComplete(month) ? 1 : 0.5),
    is_complete: isComplete(month),
  })),
);

const from = ["high", "potential", "secondary", "low", "new"] as const;
const to = ["high", "potential", "secondary", "low", "lost"] as const;
const migrationRows: MigrationRow[] = from.flatMap((from_tier, i) =>
  to.map((to_tier, j) => ({
    starts_on: "2025-03-31",
    ends_on: "2025-06-18",
    from_tier,
    to_tier,
    customers: i === 4 && j === 4 ? 0 : i === j ? 40 + 9 * i : (i * 5 + j * 3) % 7,
    established_value: 4000 * (5 - j),
    established_value_before: from_tier === "new" ? 0 : 4000 * (5 - i),
  })),
);

const movementRows: MovementRow[] = months.map((month, i) => ({
  month,
  opening_customers: 200 + i,
  new_customers: 9 + (i % 4),
  reactivated_customers: i % 3,
  lost_customers: 8 + ((i * 5) % 6),
  active_base: 200 + i + 9 + (i % 4) + (i % 3) - 8 - ((i * 5) % 6),
  is_complete: isComplete(month),
}));

const cohortRows: CohortRow[] = months.flatMap((cohort, c) =>
  months.slice(c).map((month, period) => {
    const retained =
      period === 0 ? 20 : Math.max(1, Math.round(9 * Math.exp(-period / 9) + wave(c + period)));
    return {
      cohort,
      period,
      customers: 20,
      retained,
      retention: retained / 20,
      cumulative_revenue: 1000 * (period + 1),
      is_complete: isComplete(month),
    };
  }),
);

const rfmCells = [1, 2, 3, 4, 5].flatMap((r) =>
  [1, 2, 3, 4, 5].map((f) => ({
    r,
    f,
    customers: r === 1 && f === 5 ? 0 : r * f + 3,
    net_revenue: r === 1 && f === 5 ? 0 : 1000 * r * f * f,
    segment: r === 1 && f === 5 ? null : r > 3 && f > 3 ? ("champions" as const) : ("at_risk" as const),
  })),
);

const valueCells = [-1, 0, 1, 2, 3, 4].flatMap((x) =>
  [0, 1, 2, 3].map((y) => ({
    established_from: Math.sign(x) * x * x * 1000,
    established_to: Math.sign(x + 1) * (x + 1) ** 2 * 1000,
    potential_from: y * y * 800,
    potential_to: (y + 1) ** 2 * 800,
    customers: Math.max(1, 30 - 8 * Math.abs(x - 1) - 6 * y),
    established_value: 1000 * x,
    potential_value: 800 * y,
  })),
);

const history = months.map((month, i) => ({
  month_end: `${month.slice(0, 8)}28`,
  tier: i < 6 ? ("low" as const) : i < 12 ? ("potential" as const) : ("high" as const),
  established_value: 2000 + 450 * i,
  potential_value: 5000 + 130 * i + 300 * wave(i),
}));

const orders = months.map((month, i) => ({
  order_key: `erp:${2000 + i}`,
  day: `${month.slice(0, 8)}${String(3 + ((i * 7) % 24)).padStart(2, "0")}`,
  kind: i % 7 === 4 ? ("return" as const) : ("order" as const),
  net_revenue: i % 7 === 4 ? -240 : 500 + 90 * (i % 5),
}));

type Picture = (options: ChartOptions) => SVGElement;

export const gallery: Readonly<Record<string, Picture>> = {
  tier_share: (options) => tierArea(tierRows, { ...options, mode: "share" }),
  tier_amount: (options) => tierArea(tierRows, { ...options, mode: "absolute" }),
  migration: (options) =>
    migrationMatrix(migrationRows, {
      ...options,
      measure: "customers",
      link: (row) => `/segments?tier=${row.to_tier}`,
    }),
  migration_value: (options) => migrationMatrix(migrationRows, { ...options, measure: "value" }),
  movement: (options) => movementBars(movementRows, options),
  bridge: (options) =>
    waterfall(
      [
        { label: "Opening", value: 200, kind: "level" },
        { label: "New", value: 60, kind: "gain" },
        { label: "Back", value: 12, kind: "gain" },
        { label: "Lost", value: 41, kind: "loss" },
        { label: "Closing", value: 231, kind: "level" },
      ],
      options,
    ),
  retention: (options) => retentionTriangle(cohortRows, options),
  rfm: (options) =>
    rfmGrid(rfmCells, {
      ...options,
      link: (cell) => `/segments?r=${cell.r}&f=${cell.f}`,
      chosen: (cell) => cell.r === 5 && cell.f === 5,
    }),
  value_matrix: (options) =>
    valueMatrix(valueCells, { ...options, thresholds: { established: 3200, potential: 2600 } }),
  sparkline: (options) =>
    sparkline(
      months.map((month, i) => ({ month, value: 100 + 5 * i + 20 * wave(i) })),
      { ...options, unit: "money" },
    ),
  tier_history: (options) => tierHistory(history, options),
  timeline: (options) =>
    orderTimeline(orders, {
      ...options,
      contacts: [
        { day: "2024-06-04", kind: "call", subject: "Delivery dates" },
        { day: "2025-02-11", kind: "complaint", subject: "Leaking seal" },
      ],
      next: { expected_on: "2025-07-14", p10_on: "2025-06-24", p90_on: null },
      asOf: "2025-06-18",
    }),
  quarters: (options) =>
    quarterBars(
      ["2024-09-18", "2024-12-18", "2025-03-19", "2025-06-18"].map((ends_on, i) => ({
        ends_on,
        net_revenue: 4000 + 600 * i,
        contribution: i === 1 ? -300 : 1200 + 200 * i,
      })),
      options,
    ),
  calibration: (options) =>
    calibration(
      Array.from({ length: 10 }, (_, i) => ({
        decile: i + 1,
        customers: 100,
        predicted: i ** 2 / 9,
        observed: (i ** 2 / 9) * (1 + 0.1 * wave(i)),
      })),
      { ...options, unit: "number", isRooted: true },
    ),
  ranking: (options) =>
    rankingDots(
      [
        { label: "MBG/NBD", value: 1.43, isBaseline: false, isChosen: true, lines: [["Mean error", "1.43"]] },
        { label: "Pareto/NBD", value: 1.44, isBaseline: false, isChosen: false, lines: [] },
        { label: "Everybody alike", value: 3.33, isBaseline: true, isChosen: false, lines: [] },
      ],
      { ...options, unit: "number" },
    ),
  origins: (options) =>
    originPairs(
      [
        { label: "Aug 2024", day: "12 Aug 2024", predicted: 4005.1, actual: 3788, bias: 0.057 },
        { label: "Mar 2025", day: "17 Mar 2025", predicted: 4349.6, actual: 0, bias: null },
      ],
      options,
    ),
  intervals: (options) =>
    intervalRanges(
      [
        { label: "All", value: 1640, low: 1530, high: 1760 },
        { label: "High", value: 1080, low: 990, high: 1190, colour: options.theme.tier.high },
        { label: "Low", value: 360, low: null, high: null },
      ],
      { ...options, unit: "money", measure: "Lifetime value" },
    ),
  cluster_choice: (options) =>
    choiceLines(
      [2, 3, 4, 5].map((k) => ({
        k,
        silhouette: 0.35 - 0.02 * k,
        chance_silhouette: 0.22 - 0.02 * k,
        stability: 0.9 - 0.05 * k,
        isChosen: k === 3,
        verdict: k === 3 ? "Taken" : "Possible",
      })),
      options,
    ),
  survival: (options) =>
    survivalLines(
      Array.from({ length: 12 }, (_, i) => ({
        period: i + 1,
        observed: i < 8 ? 0.8 ** (i + 1) : null,
        isHeldOut: i > 5,
        fits: [
          { label: "sBG", value: 0.81 ** (i + 1) },
          { label: "Beta-discrete-Weibull", value: i < 10 ? 0.82 ** (i + 1) : null },
        ],
      })),
      options,
    ),
  profit: (options) =>
    moneySteps(
      [
        { label: "Gross sales", amount: 1780, isTotal: true },
        { label: "Returns", amount: -120, isTotal: false },
        { label: "Net revenue", amount: 1660, isTotal: true },
        { label: "Cost of goods", amount: -1900, isTotal: false },
        { label: "Contribution", amount: -240, isTotal: true },
      ],
      options,
    ),
};
