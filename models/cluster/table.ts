import {
  count,
  day,
  days,
  key,
  money,
  nullable,
  number,
  oneOf,
  reasons,
  share,
  table,
  text,
} from "../../ingest/index.ts";
import { tiers } from "../customer_tier/tiers.ts";
import { verdicts } from "./choose.ts";

/** What customers are compared by; not published. */
export const clusterFeature = table("score.cluster_feature", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    days_since_purchase: days("From the last purchase day to the as-of day."),
    purchase_days: count("Purchase days to date."),
    net_spend: money("Net spend to date."),
    mean_spend: number("Net spend per purchase day."),
    tenure: days("From the first purchase day to the as-of day."),
    margin: nullable(
      share("Contribution ÷ net revenue to date, kept within -1…1; missing without net revenue."),
    ),
    return_share: nullable(share("Returns ÷ gross sales to date, 0…1; missing without gross sales.")),
    articles: nullable(count("Different articles bought; missing where no line names one.")),
  },
});

const clusterNo = count("The cluster's number, from 1 in order of mean net spend, the highest first.");
const names = {
  name: text("What sets it apart from the company's median customer, in English."),
  name_zh: text("The same in Chinese."),
};
const silhouette = number(
  "Mean silhouette of its customers, -1…1: how much nearer they are to their own cluster than to the next; over a sample.",
);
const stability = share(
  "How well the cluster is found again in random halves of the customers: mean of the best Jaccard similarity.",
);

export const clusterFound = table("score.cluster", {
  grain: "One row per cluster.",
  key: ["cluster"],
  columns: { cluster: clusterNo, ...names, silhouette: nullable(silhouette), stability },
});

export const clusterScore = table("score.customer_cluster", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    cluster: nullable(count("The nearest centre's cluster; missing when there are no clear clusters.")),
    distance: nullable(number("Distance to it.")),
    second_cluster: nullable(count("The second-nearest centre's cluster.")),
    second_distance: nullable(number("Distance to it.")),
    trait_1: nullable(count("Place of the feature that puts it there most, from 0.")),
    trait_2: nullable(count("The next.")),
    trait_3: nullable(count("The next.")),
  },
});

const choiceColumns = {
  k: count("Number of clusters tried."),
  silhouette: number("Mean silhouette, -1…1, over a sample of customers."),
  chance_silhouette: number(
    "The highest mean silhouette of structureless clouds as wide and as slanted as the customers.",
  ),
  stability: number(
    "Mean adjusted Rand index between the clusterings of two random halves of the customers; 1 when they agree, about 0 by chance.",
  ),
  inertia: number(
    "Mean squared distance to the nearest centre, in interquartile ranges; over a sample of customers.",
  ),
  smallest_share: share("Share of customers in the smallest cluster."),
  verdict: oneOf(
    verdicts,
    "Chosen, or why not: possible but not as far above chance; halves disagree or a cluster is tiny; not separate; no more separate than a structureless cloud.",
  ),
};

export const clusterChoiceScore = table("score.cluster_choice", {
  grain: "One row per number of clusters tried.",
  key: ["k"],
  columns: choiceColumns,
});

export const clusterChoice = table("mart.cluster_choice", {
  grain: "One row per number of clusters tried; none chosen says that there are no clear clusters.",
  key: ["k"],
  columns: choiceColumns,
});

export const cluster = table("mart.cluster", {
  grain: "One row per cluster of customers who buy alike; none when there are no clear clusters.",
  key: ["cluster"],
  columns: {
    cluster: clusterNo,
    ...names,
    customers: count("Customers in it."),
    customer_share: share("Of all customers with a purchase day."),
    net_spend: money("Their net spend to date."),
    established_value: money("Their established value."),
    potential_value: money("Their potential value."),
    median_days_since_purchase: days("Median days from the last purchase day to the as-of day."),
    median_purchase_days: number("Median purchase days to date."),
    median_net_spend: number("Median net spend to date, in base currency."),
    median_mean_spend: number("Median net spend per purchase day, in base currency."),
    median_tenure: days("Median days from the first purchase day to the as-of day."),
    median_margin: nullable(
      share("Median of contribution ÷ net revenue to date, kept within -1…1; missing without net revenue."),
    ),
    median_return_share: nullable(share("Median of returns ÷ gross sales to date; missing without sales.")),
    median_articles: nullable(
      number("Median of different articles bought; missing where no line names one."),
    ),
    silhouette: nullable(silhouette),
    stability,
    high_customers: count("Of them in tier high."),
    potential_customers: count("Of them in tier potential."),
    secondary_customers: count("Of them in tier secondary."),
    low_customers: count("Of them in tier low."),
    dominant_tier: oneOf(tiers, "The tier with most of them; of equal ones the more valuable."),
    treatment: text("What the company does for that tier, from the configuration."),
  },
});

export const customerCluster = table("mart.customer_cluster", {
  grain: "One row per customer with at least one purchase day; none when there are no clear clusters.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the cluster holds for."),
    cluster: count("The cluster with the nearest centre."),
    ...names,
    distance: number("Distance to its centre, in interquartile ranges of the features."),
    second_cluster: count("The cluster with the second-nearest centre."),
    second_distance: number("Distance to that centre."),
    silhouette: number(
      "1 - distance ÷ distance to the second-nearest centre: 0 on the border, 1 at the centre.",
    ),
    reasons: reasons("What puts the customer into this cluster."),
  },
});
