import { count, day, days, key, money, nullable, oneOf, table, text } from "../../ingest/index.ts";

export const differenceKinds = ["customer", "order", "balance"] as const;
export const differenceStates = ["only_left", "only_right", "disagrees"] as const;

const kind = oneOf(differenceKinds, "What the two systems differ about.");
const left = text("One system; for orders the one whose orders count.");
const right = text("The other system; computed stands for order lines with tax less payments.");
const state = oneOf(differenceStates, "Whether one system alone has it, or both have it and disagree.");

export const systemDifference = table("mart.system_difference", {
  grain: "One row per customer, order or balance that two systems do not agree on.",
  key: ["kind", "left_system", "right_system", "reference"],
  columns: {
    kind,
    left_system: left,
    right_system: right,
    reference: key("The customer, or the order as system:number."),
    state,
    customer_key: nullable(
      key("The customer; missing for an anonymous order or one of an unknown customer."),
    ),
    name: nullable(text("The customer's name.")),
    left_amount: nullable(
      money(
        "Amount in the one system: net amount of the order, balance owed, or revenue to date and open pipeline of the customer.",
      ),
    ),
    right_amount: nullable(money("The same in the other system; missing where it has nothing.")),
    difference: money("Left less right; what is missing counts as 0."),
    size: money("Size of the difference, without its sign."),
    day: nullable(day("Day of the order.")),
    days_apart: nullable(days("Days from the order's day in the one system to its day in the other.")),
  },
});

export const systemDifferenceTotal = table("mart.system_difference_total", {
  grain: "One row per kind, pair of systems and state.",
  key: ["kind", "left_system", "right_system", "state"],
  columns: {
    kind,
    left_system: left,
    right_system: right,
    state,
    differences: count("Customers, orders or balances."),
    amount: money("Sum of the sizes of their differences."),
  },
});
