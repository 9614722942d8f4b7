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
  rate,
  reasons,
  share,
  table,
  text,
} from "../../ingest/index.ts";

/** Groups of look-alikes from the narrowest to the widest; all are of one role. */
export const peerLevels = [
  "industry_region_size",
  "industry_size",
  "industry_region",
  "industry",
  "region_size",
  "size",
  "region",
  "role",
] as const;

const peerLevel = oneOf(
  peerLevels,
  "What its members share beside their role; the narrowest group of enough members is taken.",
);
const sizeBasis = oneOf(
  ["credit_limit", "spend_per_purchase_day"],
  "What the size band is cut by: the agreed credit where at least half of the active customers have one, else the net revenue per purchase day; bands are half powers of ten of the median.",
);

/** Who a customer is held against and by what; not published. */
export const peerMember = table("score.peer_member", {
  grain: "One row per customer.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    role: text("Role."),
    industry: nullable(text("Industry.")),
    region: nullable(text("Region.")),
    size_band: nullable(text("Size band, in multiples of the median; missing without the size.")),
    size_basis: nullable(sizeBasis),
    is_peer: flag("Whether it bought in the last 365 days, so that others are held against it."),
    established_value: money("Contribution of the last 365 days."),
    net_revenue: money("Net revenue of the last 365 days."),
    purchase_days: count("Purchase days of the last 365 days."),
    revenue_per_day: nullable(money("Net revenue per purchase day of the last 365 days.")),
    margin: nullable(share("Contribution ÷ net revenue of the last 365 days.")),
  },
});

export const peerPlace = table("score.peer_place", {
  grain: "One row per customer and level for which the customer has all that the level asks for.",
  key: ["customer_key", "place"],
  columns: {
    customer_key: key("The customer."),
    place: count("Place of the level, from the narrowest at 1."),
    level: peerLevel,
    peer_group: text("The group."),
  },
});

export const peerGroup = table("mart.peer_group", {
  grain:
    "One row per group of look-alikes with a member that bought in the last 365 days, too small ones included.",
  key: ["level", "peer_group"],
  columns: {
    level: peerLevel,
    peer_group: key("Role, and industry, region and size band as far as the level has them."),
    size_basis: nullable(sizeBasis),
    members: count("Customers of the group that bought in the last 365 days."),
    is_enough: flag("Whether they are as many as the configuration asks for."),
    quantile: share("Which quantile the benchmarks are, from the configuration."),
    contribution: money("That quantile of their established value."),
    purchase_days: count("That quantile of their purchase days of the last 365 days."),
    revenue_per_day: nullable(money("That quantile of their net revenue per purchase day.")),
    margin: nullable(share("That quantile of their contribution ÷ net revenue.")),
  },
});

/** The narrowest group of enough look-alikes of each customer; not published. */
export const customerPeer = table("score.customer_peer", {
  grain: "One row per customer with a group of enough members.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    level: peerLevel,
    peer_group: text("The group."),
  },
});

/** What was promised a horizon ago and what came of it; not published. */
export const conversionCustomer = table("score.conversion_customer", {
  grain: "One row per customer known on the month end from which conversion is counted.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    from_day: day("The month end."),
    to_day: day("Last day of the horizon that began after it."),
    tier: text("Tier on the month end."),
    potential_value: money("Potential value as known on it."),
    realised_value: money("Contribution of the horizon."),
  },
});

const realised = money(
  "Contribution of the horizon's days that followed the last replayed month end at least a horizon before the as-of day.",
);
const promised = money("Potential value as known on that month end, from the replay of tiers.");
const fromDay = day(
  "That month end; missing when the replayed months do not reach back a horizon before the as-of day.",
);

export const customerValue = table("mart.customer_value", {
  grain:
    "One row per customer; those without an order, cost or open opportunity have values of 0 and may have headroom.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the values hold for."),
    established_value: money("Established value, as in mart.customer_tier."),
    potential_value: money(
      "Potential value, as in mart.customer_tier: own forecast + pipeline. The three components below are apart from each other and add up to attainable value instead.",
    ),
    forecast_value: money(
      "First component, the own forecast: lifetime value over the horizon; 0 without a purchase.",
    ),
    pipeline_value: money(
      "Expected amount of open opportunities due in the horizon, in sales: as in mart.customer_tier.",
    ),
    pipeline_in_forecast: money(
      "The part of the own forecast that comes by opportunities: forecast × the amount won in the last 365 days ÷ their net revenue, at most all of it. So much of the pipeline is expected already.",
    ),
    pipeline_beyond_forecast: money(
      "Second component, in contribution: pipeline × margin − what the forecast expects of it already, not under 0.",
    ),
    margin: nullable(
      share(
        "Contribution as a share of net revenue that lifetime value applies to the customer; missing for one without an order, cost or open opportunity.",
      ),
    ),
    peer_level: nullable(peerLevel),
    peer_group: nullable(
      text(
        "The look-alikes: role, and industry, region and size band as far as the level has them; missing when no group has enough members.",
      ),
    ),
    size_basis: nullable(sizeBasis),
    peers: nullable(count("Customers of the group that bought in the last 365 days.")),
    peer_quantile: nullable(share("Which quantile of theirs the benchmark is.")),
    peer_benchmark: nullable(
      money("That quantile of their contribution of the last 365 days: what good look-alikes bring."),
    ),
    headroom: nullable(
      money(
        "Benchmark − established value, not under 0; of a given wallet, what it spends elsewhere × margin. Missing when there is neither.",
      ),
    ),
    headroom_beyond_forecast: nullable(
      money(
        "Third component: what of the headroom lies above both today's value and what forecast and pipeline expect, over the horizon. Missing with headroom.",
      ),
    ),
    attainable_value: money(
      "Own forecast + pipeline beyond it + headroom beyond both, in contribution: no part is counted twice.",
    ),
    share_of_wallet: nullable(
      share(
        "Own ÷ (own + headroom): established value against the peer benchmark, or net revenue of the last 365 days against the given wallet; 0…1, missing when there is neither or both are 0.",
      ),
    ),
    wallet_source: nullable(
      oneOf(
        ["given", "peer_benchmark"],
        "Where the wallet is from: given by a source, or the benchmark of look-alikes, which is no measurement of this customer.",
      ),
    ),
    wallet: nullable(
      money(
        "The wallet: given sales a year, or the greater of benchmark and established value in contribution.",
      ),
    ),
    model_value: nullable(number("Model value, 0…100, as in mart.model_value.")),
    model_value_inputs: count("Inputs it rests on."),
    conversion_from: nullable(fromDay),
    realised_value: nullable(realised),
    potential_then: nullable(promised),
    conversion: nullable(
      rate("Realised ÷ potential then; missing with them, or when potential was not positive."),
    ),
    reasons: reasons("What the values rest on and what is missing."),
  },
});

export const conversionLevels = ["company", "tier", "rfm_segment", "owner"] as const;

export const conversion = table("mart.conversion", {
  grain: "One row per level and name: how much of the potential of a horizon ago was realised.",
  key: ["level", "name"],
  columns: {
    level: oneOf(
      conversionLevels,
      "The company, the tier that customers had then, the RFM segment they have now, or their owner now.",
    ),
    name: key("The tier, segment or owner; company for the company."),
    label: nullable(text("The owner's name.")),
    from_day: nullable(fromDay),
    to_day: nullable(day("Last day of the horizon that began after it.")),
    horizon: days("Days of the horizon, from the configuration."),
    customers: count("Customers known on that month end; who came later is in neither sum."),
    realised: nullable(realised),
    potential: nullable(promised),
    coefficient: nullable(
      rate("Realised ÷ potential, of the sums; missing with them, or when potential is not positive."),
    ),
    reasons: reasons("Why the coefficient is missing."),
  },
});
