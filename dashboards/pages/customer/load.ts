import type { Client } from "../../data/client.ts";
import { together } from "../../data/together.ts";

export type CustomerData = Awaited<ReturnType<typeof loadCustomer>>;

/** The orders of the timeline; the record itself carries only the latest twenty. */
export const timelineOrders = 500;

export async function loadCustomer(
  client: Client,
  key: string,
  lang: "en" | "zh",
  request: { signal: AbortSignal },
) {
  return together(() => ({
    record: client.customer(key, { lang }, request),
    models: client.table(
      "model",
      { where: { language: lang }, fields: ["model", "title"], limit: 200 },
      request,
    ),
    orders: client.table(
      "customer_order",
      { where: { customer_key: key }, order: ["-day"], limit: timelineOrders, count: true },
      request,
    ),
    contacts: client.table(
      "customer_interaction",
      { where: { customer_key: key }, order: ["-day"], limit: 200 },
      request,
    ),
  }));
}
