import type { ViewRow } from "../../data/client.ts";
import { addMonths, type Good, isMissing, type NumberUnit, type Value } from "../../format/index.ts";

export type Month = ViewRow<"kpi_month">;
export type Totals = ViewRow<"kpi_total">;
export type Span = "month" | "year";

export interface Kpi {
  readonly id:
    | "net_revenue"
    | "contribution"
    | "active_base"
    | "retention_rate"
    | "customer_equity"
    | "revenue_at_risk";
  readonly table: "kpi_month" | "kpi_total";
  readonly unit: NumberUnit;
  readonly good: Good;
  readonly value: Value;
  /** The value one period earlier, where the measure has a past. */
  readonly before?: Value;
  /** The value in the same period of last year; only for a month. */
  readonly yearBefore?: Value;
}

/** Complete months up to the last one, oldest first: at most `count`, ending `back` months earlier. */
export function completeMonths(months: readonly Month[], count: number, back = 0): Month[] {
  const complete = months.filter((month) => month.is_complete);
  const end = complete.length - back;
  return end < count ? [] : complete.slice(end - count, end);
}

/**
 * The measures of the cards for the last complete month or the last twelve. Sums are added up; a ratio is computed
 * from its parts over the whole span; levels and forecasts are those of the span's last day.
 */
export function kpis(months: readonly Month[], totals: Totals | undefined, span: Span): Kpi[] {
  const length = span === "month" ? 1 : 12;
  const now = completeMonths(months, length);
  const before = completeMonths(months, length, length);
  const yearBefore = span === "month" ? completeMonths(months, 1, 12) : [];
  const over = (measure: (span: readonly Month[]) => Value) => ({
    value: measure(now),
    before: measure(before),
    ...(span === "month" ? { yearBefore: measure(yearBefore) } : {}),
  });
  const sum = (column: "net_revenue" | "contribution") => (rows: readonly Month[]) =>
    rows.length ? rows.reduce((total, row) => total + row[column], 0) : null;
  return [
    { id: "net_revenue", table: "kpi_month", unit: "money", good: "up", ...over(sum("net_revenue")) },
    { id: "contribution", table: "kpi_month", unit: "money", good: "up", ...over(sum("contribution")) },
    {
      id: "active_base",
      table: "kpi_month",
      unit: "count",
      good: "up",
      ...over((rows) => rows.at(-1)?.active_base),
    },
    {
      id: "retention_rate",
      table: "kpi_month",
      unit: "share",
      good: "up",
      ...over((rows) => retention(rows, months)),
    },
    {
      id: "customer_equity",
      table: "kpi_total",
      unit: "money",
      good: "up",
      value: totals?.customer_equity,
    },
    {
      id: "revenue_at_risk",
      table: "kpi_total",
      unit: "money",
      good: "down",
      value: totals?.revenue_at_risk,
    },
  ];
}

/** Σ customers kept ÷ Σ customers that could be kept; a month's kept ones are its rate times those active before. */
function retention(span: readonly Month[], months: readonly Month[]): Value {
  const active = new Map(months.map((month) => [month.month, month.active_customers]));
  let kept = 0;
  let possible = 0;
  for (const { month, retention_rate } of span) {
    const before = active.get(addMonths(month, -1));
    if (isMissing(retention_rate) || before === undefined) continue;
    kept += retention_rate * before;
    possible += before;
  }
  return possible > 0 ? kept / possible : null;
}
