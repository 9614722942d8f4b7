import { type QueryModel, query } from "../model.ts";
import * as tables from "./table.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

/** What was known of each customer on past days, in steps that each are one SELECT. */
export const churnFeature: readonly QueryModel[] = [
  query(tables.churnCutOff, sql("churn_cut_off")),
  query(tables.churnPurchase, sql("churn_purchase")),
  query(tables.churnBasket, sql("churn_basket")),
  query(tables.churnContact, sql("churn_contact")),
  query(tables.churnAccount, sql("churn_account")),
  query(tables.churnFeature, sql("churn_feature")),
];
