import {
  count,
  flag,
  key,
  money,
  nullable,
  number,
  oneOf,
  reasons,
  share,
  table,
} from "../../ingest/index.ts";
import { tiers, trends } from "../customer_tier/tiers.ts";

export const levers = ["pipeline", "purchase_days", "spend", "margin"] as const;

/** What customers have shown in their best year; not published. */
export const bestYear = table("score.best_year", {
  grain: "One row per customer with a purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    purchase_days: count("Most purchase days in any 365 days counted back from the as-of day."),
    revenue_per_day: nullable(money("Most net revenue per purchase day in any of them.")),
    margin: nullable(share("Greatest contribution ÷ net revenue in any of them.")),
    kept_contribution: money(
      "Contribution that will still be inside the trailing 365 days when 91 more have passed.",
    ),
  },
});

const effort = (doc: string) =>
  nullable(
    number(
      `${doc}: the needed change as a share of the room between today and the better of the customer's own best year and its peers' upper quantile; up to 1 within reach; missing without room.`,
    ),
  );

export const tierLift = table("mart.tier_lift", {
  grain: "One row per customer that is not of tier high, or is falling.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    tier: oneOf(tiers, "Value tier."),
    trend: oneOf(trends, "Trend of contribution."),
    target_tier: nullable(
      oneOf(
        tiers,
        "The tier that the nearest change would lead to; missing for high and without thresholds.",
      ),
    ),
    lift_value: nullable(
      oneOf(
        ["established", "potential"],
        "The value that has to pass its threshold: of two that could, the one by the lever of least effort.",
      ),
    ),
    enter_above: nullable(money("The amount from which that value is high: the upper end of the band.")),
    shortfall: nullable(money("What that value lacks to it.")),
    established_shortfall: nullable(
      money("What established value lacks to the upper end of its band; missing when it is high."),
    ),
    potential_shortfall: nullable(
      money("What potential value lacks to the upper end of its band; missing when it is high."),
    ),
    expected_spend: nullable(money("Expected net spend per purchase day; missing without a purchase.")),
    more_purchase_days: nullable(
      count(
        "Purchase days more, at expected spend and margin, that would make up the shortfall by themselves.",
      ),
    ),
    purchase_days_effort: effort("Effort of more purchase days"),
    more_spend_per_day: nullable(
      money(
        "Spend more per purchase day, at as many days, that would make it up by itself; missing under half a day.",
      ),
    ),
    spend_effort: effort("Effort of larger purchases"),
    open_pipeline: money("Amount of open opportunities due in the horizon."),
    pipeline_share: nullable(
      number(
        "Share of what of the open pipeline does not count yet that would have to be won; over 1 it does not suffice; missing without any.",
      ),
    ),
    more_margin: nullable(
      share(
        "Margin more, in parts of net revenue, that would make it up by itself; missing where it would have to pass 1.",
      ),
    ),
    margin_effort: effort("Effort of a better margin"),
    cheapest_lever: nullable(oneOf(levers, "The lever of least effort; missing when none is open.")),
    cheapest_effort: nullable(number("Its effort; the share of the pipeline is its own.")),
    is_feasible: flag("Whether it is within what the customer's own history or its peers have shown."),
    keep_contribution: nullable(
      money(
        "For a falling customer of high established value: the contribution that the next 91 days must bring to keep it high; 0 when it stays high without any.",
      ),
    ),
    keep_purchase_days: nullable(
      count("The same in purchase days at expected spend and margin; missing without them."),
    ),
    potential_cushion: nullable(
      money("For a falling customer of high potential value: by how much it may fall and stay high."),
    ),
    reasons: reasons("What would keep a falling customer, and what would lift this one, cheapest first."),
  },
});
