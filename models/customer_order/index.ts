import { query } from "../model.ts";
import { customerOrder as writes } from "./table.ts";

export const customerOrder = query(writes, new URL("./customer_order.sql", import.meta.url));
