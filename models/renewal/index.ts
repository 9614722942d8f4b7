import { type Model, query } from "../model.ts";
import { alive } from "./alive.ts";
import { renewals as curve } from "./renewals.ts";
import * as tables from "./table.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

/** Customers who buy every period, from their days to what is to be expected of them. */
export const renewals: readonly Model[] = [
  query(tables.renewalHistory, sql("renewal_history")),
  query(tables.renewalCount, sql("renewal_count")),
  query(tables.renewalPattern, sql("renewal_pattern")),
  curve,
  alive,
  query(tables.renewal, sql("renewal")),
  query(tables.renewalScore, sql("renewal_score")),
];
