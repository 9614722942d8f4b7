import {
  count,
  days,
  flag,
  key,
  nullable,
  number,
  oneOf,
  reasons,
  share,
  table,
  text,
} from "../../ingest/index.ts";

export const modelValueComponents = ["referral", "reference", "channel", "co_creation"] as const;

/** What model value is made of; the names of the weights are those of the columns. */
const inputs = {
  referred_customers: nullable(
    count("Customers that name it as the one who referred them; missing when no source says who did."),
  ),
  won_opportunities: nullable(
    count("Opportunities won in the last 1095 days; missing when no source has opportunities."),
  ),
  tenure_years: number("Years of 365.25 days since the first purchase day; 0 without a purchase."),
  satisfaction: nullable(
    share(
      "Mean satisfaction score, as its place between the lowest and the highest score that any customer gave; missing when the customer gave none or all scores are one.",
    ),
  ),
  accounts_below: nullable(
    count("Accounts whose parent it is; missing when no source names a parent of any account."),
  ),
  is_partner: nullable(
    flag(
      "Whether it sells on or arranges sales, as distributor, agent or partner; missing when all are end customers.",
    ),
  ),
  development_contacts: nullable(
    count(
      "Meetings and visits in the last 365 days, the contacts in which things are worked out together; missing when no source has such contacts.",
    ),
  ),
  new_products: nullable(
    count(
      "Articles first sold in the last 730 days that it bought within 90 days of their first sale; missing when the company brought out none, those of its own first 90 days aside.",
    ),
  ),
};

export const modelValueInput = table("score.model_value_input", {
  grain: "One row per customer.",
  key: ["customer_key"],
  columns: { customer_key: key("The customer."), ...inputs },
});

const score = (doc: string) => ({ ...nullable(number(doc)), bounds: [0, 100] as const });

export const modelValue = table("mart.model_value", {
  grain: "One row per customer.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    model_value: score(
      "Worth through the way of doing business, 0…100: customers referred (weight 25, full at 3), opportunities won in 1095 days (weight 10, full at 5), years as a customer (weight 10, full at 5), satisfaction (weight 15, full at 1), accounts below (weight 10, full at 5), partner role (weight 10, full at 1), meetings and visits in 365 days (weight 10, full at 6) and new articles bought early (weight 10, full at 3), each as a share of what is full, over the weights of those that have data. An index for comparison, not money.",
    ),
    inputs: count("Inputs that have data; the index rests on them."),
    weight_known: share("Their part of all weights; the lower, the less the index says."),
    referral_score: score("The same over the inputs of referral alone; missing when none has data."),
    reference_score: score("The same over the inputs of reference alone."),
    channel_score: score("The same over the inputs of channel alone; missing when none has data."),
    co_creation_score: score("The same over the inputs of co-creation alone; missing when none has data."),
    ...inputs,
    reasons: reasons("The components that give most, and what has no data."),
  },
});

export const modelValueWeight = table("mart.model_value_weight", {
  grain: "One row per input of model value.",
  key: ["input"],
  columns: {
    input: key("The input, by its column of mart.model_value."),
    component: oneOf(modelValueComponents, "What it is a sign of."),
    weight: number("Weight; all add up to 100."),
    cap: number("The amount from which more counts no more."),
    period: nullable(days("Days back that are counted; missing for all of them.")),
    meaning: text("Why it is counted."),
  },
});
