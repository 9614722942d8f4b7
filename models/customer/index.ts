import { query } from "../model.ts";
import { customer as writes } from "./table.ts";

export const customer = query(writes, new URL("./customer.sql", import.meta.url));
