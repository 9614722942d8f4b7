import { flag, key, nullable, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const contact = entity("contact", {
  grain: "One row per person at a customer.",
  key: ["contact_id"],
  customer: "customer_id",
  columns: {
    contact_id: key("The person's id in its system."),
    customer_id: nullable(key("The customer the person belongs to.")),
    name: nullable(text("Name.")),
    title: nullable(text("Position.")),
    email: nullable(text("E-mail address.")),
    phone: nullable(text("Telephone number.")),
    is_opted_out: nullable(flag("Whether the person has refused marketing.")),
  },
});
