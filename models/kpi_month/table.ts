import { count, day, days, flag, money, nullable, rate, share, table } from "../../ingest/index.ts";

export const kpiMonth = table("mart.kpi_month", {
  grain: "One row per month from the first order to the as-of day, without gaps.",
  key: ["month"],
  columns: {
    month: day("First day of the month."),
    ends_on: day("Last day counted: the month's end, or the as-of day in the running month."),
    is_complete: flag("Whether the month had ended on the as-of day."),
    gross_sales: money("Net-of-tax amount of sale lines before returns."),
    returns: money("Return lines, on the day of the return; negative."),
    fees: money("Fee lines."),
    adjustments: money("Adjustment lines."),
    net_revenue: money("Gross sales + returns + fees + adjustments; anonymous sales included."),
    anonymous_revenue: money("The part of net revenue without a known customer."),
    contribution: money(
      "Net revenue less cost of goods where known and the cost of serving known customers; by the configured margin where the cost of goods is not known.",
    ),
    margin: nullable(share("Contribution ÷ net revenue; missing when net revenue is not positive.")),
    orders: count(
      "Distinct orders whose sale lines in the month have a positive net value; anonymous ones included.",
    ),
    average_order_value: nullable(money("Gross sales of those orders ÷ orders; missing without an order.")),
    active_customers: count("Known customers with a purchase day in the month."),
    active_base: count(
      "Known customers with a purchase day in the lapse days up to the last day counted: opening + new + reactivated − lost.",
    ),
    opening_customers: count("Active base at the end of the month before."),
    new_customers: count("Customers whose first purchase day is in the month."),
    reactivated_customers: count(
      "Customers who purchased more than the lapse days after the purchase day before.",
    ),
    lost_customers: count(
      "Customers who in the month passed the lapse days without a purchase; one who came back before its end counts as reactivated too.",
    ),
    returning_customers: count("Active customers of the month who were in the opening base."),
    retention_rate: nullable(
      share("Active last month and this ÷ active last month; missing when nobody was."),
    ),
    net_revenue_retention: nullable(
      rate(
        "Revenue of the month from customers active in the month before ÷ their revenue then; missing when that is not positive.",
      ),
    ),
    gross_revenue_retention: nullable(
      rate("The same with each customer capped at its revenue of the month before."),
    ),
    interactions: count("Interactions opened in the month."),
    complaints: count("Complaints opened in the month."),
    complaint_rate: nullable(share("Complaints ÷ orders; missing without an order.")),
    lapse_days: days("H: days without a purchase after which a customer counts as lost."),
  },
});

export const kpiTotal = table("mart.kpi_total", {
  grain: "One row: the company over its whole history and the 365 days up to the as-of day.",
  key: ["as_of"],
  columns: {
    as_of: day("The as-of day."),
    first_day: nullable(day("First business day with an order line; missing without one.")),
    net_revenue: money("Net revenue of all time."),
    net_revenue_known: money("The part from known customers."),
    net_revenue_365: money("Net revenue of the 365 days up to the as-of day."),
    contribution_365: money("Contribution of the same days."),
    net_revenue_365_before: nullable(
      money(
        "Net revenue of the 365 days before those; missing when the first order line is later than their first day.",
      ),
    ),
    customers: count("Known customers with a purchase day."),
    active_base: count("Of them, with a purchase day in the lapse days up to the as-of day."),
    customer_equity: money("Sum of lifetime value over all customers."),
    revenue_at_risk: money("Sum over customers of churn probability times expected net revenue."),
    open_pipeline: money("Amount of open opportunities."),
    weighted_pipeline: money(
      "The same times the probability of winning that potential value uses: the share won of its stage, else the typed one, else the share won of all that closed.",
    ),
    top_1_share: nullable(
      share(
        "Share of known customers' net revenue that the top 1 % of those with an order line carry; can pass 1 where others are negative; missing when that revenue is not positive.",
      ),
    ),
    top_5_share: nullable(share("Share that the top 5 % carry.")),
    top_20_share: nullable(share("Share that the top 20 % carry.")),
    gini: nullable(share("Gini coefficient of net revenue over customers with positive revenue.")),
    mean_gap: nullable(
      days("Mean gap between a customer's purchase days; missing without a repeat purchase."),
    ),
    median_gap: nullable(days("Median gap between purchase days.")),
    p90_gap: nullable(days("Ninetieth percentile of the gaps.")),
    lapse_days: days("H: days without a purchase after which a customer counts as lost."),
    known_cost_share: nullable(
      share("Share of gross sales whose cost of goods is known; missing without sales."),
    ),
  },
});
