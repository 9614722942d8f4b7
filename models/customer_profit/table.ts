import {
  count,
  days,
  key,
  money,
  nullable,
  oneOf,
  overheadRules,
  rate,
  reasons,
  share,
  table,
} from "../../ingest/index.ts";

export const profitPeriods = ["last_365_days", "to_date"] as const;

const period = oneOf(profitPeriods, "The 365 days up to the as-of day, or all days up to it.");
const rule = oneOf(
  ["none", ...overheadRules],
  "In proportion to what overhead is allocated, from the configuration; none when no overhead is configured.",
);

/** Lines of a profit and loss account, from gross sales to contribution, that bearers and totals share. */
const lines = {
  gross_sales: money("Net-of-tax amount of sale lines before returns."),
  returns: money("Return lines, on the day of the return; negative."),
  fees: money("Fee lines."),
  adjustments: money("Adjustment lines."),
  net_revenue: money("Gross sales + returns + fees + adjustments."),
  cost_of_goods: money(
    "Net revenue − gross margin: the cost of the goods sold less that of the goods returned; where it is not known, by the configured margin, else 0.",
  ),
  uncosted_sales: money("The part of gross sales whose cost of goods is not known."),
  gross_margin: money("Net revenue − cost of goods."),
  interaction_cost: money("Cost of interactions with the customer."),
  other_cost: money("Costs of serving the customer that no interaction carries."),
  contribution: money("Marginal profit: gross margin − interaction cost − other cost."),
};

const net = {
  overhead: nullable(
    money(
      "Share of the configured overhead of the period, in whole hundredths by largest remainder, so that all shares add up to it exactly; missing when none is configured or nothing bears it.",
    ),
  ),
  net_profit: money("Contribution − overhead; the contribution itself when no overhead is allocated."),
};

/** What bears profit and loss: known customers, and all that names no customer together; not published. */
export const profitBearer = table("score.profit_bearer", {
  grain: "One row per period and customer with a line or cost in it, and one for all that names no customer.",
  key: [],
  columns: {
    period,
    customer_key: nullable(key("The customer; missing for all that names none.")),
    ...lines,
    orders: count("Orders with a positive net value of sale lines, counted on each day of theirs."),
    purchase_days: count("Purchase days."),
    discount: nullable(money("Discounts taken off sale lines; missing when no source gives discounts.")),
    discounted_sales: money("The part of gross sales from lines with a discount."),
    discounted_days: count("Purchase days with a discounted sale line."),
  },
});

export const profitOverhead = table("score.profit_overhead", {
  grain: "One row per row of score.profit_bearer while overhead is configured and something bears it.",
  key: [],
  columns: {
    period,
    customer_key: nullable(key("The customer; missing for all that names none.")),
    overhead: money("The share of overhead."),
  },
});

export const customerProfit = table("mart.customer_profit", {
  grain: "One row per customer and period in which it has an order line or a cost.",
  key: ["customer_key", "period"],
  columns: {
    customer_key: key("The customer."),
    period,
    ...lines,
    overhead_rule: rule,
    ...net,
    gross_margin_rate: nullable(
      share("Gross margin ÷ net revenue; missing when net revenue is not positive."),
    ),
    contribution_rate: nullable(
      share("Contribution ÷ net revenue; missing when net revenue is not positive."),
    ),
    net_profit_rate: nullable(share("Net profit ÷ net revenue; missing when net revenue is not positive.")),
    orders: count("Orders with a positive net value of sale lines, counted on each day of theirs."),
    purchase_days: count("Purchase days."),
    discount: nullable(money("Discounts taken off sale lines; missing when no source gives discounts.")),
    discount_rate: nullable(
      share(
        "Mean discount: discounts ÷ (gross sales + discounts); missing when no source gives discounts or nothing was sold.",
      ),
    ),
    company_discount_rate: nullable(
      share("The same of the whole company in the period, anonymous sales included."),
    ),
    discounted_revenue_share: nullable(
      share(
        "Gross sales of lines with a discount ÷ gross sales; missing when no source gives discounts or nothing was sold.",
      ),
    ),
    discounted_day_share: nullable(
      share(
        "Purchase days with a discounted line ÷ purchase days; missing when no source gives discounts or there is no purchase day.",
      ),
    ),
    discount_dependence: nullable(
      rate(
        "Share of gross sales bought with a discount less that of the whole company; above 0 the customer leans on discounts more than others.",
      ),
    ),
    returns_share: nullable(share("Returns ÷ gross sales; missing when nothing was sold.")),
    reasons: reasons("What the profit rests on and what is missing."),
  },
});

export const profitTotal = table("mart.profit_total", {
  grain: "One row per period and bearer: all known customers, all that names no customer, and the company.",
  key: ["period", "bearer"],
  columns: {
    period,
    bearer: oneOf(
      ["customers", "anonymous", "company"],
      "Known customers; sales and costs that name no customer; both together.",
    ),
    days: days("Days of history in the period: at most 365, or all since the first order line."),
    customers: count("Known customers with a line or cost in the period; 0 for all that names none."),
    ...lines,
    overhead_rule: rule,
    configured_overhead: nullable(
      money(
        "The configured overhead of a year × days ÷ 365, rounded to the hundredth; missing when none is.",
      ),
    ),
    ...net,
    orders: count("Orders with a positive net value of sale lines, counted on each day of theirs."),
    discount: nullable(money("Discounts taken off sale lines; missing when no source gives discounts.")),
    discounted_sales: money("The part of gross sales from lines with a discount."),
  },
});
