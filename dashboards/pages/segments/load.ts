import { type Client, type Tier, tiers, type Where } from "../../data/client.ts";
import { together } from "../../data/together.ts";
import type { Sort } from "../../shell/data_table.tsx";

type Request = { signal: AbortSignal };

export type Frame = Awaited<ReturnType<typeof loadFrame>>;
export type Selection = Awaited<ReturnType<typeof loadSelection>>;

/** Customers whose regions, channels … the filters offer: the largest thousand name them all in most companies. */
const offered = ["region", "channel", "industry", "owner_name"] as const;

/** What does not depend on the filters: thresholds, treatments, clusters, the segments and their cells, and the values to choose from. */
export async function loadFrame(client: Client, lang: "en" | "zh", request: Request) {
  const pairs = (basis: "order" | "customer") =>
    client.table(
      "product_pair",
      { where: { basis, is_significant: true }, order: ["-log_likelihood_ratio"], limit: 12 },
      request,
    );
  const treatment = (tier: Tier) =>
    client.table(
      "customer_tier",
      { where: { tier }, fields: ["treatment", "service_cost_cap"], limit: 1 },
      request,
    );
  const answers = await together(() => ({
    thresholds: client.table("tier_threshold", { order: ["-month_end"], limit: 2 }, request),
    cells: client.table("rfm_cell", { limit: 25 }, request),
    rules: client.table("rfm_rule", { limit: 126 }, request),
    values: client.table("customer", { fields: offered, order: ["-net_revenue"], limit: 1000 }, request),
    clusters: client.table("cluster", { limit: 100, order: ["cluster"] }, request),
    conversion: client.table("conversion", { limit: 1000, lang }, request),
    orderPairs: pairs("order"),
    customerPairs: pairs("customer"),
    build: client.table("build", {}, request),
    ...(Object.fromEntries(tiers.map((tier) => [tier, treatment(tier)])) as Record<
      Tier,
      ReturnType<typeof treatment>
    >),
  }));
  const options = Object.fromEntries(
    offered.map((column) => [
      column,
      [...new Set(answers.values.rows.map((row) => row[column]))].filter((v) => v !== null).sort(),
    ]),
  ) as Record<(typeof offered)[number], string[]>;
  const { values: _, ...rest } = answers;
  return { ...rest, options };
}

export const pageSize = 25;

/** The customers that pass the filters: their sums, and one page of the list. */
export async function loadSelection(
  client: Client,
  {
    where,
    sort,
    cursor,
    lang,
  }: { where: Where<"customer_list">; sort: Sort; cursor: string | undefined; lang: "en" | "zh" },
  request: Request,
) {
  return together(() => ({
    summary: client.summary(where, {}, request),
    list: client.table(
      "customer_list",
      { where, order: orderOf(sort), limit: pageSize, cursor, lang },
      request,
    ),
  }));
}

export function orderOf({ column, isDescending }: Sort) {
  return [`${isDescending ? "-" : ""}${column}` as "-established_value"];
}
