import { key, nullable, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const owner = entity("owner", {
  grain: "One row per person or team in charge of customers.",
  key: ["owner_id"],
  columns: {
    owner_id: key("The owner's id."),
    name: nullable(text("Name.")),
    team: nullable(text("Team.")),
    territory: nullable(text("Territory.")),
  },
});
