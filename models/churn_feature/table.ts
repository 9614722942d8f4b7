import { count, day, days, flag, key, money, nullable, number, share, table } from "../../ingest/index.ts";

/** What was known of each customer on past days, to learn churn from and to score it; nothing here is published. */

const keys = ["cut_off", "customer_key"] as const;
const cutOff = day("The day on which it was known; nothing later is in it.");
const customerKey = key("The customer.");

export const churnCutOff = table("score.churn_cut_off", {
  grain: "One row per day that churn is looked at from: the as-of day and earlier ones.",
  key: ["cut_off"],
  columns: {
    cut_off: cutOff,
    is_present: flag("Whether it is the as-of day, of which nobody knows what follows."),
    label_days: days(
      "Days after the cut-off in which a purchase is looked for: the churn days, or a third of the history when that is shorter.",
    ),
    sampled: share("Part of the customers that is learnt from; all are scored."),
  },
});

export const churnPurchase = table("score.churn_purchase", {
  grain: "One row per cut-off and customer with a purchase before it, as it was known at the cut-off.",
  key: keys,
  columns: {
    cut_off: cutOff,
    customer_key: customerKey,
    is_present: flag("Whether the cut-off is the as-of day."),
    label_days: days("Days after the cut-off in which a purchase is looked for."),
    half: count("0 or 1: a fixed half of the customers."),
    no_purchase: nullable(
      number("1 without a purchase in the label days, else 0; missing at the as-of day."),
    ),
    days_since_purchase: days("Since the last purchase day."),
    tenure: days("Since the first purchase day."),
    purchase_days: count("Purchase days."),
    purchase_days_90: count("Purchase days in the last 90 days."),
    purchase_days_365: count("Purchase days in the last 365 days."),
    mean_purchase: money("Mean value of a purchase day."),
    last_purchase: money("Value of the last purchase day."),
    revenue_365: money("Net revenue of the last 365 days."),
    revenue_180: money("Net revenue of the last 180 days."),
    revenue_180_before: money("Net revenue of the 180 days before those."),
    gross_sales_365: money("Gross sales of the last 365 days."),
    returns_365: money("Returns of the last 365 days, at or above 0."),
    purchase_days_last_year: count("Purchase days in the label days of a year before."),
  },
});

export const churnBasket = table("score.churn_basket", {
  grain: "One row per cut-off and customer with a sale line in the 365 days before it.",
  key: keys,
  columns: {
    cut_off: cutOff,
    customer_key: customerKey,
    products_365: count("Different articles bought."),
    categories_365: count("Different product categories bought."),
    discount_share: nullable(
      share("Discount as a share of sales before it; missing without a discount column."),
    ),
  },
});

export const churnContact = table("score.churn_contact", {
  grain: "One row per cut-off and customer with an interaction before it.",
  key: keys,
  columns: {
    cut_off: cutOff,
    customer_key: customerKey,
    complaints: count("Complaints so far."),
    complaints_30: count("Complaints in the last 30 days."),
    complaints_90: count("Complaints in the last 90 days."),
    complaints_365: count("Complaints in the last 365 days."),
    open_complaints: count("Complaints of the last 365 days that were not resolved by the cut-off."),
    days_since_complaint: nullable(days("Since the last complaint; missing without one.")),
    resolution_hours: nullable(
      number(
        "Mean hours from opened to resolved, of complaints and service cases resolved in the last 365 days.",
      ),
    ),
    response_hours: nullable(
      number(
        "Mean hours from an inbound contact to the next outbound one, of those answered in the last 365 days.",
      ),
    ),
    satisfaction: nullable(number("Mean score given for what was resolved in the last 365 days.")),
    inbound_90: count("Contacts by the customer in the last 90 days."),
    outbound_90: count("Contacts by the company in the last 90 days."),
    days_since_contact: days("Since the last contact."),
  },
});

export const churnAccount = table("score.churn_account", {
  grain: "One row per cut-off and customer with a payment, an opportunity or a campaign before it.",
  key: keys,
  columns: {
    cut_off: cutOff,
    customer_key: customerKey,
    payment_delay: nullable(days("Mean days from due to paid in the last 365 days; negative when early.")),
    unpaid_orders: count("Orders 60 to 365 days old of which no payment had come."),
    open_opportunities: count("Opportunities open at the cut-off."),
    lost_opportunities_365: count("Opportunities lost in the last 365 days."),
    campaign_touches_90: count("Campaigns that reached the customer in the last 90 days."),
  },
});

const { is_present, label_days, half, no_purchase, ...purchase } = churnPurchase.columns;

/** The features that a learner reads, one row a cut-off and customer. */
export const churnFeature = table("score.churn_feature", {
  grain: churnPurchase.grain,
  key: keys,
  columns: {
    cut_off: cutOff,
    customer_key: customerKey,
    is_present,
    label_days,
    half,
    no_purchase,
    days_since_purchase: purchase.days_since_purchase,
    tenure: purchase.tenure,
    purchase_days: purchase.purchase_days,
    purchase_days_90: purchase.purchase_days_90,
    purchase_days_365: purchase.purchase_days_365,
    usual_gap: nullable(days("Mean gap between purchase days; missing without a second one.")),
    gap_ratio: nullable(number("Days since the last purchase ÷ usual gap.")),
    mean_purchase: purchase.mean_purchase,
    revenue_365: purchase.revenue_365,
    last_purchase_ratio: nullable(number("Value of the last purchase day ÷ mean of all.")),
    revenue_trend: nullable(
      number(
        "Net revenue of the last 180 days less that of the 180 before, ÷ both; missing without a year of history.",
      ),
    ),
    returns_share: nullable(share("Returns ÷ gross sales of the last 365 days.")),
    discount_share: churnBasket.columns.discount_share,
    products_365: churnBasket.columns.products_365,
    categories_365: churnBasket.columns.categories_365,
    complaints: nullable(churnContact.columns.complaints),
    complaints_30: nullable(churnContact.columns.complaints_30),
    complaints_90: nullable(churnContact.columns.complaints_90),
    complaints_365: nullable(churnContact.columns.complaints_365),
    open_complaints: nullable(churnContact.columns.open_complaints),
    days_since_complaint: churnContact.columns.days_since_complaint,
    resolution_hours: churnContact.columns.resolution_hours,
    response_hours: churnContact.columns.response_hours,
    satisfaction: churnContact.columns.satisfaction,
    inbound_90: nullable(churnContact.columns.inbound_90),
    outbound_90: nullable(churnContact.columns.outbound_90),
    days_since_contact: nullable(churnContact.columns.days_since_contact),
    payment_delay: churnAccount.columns.payment_delay,
    unpaid_orders: nullable(churnAccount.columns.unpaid_orders),
    open_opportunities: nullable(churnAccount.columns.open_opportunities),
    lost_opportunities_365: nullable(churnAccount.columns.lost_opportunities_365),
    campaign_touches_90: nullable(churnAccount.columns.campaign_touches_90),
    purchase_days_last_year: nullable(
      count("Purchase days in the label days of a year before; missing without a year of history."),
    ),
    season_sin: nullable(
      number("Sine of the time of year in the middle of the label days; missing under a year of cut-offs."),
    ),
    season_cos: nullable(number("Its cosine.")),
    covariate_group: count(
      "Number of the group of customers alike in all configured covariates, as they are today; 0 without any.",
    ),
  },
});
