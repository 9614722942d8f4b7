import { query } from "../model.ts";
import { tierPolicy as policies, customerTier as writes } from "./table.ts";

export const customerTier = query(writes, new URL("./customer_tier.sql", import.meta.url));
export const tierPolicy = query(policies, new URL("./tier_policy.sql", import.meta.url));
