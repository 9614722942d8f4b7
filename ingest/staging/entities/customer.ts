import { day, flag, key, money, nullable, oneOf, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const roles = ["end_customer", "distributor", "agent", "partner", "supplier"] as const;

export const customer = entity("customer", {
  grain: "One row per business partner of a system.",
  key: ["customer_id"],
  customer: "customer_id",
  columns: {
    customer_id: key("The partner's id in its system."),
    name: nullable(text("Name, as the system spells it.")),
    role: nullable(
      oneOf(roles, "What the partner is to the company; end customer when the source does not say."),
    ),
    parent_id: nullable(key("The account above it.")),
    owner_id: nullable(key("The person or team in charge.")),
    industry: nullable(text("Line of business.")),
    region: nullable(text("Sales region, or country when that is all there is.")),
    channel: nullable(text("Channel by which the customer was acquired.")),
    credit_limit: nullable(money("Agreed credit, in base currency.")),
    is_frozen: nullable(flag("Whether deliveries are stopped.")),
    frozen_reason: nullable(text("Why deliveries are stopped.")),
    created_on: nullable(day("Day on which the account was opened.")),
    referrer_id: nullable(key("The customer who referred it.")),
    wallet: nullable(
      money(
        "What the customer spends in a year on what the company sells, wherever it buys, in base currency.",
      ),
    ),
    tax_id: nullable(text("Tax or registration number.")),
    email: nullable(text("E-mail address.")),
    phone: nullable(text("Telephone number.")),
    address: nullable(text("Street and number.")),
    city: nullable(text("City.")),
    postal_code: nullable(text("Postal code.")),
    country: nullable(text("Country.")),
    balance: nullable(money("What the system says the customer owes, in base currency.")),
  },
});
