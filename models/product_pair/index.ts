import { query } from "../model.ts";
import * as tables from "./table.ts";

export { productPairs } from "./product_pairs.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

export const productPairCount = query(tables.productPairCount, sql("product_pair_count"));
export const productPair = query(tables.productPair, sql("product_pair"));
