import { query } from "../model.ts";
import { tierValueMonth as writes } from "./table.ts";

export const tierValueMonth = query(writes, new URL("./tier_value_month.sql", import.meta.url));
