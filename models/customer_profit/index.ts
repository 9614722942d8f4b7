import { query } from "../model.ts";
import * as tables from "./table.ts";

const at = (name: string) => new URL(`./${name}.sql`, import.meta.url);

export const customerProfit = query(tables.customerProfit, at("customer_profit"));
export const profitBearer = query(tables.profitBearer, at("profit_bearer"));
export const profitOverhead = query(tables.profitOverhead, at("profit_overhead"));
export const profitTotal = query(tables.profitTotal, at("profit_total"));
