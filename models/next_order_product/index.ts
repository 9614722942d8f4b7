import { query } from "../model.ts";
import * as tables from "./table.ts";

export { productRhythms } from "./product_rhythms.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

export const productRhythm = query(tables.productRhythm, sql("product_rhythm"));
export const nextOrderProduct = query(tables.nextOrderProduct, sql("next_order_product"));
