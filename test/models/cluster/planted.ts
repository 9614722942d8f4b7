import { random } from "../../../ingest/index.ts";
import { features } from "../../../models/cluster/features.ts";

type Columns = Parameters<typeof import("../../../models/cluster/clusters.ts").fitClusters>[0];

/** What each planted group does; the rest is alike. */
export interface Group {
  customers: number;
  /** Mean purchase days, spend per purchase day, days since the last. */
  purchases: number;
  spend: number;
  since: number;
}

/** Customers of groups that are as wide as given, on a logarithmic scale; `group` says where each came from. */
export function planted(groups: readonly Group[], width: number, seed: string) {
  const dice = random(seed);
  const of = groups.flatMap((group, i) => Array.from({ length: group.customers }, () => i));
  const n = of.length;
  const columns = Object.fromEntries(
    features.map(({ column }) => [column, new Float64Array(n)]),
  ) as unknown as { [K in keyof Columns]: Float64Array };
  for (let i = 0; i < n; i++) {
    const { purchases, spend, since } = groups[of[i]!]!;
    const about = (mean: number) => mean * Math.exp(dice.normal(0, width));
    columns.purchase_days[i] = Math.max(1, Math.round(about(purchases)));
    columns.mean_spend[i] = about(spend);
    columns.net_spend[i] = columns.purchase_days[i]! * columns.mean_spend[i]!;
    columns.days_since_purchase[i] = Math.round(about(since));
    columns.tenure[i] = columns.days_since_purchase[i]! + Math.round(about(900));
    columns.articles[i] = Math.max(1, Math.round(about(purchases * 1.5)));
    columns.margin[i] = 0.3 + dice.normal(0, 0.01);
    columns.return_share[i] = 0.05 * dice.uniform();
  }
  return { columns: columns as Columns, group: Uint8Array.from(of) };
}

/** Customers in another order, or with money in another unit. */
export function changed(columns: Columns, order: readonly number[], rate = 1): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      Float64Array.from(order, (i) => values[i]! * (/spend/.test(name) ? rate : 1)),
    ]),
  ) as unknown as Columns;
}
