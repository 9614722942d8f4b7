import { key, money, nullable, table, text } from "../../ingest/index.ts";

export const ownerCollision = table("mart.owner_collision", {
  grain: "One row per customer and two owners who each hold a record of it.",
  key: ["customer_key", "owner_key", "other_owner_key"],
  columns: {
    customer_key: key("The customer."),
    name: nullable(text("The customer's name.")),
    owner_key: key("One owner."),
    owner_name: nullable(text("The owner's name.")),
    system: text("System of the owner's record of the customer."),
    alias_key: key("The record the owner holds, the first by id of several."),
    net_revenue: money("Net revenue to date of the owner's records."),
    open_pipeline: money("Amount of the open opportunities of the owner's records."),
    other_owner_key: key("The other owner."),
    other_owner_name: nullable(text("The other owner's name.")),
    other_system: text("System of the other owner's record."),
    other_alias_key: key("The record the other owner holds, the first by id of several."),
    other_net_revenue: money("Net revenue to date of the other owner's records."),
    other_open_pipeline: money("Amount of the open opportunities of the other owner's records."),
    money_at_stake: money("Net revenue and open pipeline of both."),
  },
});
