import { type Model, query } from "../model.ts";
import { covariateLevels } from "./known.ts";
import * as tables from "./table.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

/** The covariates of every customer, and the number of its group; others join it. */
export const customerCovariate = query(tables.customerCovariate, sql("customer_covariate"));

/** What is known of customers beforehand, beside their purchases, and what it does to them. */
export const covariates: readonly Model[] = [
  customerCovariate,
  query(tables.covariateGroups, sql("covariate_group")),
  covariateLevels,
  { ...query(tables.purchaseHistory, sql("purchase_history")), isView: true },
  query(tables.covariateEffect, sql("covariate_effect")),
];
