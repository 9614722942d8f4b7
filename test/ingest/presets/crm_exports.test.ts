import { presets } from "../../../ingest/index.ts";
import { holds } from "./claim.ts";
import { folder } from "./sample.ts";

holds([
  {
    preset: "salesforce",
    title: "Salesforce, won opportunities as revenue",
    sources: presets.salesforce({ folder, revenue: "won" }),
    baseCurrency: "EUR",
    revenue: [["salesforce:001A00000100001", "600.00", "0.00"]],
    setAside: ["opportunity.expected_close", "opportunity.closed_on", "order_line.day"],
  },
  {
    preset: "salesforce",
    title: "Salesforce, order items as revenue",
    sources: presets.salesforce({ folder, revenue: "orders" }),
    baseCurrency: "EUR",
    revenue: [["salesforce:001A00000100001", "350.00", "-150.00"]],
    setAside: ["opportunity.expected_close", "opportunity.closed_on"],
  },
  {
    preset: "hubspot",
    title: "HubSpot, won deals as revenue",
    sources: presets.hubspot({ folder, revenue: "won", stages: { won: ["Contract signed"] } }),
    baseCurrency: "EUR",
    revenue: [["hubspot:101", "850.00", "0.00"]],
    setAside: ["opportunity.amount", "order_line.net_amount"],
  },
  {
    preset: "espocrm",
    title: "EspoCRM, won opportunities as revenue",
    sources: presets.espocrm({ folder, revenue: "won" }),
    baseCurrency: "EUR",
    revenue: [["espocrm:a01", "600.00", "0.00"]],
    setAside: ["opportunity.expected_close", "opportunity.closed_on", "order_line.day"],
  },
]);
