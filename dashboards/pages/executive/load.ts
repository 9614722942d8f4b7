import type { Client, Tier } from "../../data/client.ts";
import { together } from "../../data/together.ts";

export type ExecutiveData = Awaited<ReturnType<typeof loadExecutive>>;

const one = { limit: 1, count: true } as const;

/** Everything the overview shows, in one batch of requests to one build. */
export async function loadExecutive(client: Client, lang: "en" | "zh", request: { signal: AbortSignal }) {
  const list = (where: Parameters<typeof client.table<"customer_list">>[1]) =>
    client.table("customer_list", { ...one, lang, order: ["-established_value"], ...where }, request);
  const treatment = (tier: Tier) =>
    client.table("customer_tier", { where: { tier }, fields: ["treatment"], limit: 1 }, request);
  return together(() => ({
    months: client.table("kpi_month", { order: ["month"], limit: 1000 }, request),
    totals: client.table("kpi_total", {}, request),
    tierMonths: client.table("tier_value_month", { order: ["-month"], limit: 1000 }, request),
    migration: client.table("tier_migration", { order: ["-ends_on"], limit: 1000 }, request),
    cohorts: client.table("cohort_month", { order: ["-cohort", "period"], limit: 1000 }, request),
    forecast: client.table("forecast_interval", { limit: 100, lang }, request),
    fits: client.table(
      "model_fit",
      {
        where: { model: "transactions", kind: "state" },
        fields: ["model", "name", "note", "value"],
        limit: 100,
      },
      request,
    ),
    warnings: client.table("check", { where: { is_passed: false }, ...one }, request),
    fell: list({ where: { previous_tier: "high", tier: ["potential", "secondary", "low"] } }),
    overdue: list({ where: { tier: "high", is_overdue: true }, order: ["-revenue_at_risk"] }),
    falling: list({ where: { tier: "high", trend: "falling" } }),
    frozen: list({ where: { tier: "high", is_frozen: true } }),
    rising: list({ where: { tier: "potential", trend: "rising" }, order: ["-potential_value"] }),
    treatHigh: treatment("high"),
    treatPotential: treatment("potential"),
  }));
}
