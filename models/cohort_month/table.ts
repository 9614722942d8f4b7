import { count, day, flag, money, share, table } from "../../ingest/index.ts";

export const cohortMonth = table("mart.cohort_month", {
  grain: "One row per month of first purchase and months since, up to the as-of day.",
  key: ["cohort", "period"],
  columns: {
    cohort: day("First day of the month of the customers' first purchase day."),
    period: count("Months since; 0 is the month of the first purchase."),
    customers: count("Customers of the cohort."),
    retained: count("Of them, active in the period."),
    retention: share("Retained ÷ customers."),
    net_revenue: money(
      "Net revenue of the cohort in the period; what came before the first purchase day is in period 0.",
    ),
    cumulative_revenue: money("Net revenue of the cohort up to the period."),
    is_complete: flag("Whether the period had ended on the as-of day."),
  },
});
