import { day, key, money, nullable, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const campaign = entity("campaign", {
  grain: "One row per campaign.",
  key: ["campaign_id"],
  columns: {
    campaign_id: key("The campaign's id."),
    name: nullable(text("Name.")),
    channel: nullable(text("Channel: mail, telephone, advertisement.")),
    started_on: nullable(day("First day.")),
    ended_on: nullable(day("Last day.")),
    budget: nullable(money("Budget in base currency.")),
  },
});
