import {
  count,
  flag,
  key,
  nullable,
  number,
  oneOf,
  probability,
  rate,
  share,
  table,
  text,
} from "../../ingest/index.ts";

const columns = {
  basis: oneOf(
    ["order", "customer"],
    "Whether both were in one order, or bought by one customer at any time.",
  ),
  product_key: key("The one article; the pair stands once, in the order of keys."),
  other_product_key: key("The other article."),
  baskets: count("Orders, or customers, that were looked at: those with at least one sale of an article."),
  effective_baskets: count(
    "As many baskets of one size would have as many pairs: fewer than there are where some have many articles.",
  ),
  product_baskets: count("Of them with the one article."),
  other_baskets: count("Of them with the other."),
  together: count("Of them with both."),
};

const found = {
  log_likelihood_ratio: number(
    "Dunning's G² of the four counts among the effective baskets: how far they are from independence; 0 where these are too few to tell.",
  ),
  p_value: probability(
    "Fisher's exact test among the effective baskets: probability of as many or more with both, if the two had nothing to do with each other; 1 where these are too few to tell.",
  ),
  q_value: probability(
    "Share of false discoveries among all pairs with a p-value as low (Benjamini & Hochberg), all pairs of the articles counted.",
  ),
};

const articleNo = count("The article's place in the order of keys, from 0; the earlier one of a pair.");
const isOrder = flag("Whether the basis is the order, not the customer.");

/** Articles by number, so that baskets are columns of numbers; not published. */
export const productNo = table("score.product_no", {
  grain: "One row per article sold.",
  key: ["product_no"],
  columns: { product_no: articleNo, product_key: key("The article.") },
});

export const productBasket = table("score.product_basket", {
  grain: "One row per basis, basket that stands for all, and article sold in it.",
  key: ["is_order", "basket", "product_no"],
  columns: {
    is_order: isOrder,
    basket: count("The order or customer, by a number of its own."),
    product_no: articleNo,
  },
});

/** What is found about the pairs, of those that may be told; not published. */
export const productPairScore = table("score.product_pair", {
  grain:
    "One row per basis and pair of articles with enough support, of the most telling ones and those as telling.",
  key: ["is_order", "product_no", "other_product_no"],
  columns: {
    is_order: isOrder,
    product_no: articleNo,
    other_product_no: count("The other's."),
    baskets: columns.baskets,
    effective_baskets: columns.effective_baskets,
    product_baskets: columns.product_baskets,
    other_baskets: columns.other_baskets,
    together: columns.together,
    ...found,
  },
});

export const productPair = table("mart.product_pair", {
  grain:
    "One row per basis and pair of articles that enough orders or customers have; the most telling ones.",
  key: ["basis", "product_key", "other_product_key"],
  columns: {
    ...columns,
    product_name: nullable(text("The one article's name.")),
    other_product_name: nullable(text("The other's name.")),
    support: share("Share of baskets with both."),
    confidence: share("Of the baskets with the one, those that have the other too."),
    confidence_back: share("Of the baskets with the other, those that have the one too."),
    lift: rate("Support over what it would be by chance; above 1 they go together."),
    adjusted_lift: rate(
      "Lift against what it would be by chance in baskets as large as these; above 1 they go together more than busy customers explain.",
    ),
    ...found,
    is_significant: flag("Whether the two go together at the configured rate of false discoveries."),
  },
});
