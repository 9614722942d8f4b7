import type { Entry } from "./entry.ts";

type Why = (entry: Entry) => string | undefined;

/** Entries that other tests answer, on the real database, by the file that does. */
export const answeredIn: Why = ({ dataset, quantity }) => {
  if (dataset.startsWith("rfm_data_orders")) return "test/models/rfm_segment/reference.test.ts";
  if (dataset.startsWith("toy") && /^(daily|monetary \(daily\))/.test(quantity))
    return "test/models/customer_rfm/customer_rfm.test.ts";
  return undefined;
};

/** Entries that nothing answers, and why. */
export const unanswered: Why = ({ dataset, model, quantity }) => {
  if (model === "GGom/NBD") return "GGom/NBD is not among the models";
  if (dataset.startsWith("rfm_data_customer")) return "its 39,999 customers are not with the reference data";
  if (dataset.startsWith("toy") && quantity.includes("week"))
    return "histories are in days, never in calendar weeks";
  if (dataset.startsWith("toy") && model.includes("segmentation convention"))
    return "another convention: frequency counts the first purchase, recency runs backwards";
  if (quantity.startsWith("rfm_segments") || model.startsWith("rfm_segments"))
    return "another product's rules";
  return undefined;
};

/** Parts of an entry that no data here can answer. */
export const unansweredParts: Readonly<Record<string, readonly string[]>> = {
  // The gifts of each year are not among the histories
  "tracking actual/expected 1996-2006": ["actual"],
  // Printed as 4; the data have 3.40, and all else of the table agrees
  "monetary summary of repeaters (39 wks)": ["skew"],
};
