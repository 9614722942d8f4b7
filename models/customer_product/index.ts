import { query } from "../model.ts";
import { customerProduct as writes } from "./table.ts";

export const customerProduct = query(writes, new URL("./customer_product.sql", import.meta.url));
