import { type Model, query } from "../model.ts";
import { productPairs } from "./product_pairs.ts";
import * as tables from "./table.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

/** Articles that go together. */
export const productPair: readonly Model[] = [
  query(tables.productNo, sql("product_no")),
  query(tables.productBasket, sql("product_basket")),
  productPairs,
  query(tables.productPair, sql("product_pair")),
];
