import { query } from "../model.ts";
import { customerRfm as writes } from "./table.ts";

export const customerRfm = query(writes, new URL("./customer_rfm.sql", import.meta.url));
