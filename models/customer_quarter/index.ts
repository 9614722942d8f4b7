import { query } from "../model.ts";
import { customerQuarter as writes } from "./table.ts";

export const customerQuarter = query(writes, new URL("./customer_quarter.sql", import.meta.url));
