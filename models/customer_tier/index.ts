import { query } from "../model.ts";
import { customerTier as writes } from "./table.ts";

export const customerTier = query(writes, new URL("./customer_tier.sql", import.meta.url));
