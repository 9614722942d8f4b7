import { day, key, nullable, oneOf, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const arms = ["treated", "control"] as const;

export const campaignTouch = entity("campaign_touch", {
  grain: "One row per customer and campaign.",
  key: ["campaign_id", "customer_id"],
  customer: "customer_id",
  columns: {
    campaign_id: key("The campaign."),
    customer_id: key("The customer."),
    day: day("Day of the touch, or of the draw for a control."),
    arm: oneOf(arms, "Whether the customer was treated or held out."),
    response: nullable(text("What the customer did, in the source's words.")),
  },
});
