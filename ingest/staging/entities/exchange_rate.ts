import { code, day, rate } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const exchangeRate = entity("exchange_rate", {
  grain: "One row per currency and day.",
  key: ["currency", "day"],
  columns: {
    currency: code("ISO 4217 code of the foreign currency."),
    day: day("Day from which the rate holds."),
    rate: rate("Base currency for one unit of the foreign currency."),
  },
});
