import { doubts, edgeKinds } from "../identity/tables.ts";
import { arms } from "../staging/entities/campaign_touch.ts";
import { roles } from "../staging/entities/customer.ts";
import { directions, interactionKinds } from "../staging/entities/interaction.ts";
import { outcomes } from "../staging/entities/opportunity.ts";
import { lineKinds } from "../staging/entities/order_line.ts";
import {
  code,
  count,
  day,
  flag,
  instant,
  key,
  money,
  nullable,
  number,
  oneOf,
  probability,
  rate,
  reasons,
  table,
  text,
} from "../warehouse/index.ts";

/** The conformed star: what every model reads. Money is in base currency; days are in the reporting zone. */

const customerKey = key("The customer, as system:id.");

export const customer = table("core.customer", {
  grain: "One row per customer that any source names.",
  key: ["customer_key"],
  columns: {
    customer_key: customerKey,
    system: text("The system that names the customer."),
    source_id: key("The id in that system."),
    name: nullable(text("Name; missing when no source gives one.")),
    role: oneOf(roles, "What the partner is to the company."),
    parent_key: nullable(key("The account above it.")),
    owner_key: nullable(key("The owner in charge.")),
    industry: nullable(text("Line of business.")),
    region: nullable(text("Sales region or country.")),
    channel: nullable(text("Channel of acquisition.")),
    credit_limit: nullable(money("Agreed credit.")),
    is_frozen: flag("Whether deliveries are stopped."),
    frozen_reason: nullable(text("Why deliveries are stopped.")),
    created_on: nullable(day("Day on which the account was opened.")),
    is_master: flag("Whether a source lists the customer; false when only an order or opportunity names it."),
    referrer_key: nullable(key("The customer who referred it.")),
    wallet: nullable(
      money("What it spends in a year on what the company sells, wherever it buys, in base currency."),
    ),
  },
});

export const customerAlias = table("core.customer_alias", {
  grain: "One row per id that a source gives a customer, or gave in a build that was published.",
  key: ["alias_key"],
  columns: {
    alias_key: key("The id, as system:id."),
    customer_key: key("The customer it stands for; its own id where nothing else is the same customer."),
    system: text("The system of the id."),
    source_id: key("The id in that system."),
    is_master: flag("Whether a customer list has it; false when only orders or opportunities name it."),
    is_current: flag("Whether a source still names it; an id that left the sources resolves nevertheless."),
    since: day("As-of day of the first published build in which it stood for this customer."),
  },
});

export const customerRecord = table("core.customer_record", {
  grain: "One row per record of a customer list, before records of one customer were joined.",
  key: ["alias_key"],
  columns: {
    alias_key: key("The record's id, as system:id."),
    owner_key: nullable(key("The owner whom the record names.")),
  },
});

export const customerMoved = table("core.customer_moved", {
  grain: "One row per id in use that stands for a customer of another id.",
  key: ["alias_key"],
  columns: {
    alias_key: key("The id, as system:id."),
    customer_key: key("The customer it stands for."),
  },
});

export const contact = table("core.contact", {
  grain: "One row per person at a customer.",
  key: ["contact_key"],
  columns: {
    contact_key: key("The contact, as system:id."),
    customer_key: nullable(customerKey),
    name: nullable(text("Name.")),
    title: nullable(text("Position.")),
    email: nullable(text("E-mail address.")),
    phone: nullable(text("Telephone number.")),
    is_opted_out: flag("Whether the person has refused marketing."),
  },
});

export const product = table("core.product", {
  grain: "One row per article that a catalogue or an order line names.",
  key: ["product_key"],
  columns: {
    product_key: key("The article, as system:id."),
    name: nullable(text("Name.")),
    category: nullable(text("Product category.")),
    brand: nullable(text("Brand.")),
    unit_cost: nullable(money("Cost of one unit.")),
  },
});

export const orderLine = table("core.order_line", {
  grain: "One row per accepted order line up to the as-of day.",
  key: [],
  columns: {
    order_key: key("The order, as system:number."),
    line_id: nullable(code("The line within the order.")),
    customer_key: nullable(key("The buyer; missing for an anonymous sale.")),
    product_key: nullable(key("The article.")),
    day: day("Business day in the reporting zone."),
    ordered_at: nullable(instant("Instant of the order.")),
    kind: oneOf(lineKinds, "Sale, return, fee or adjustment."),
    quantity: nullable(number("Units; negative on a return.")),
    net_amount: money("Net amount in base currency at the line's own dated rate; negative on a return."),
    cost: nullable(
      money("Cost of goods in base currency, from the line or the article; missing when neither is known."),
    ),
    contribution: money("Net amount less cost; by the configured margin where the cost is not known."),
    discount: nullable(money("Discount already taken off, in base currency.")),
    tax_amount: nullable(money("Tax, in base currency.")),
    original_amount: money("Net amount in the line's own currency."),
    currency: code("The line's own currency."),
    exchange_rate: rate("Base currency for one unit of the line's currency; 1 for base-currency lines."),
    rate_day: nullable(day("Day of that rate; missing for base-currency lines.")),
    channel: nullable(text("Sales channel.")),
    place: nullable(text("Place of sale or delivery.")),
    owner_key: nullable(key("Who made the sale.")),
    return_of: nullable(key("The order that a return takes back.")),
    source: text("The source that sent the line."),
    alias_key: nullable(key("The id by which the line names its buyer, before records were joined.")),
  },
});

export const orderDay = table("core.order_day", {
  grain:
    "One row per order, day and buyer (missing for an anonymous sale): the lines summed once for all that follows.",
  key: [],
  columns: {
    customer_key: nullable(key("The buyer; missing for an anonymous sale.")),
    order_key: key("The order."),
    day: day("Business day."),
    lines: count("Lines."),
    sale_lines: count("Sale lines."),
    return_lines: count("Return lines."),
    uncosted_lines: count("Sale and return lines whose cost of goods is not known."),
    gross_sales: money("Sale lines."),
    returns: money("Return lines; negative."),
    fees: money("Fee lines."),
    adjustments: money("Adjustment lines."),
    net_revenue: money("Gross sales + returns + fees + adjustments."),
    contribution: money("Contribution of the lines."),
    uncosted_sales: money("The part of gross sales whose cost of goods is not known."),
    currency: nullable(code("The lines' own currency; missing when there are several.")),
    original_amount: nullable(money("Net amount in that currency; missing when there are several.")),
    channel: nullable(text("Sales channel; missing when there are several.")),
  },
});

export const customerDay = table("core.customer_day", {
  grain: "One row per known customer and day with an order line or a cost to serve.",
  key: ["customer_key", "day"],
  columns: {
    customer_key: customerKey,
    day: day("Business day."),
    orders: count("Distinct orders with a positive net value of sale lines."),
    gross_sales: money("Sale lines."),
    returns: money("Return lines, on the day of the return; negative."),
    fees: money("Fee lines."),
    adjustments: money("Adjustment lines."),
    net_revenue: money("Gross sales + returns + fees + adjustments."),
    cost_to_serve: money("Interactions and other costs of serving the customer."),
    contribution: money("Contribution of the day's lines less cost to serve."),
    purchase_value: money(
      "Sales, fees and adjustments of the day less the returns that take back its orders, whenever they came, and the unlinked returns of the day itself.",
    ),
    is_purchase: flag(
      "Whether this is a purchase day: it has a sale line and its purchase value is positive.",
    ),
  },
});

export const interaction = table("core.interaction", {
  grain: "One row per contact between the company and a customer.",
  key: ["interaction_key"],
  columns: {
    interaction_key: key("The interaction, as system:id."),
    customer_key: nullable(customerKey),
    kind: oneOf(interactionKinds, "What it was."),
    direction: nullable(oneOf(directions, "Who reached out.")),
    day: day("Business day on which it was opened."),
    opened_at: nullable(instant("Instant it was opened.")),
    resolved_at: nullable(instant("Instant it was resolved.")),
    satisfaction: nullable(number("Score the customer gave, on the source's own scale.")),
    subject: nullable(text("What it was about.")),
    owner_key: nullable(key("Who handled it.")),
    campaign_key: nullable(key("The campaign it belongs to.")),
    cost: nullable(money("Cost of serving it.")),
  },
});

export const cost = table("core.cost", {
  grain:
    "One row per cost of serving customers that no order line or interaction carries, up to the as-of day.",
  key: [],
  columns: {
    customer_key: nullable(key("The customer; missing where none is named.")),
    day: day("Day of the cost."),
    amount: money("Amount in base currency."),
  },
});

export const opportunity = table("core.opportunity", {
  grain: "One row per sales opportunity opened up to the as-of day.",
  key: ["opportunity_key"],
  columns: {
    opportunity_key: key("The opportunity, as system:id."),
    customer_key: nullable(customerKey),
    product_key: nullable(key("The article it is about.")),
    stage: text("Stage, in the source's words."),
    outcome: oneOf(outcomes, "Open, won or lost on the as-of day."),
    amount: nullable(money("Amount in base currency.")),
    probability: nullable(
      probability(
        "Typed probability of winning; missing for one that closed after the as-of day, whose probability is its outcome.",
      ),
    ),
    created_on: nullable(day("Day on which it was opened.")),
    expected_close: nullable(day("Day on which it is expected to close.")),
    closed_on: nullable(day("Day on which it was won or lost.")),
    reason: nullable(text("Why it was won or lost.")),
    owner_key: nullable(key("Who is working on it.")),
    campaign_key: nullable(key("The campaign it came from.")),
    alias_key: nullable(
      key("The id by which the opportunity names its customer, before records were joined."),
    ),
  },
});

export const payment = table("core.payment", {
  grain: "One row per payment up to the as-of day.",
  key: ["payment_key"],
  columns: {
    payment_key: key("The payment, as system:id."),
    customer_key: nullable(customerKey),
    order_key: nullable(key("The order it pays.")),
    day: day("Day of payment."),
    due_on: nullable(day("Day on which it was due.")),
    amount: money("Amount in base currency."),
    method: nullable(text("Means of payment.")),
  },
});

export const orderCopy = table("core.order_copy", {
  grain: "One row per order, or part of one, as a second system has it: only compared, never counted.",
  key: ["copy_key"],
  columns: {
    copy_key: key("The record, as system:id."),
    order_key: key("The order, as the system that counts it names it: system:number."),
    system: text("The system that has the copy."),
    day: nullable(day("Day of the order.")),
    net_amount: money("Amount without tax, in base currency."),
  },
});

export const customerBalance = table("core.customer_balance", {
  grain: "One row per record of a customer list that says what the customer owes.",
  key: ["alias_key"],
  columns: {
    alias_key: key("The record's id, as system:id."),
    customer_key: customerKey,
    system: text("The system of the list."),
    balance: money("What the system says the customer owes, in base currency."),
  },
});

export const campaign = table("core.campaign", {
  grain: "One row per campaign.",
  key: ["campaign_key"],
  columns: {
    campaign_key: key("The campaign, as system:id."),
    name: nullable(text("Name.")),
    channel: nullable(text("Channel.")),
    started_on: nullable(day("First day.")),
    ended_on: nullable(day("Last day.")),
    budget: nullable(money("Budget.")),
  },
});

export const campaignTouch = table("core.campaign_touch", {
  grain: "One row per customer and campaign.",
  key: ["campaign_key", "customer_key"],
  columns: {
    campaign_key: key("The campaign."),
    customer_key: customerKey,
    day: day("Day of the touch, or of the draw for a control."),
    arm: oneOf(arms, "Treated or held out."),
    response: nullable(text("What the customer did.")),
  },
});

export const owner = table("core.owner", {
  grain: "One row per person or team in charge of customers.",
  key: ["owner_key"],
  columns: {
    owner_key: key("The owner, as system:id."),
    name: nullable(text("Name.")),
    team: nullable(text("Team.")),
    territory: nullable(text("Territory.")),
  },
});

export const identityPair = table("core.identity_pair", {
  grain: "One row per pair of ids that are or may be one customer and the way by which they are.",
  key: ["alias_key", "other_alias_key", "kind"],
  columns: {
    alias_key: key("One id."),
    other_alias_key: key("The other."),
    kind: oneOf(
      [...edgeKinds, "uncertain"],
      "Whether a person said so, a key both carry, the weight of what agrees, or none of them enough.",
    ),
    weight: nullable(number("Weight of what agrees; missing for a decision.")),
    probability: nullable(probability("Probability that both are one; missing for a decision.")),
    doubt: nullable(oneOf(doubts, "Why it does not join the two; missing where it does.")),
    reasons: reasons("What speaks for it and against it."),
  },
});

export const identityDifference = table("core.identity_difference", {
  grain: "One row per pair of ids of which a person said that they are two customers.",
  key: ["alias_key", "other_alias_key"],
  columns: { alias_key: key("One id."), other_alias_key: key("The other.") },
});

export const coreTables = [
  campaign,
  campaignTouch,
  contact,
  cost,
  customer,
  customerAlias,
  customerBalance,
  customerDay,
  customerMoved,
  customerRecord,
  identityDifference,
  identityPair,
  interaction,
  opportunity,
  orderCopy,
  orderDay,
  orderLine,
  owner,
  payment,
  product,
] as const;
