import {
  count,
  day,
  days,
  flag,
  key,
  money,
  nullable,
  number,
  oneOf,
  probability,
  share,
  table,
} from "../../ingest/index.ts";

/** What was known of each customer at past month ends: numbers for the replay of tiers, none of them published. */

const monthNo = count("Place of the month end in the replayed past, from 0.");
const customerNo = count("The customer's place in the order of keys, from 0; the same in the whole build.");

export const monthEnd = table("score.month_end", {
  grain: "One row per replayed month end, and the as-of day when it is not one.",
  key: ["month_no"],
  columns: {
    month_no: monthNo,
    month_end: day("Last day of the month, or the as-of day."),
  },
});

export const customerNumber = table("score.customer_no", {
  grain: "One row per customer with an order line, a cost or an opportunity.",
  key: ["customer_no"],
  columns: {
    customer_no: customerNo,
    customer_key: key("The customer."),
  },
});

export const lateReturn = table("score.late_return", {
  grain: "One row per purchase day and later month end by which returns of its orders had come in.",
  key: ["customer_key", "day", "returned_no"],
  columns: {
    customer_key: key("The customer."),
    day: day("The day of the orders that are taken back."),
    month_no: count("First month end that knows the day."),
    returned_no: count("First month end that knows the returns; after the one before."),
    amount: money("What came back; negative."),
  },
});

export const reversedPurchase = table("score.reversed_purchase", {
  grain: "One row per customer and month end that knew purchase days which later returns have undone.",
  key: ["customer_no", "month_no"],
  columns: {
    customer_no: customerNo,
    month_no: monthNo,
    purchases: count("Such purchase days."),
    value: money("Their net spend as known then."),
    first_day: day("The first of them."),
    last_day: day("The last of them."),
    first_value: money("Net spend of the first as known then."),
  },
});

export const openOpportunity = table("score.open_opportunity", {
  grain:
    "One row per opportunity and month end on which it was open. Its stage and amount are those of the as-of day, as is the typed probability of one still open: sources keep no history of them. The typed probability of one that closed since is its outcome and left out.",
  key: ["month_no", "opportunity_key"],
  columns: {
    month_no: monthNo,
    opportunity_key: key("The opportunity; one without an opening day counts on the as-of day only."),
    customer_key: nullable(key("The customer; missing while nobody is named.")),
    amount: nullable(money("Amount in base currency.")),
    win_probability: nullable(
      probability(
        "Share won of the opportunities closed by then in the same stage, if there are twenty and both outcomes among them; else the typed probability; else the share won of all closed by then; missing when none was.",
      ),
    ),
    basis: oneOf(["stage", "typed", "overall", "none"], "Which of these it is."),
    is_due: flag("Whether it is expected to close within the horizon, or no day is given."),
    expected_value: money("Amount times probability; 0 when either is missing."),
  },
});

const change = (doc: string) => money(`${doc}, the change since the month end before.`);

export const customerChange = table("score.customer_change", {
  grain: "One row per customer and month end at which something is new about it.",
  key: ["customer_no", "month_no"],
  columns: {
    customer_no: customerNo,
    month_no: monthNo,
    days: count("New days with an order line or a cost."),
    purchases: count("New purchase days, without those that later returns have undone."),
    first_day: nullable(day("The first of them.")),
    last_day: nullable(day("The last of them.")),
    first_value: nullable(money("Net spend of the first, after all returns.")),
    value: change("Net spend over purchase days"),
    first_change: change("What later returns will still take from the first purchase day ever"),
    net_revenue: change("Net revenue to date"),
    contribution: change("Contribution to date"),
    rolling: change("Contribution of the trailing 365 days"),
    open_opportunities: number("Opportunities open, the change since the month end before."),
    pipeline: change("Expected value of the opportunities open and due"),
  },
});

export const companyMonth = table("score.company_month", {
  grain: "One row per replayed month end: the company as it was known then, by its known customers.",
  key: ["month_no"],
  columns: {
    month_no: monthNo,
    month_end: day("Last day of the month, or the as-of day."),
    customers: count("Customers with an order line or a cost to date."),
    net_revenue: money("Their net revenue to date."),
    contribution: money("Their contribution to date."),
    history: days("Days from the first order line to the month end, both included; 0 before it."),
  },
});

export const customerMonth = table("score.customer_month", {
  grain:
    "One row per month end and customer with an order or cost up to that day, or an opportunity open on it.",
  key: ["month_end", "customer_no"],
  columns: {
    month_end: day("Last day of the month, or the as-of day."),
    customer_no: customerNo,
    frequency: nullable(count("Repeat purchase days known then; missing without a purchase.")),
    recency: nullable(days("From the first to the last purchase day.")),
    age: nullable(days("From the first purchase day to the month end.")),
    monetary: nullable(money("Mean net spend per repeat purchase day, net of the returns known then.")),
    margin: share(
      "Contribution ÷ net revenue to date, after adding to both those of the company's mean customer; kept within 0…1.",
    ),
    established_value: money(
      "Contribution of the 365 days up to the month end; scaled up to a year where annualised.",
    ),
    pipeline_value: money("Expected value of the opportunities open then and due within the horizon."),
    covariate_group: count(
      "Number of the group of customers alike in all configured covariates, as they are today; 0 without any.",
    ),
    is_annualised: flag("Whether there was less than a year of history and the configuration annualises."),
  },
});
