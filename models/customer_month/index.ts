import { type QueryModel, query } from "../model.ts";
import * as tables from "./table.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

/** What was known of each customer at the end of past months, in steps that each are one SELECT. */
export const customerMonth: readonly QueryModel[] = [
  query(tables.monthEnd, sql("month_end")),
  query(tables.customerNumber, sql("customer_no")),
  query(tables.lateReturn, sql("late_return")),
  query(tables.reversedPurchase, sql("reversed_purchase")),
  query(tables.openOpportunity, sql("open_opportunity")),
  query(tables.customerChange, sql("customer_change")),
  query(tables.companyMonth, sql("company_month")),
  query(tables.customerMonth, sql("customer_month")),
];
