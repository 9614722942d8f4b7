import {
  count,
  days,
  flag,
  key,
  money,
  nullable,
  number,
  oneOf,
  rate,
  reasons,
  table,
  text,
} from "../../ingest/index.ts";

const customerKey = key("The customer.");
const covariateGroup = count(
  "Number of the group of customers alike in all configured covariates, from 0; 0 for all without any.",
);

export const customerCovariate = table("score.customer_covariate", {
  grain: "One row per customer; none unless models.covariates is configured.",
  key: ["customer_no"],
  columns: {
    customer_no: count("The customer's place in the order of keys."),
    customer_key: customerKey,
    covariate_group: covariateGroup,
    industry: nullable(text("The industry, other where it is not stated; missing unless configured.")),
    region: nullable(text("The region, in the same way.")),
    channel: nullable(text("The channel, in the same way.")),
  },
});

export const covariateGroups = table("score.covariate_group", {
  grain: "One row per group of customers alike and configured covariate.",
  key: ["group_no", "covariate_no"],
  columns: {
    group_no: count("Number of the group, from 0."),
    covariate_no: count("Place of the covariate among those configured, from 1."),
    covariate: text("Its name."),
    level: text("What the group's customers are."),
  },
});

export const covariateLevel = table("score.covariate_level", {
  grain: covariateGroups.grain,
  key: ["group_no", "covariate_no"],
  columns: {
    group_no: covariateGroups.columns.group_no,
    covariate_no: covariateGroups.columns.covariate_no,
    place: count("Place of the level among those of its covariate, from 0, in the order of groups."),
  },
});

/** What the transaction model may know of a customer; read by it in place of mart.customer_rfm. */
export const purchaseHistory = table("score.purchase_history", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: customerKey,
    frequency: count("Repeat purchase days."),
    recency: days("From the first to the last purchase day."),
    log_gaps: number("Sum of the natural logarithms of the days between successive purchase days."),
    age: days("From the first purchase day to the as-of day."),
    monetary: nullable(money("Mean net spend per repeat purchase day.")),
    covariate_group: covariateGroup,
  },
});

export const actsOn = ["rate", "leaving"] as const;

const effect = {
  covariate: key("industry, region or channel."),
  level: key(
    "What the customers are; other for those of whom it is not stated and of levels with fewer than 50 customers or 1 % of all.",
  ),
  acts_on: oneOf(
    actsOn,
    "Whether the ratio is that of how often active customers buy, or of the chance to leave after a purchase.",
  ),
  reference: key("The level compared with, the commonest."),
  customers: count("Customers of the level with at least one purchase day."),
  ratio: rate("How many times the reference's; 1 for the reference itself."),
  ratio_p025: nullable(
    rate(
      "2.5th percentile of the ratio, from the standard error of its logarithm; missing for the reference and where the fit could not say how sure it is.",
    ),
  ),
  ratio_p975: nullable(rate("97.5th percentile of it; missing with the other.")),
};

export const covariateEffectScore = table("score.covariate_effect", {
  grain: "One row per covariate, its level and what it acts on.",
  key: ["covariate", "level", "acts_on"],
  columns: effect,
});

export const covariateEffect = table("mart.covariate_effect", {
  grain:
    "One row per covariate, its level and what it acts on, as the transaction model with covariates learnt it, each with the other covariates held equal; none unless models.covariates is configured and the build's scores are that model's.",
  key: ["covariate", "level", "acts_on"],
  columns: {
    ...effect,
    is_reference: flag("Whether it is the level that the others are compared with."),
    reasons: reasons("What the ratio says."),
  },
});
