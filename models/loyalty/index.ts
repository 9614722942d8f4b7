import { query } from "../model.ts";
import * as tables from "./table.ts";

export const loyalty = query(tables.loyalty, new URL("./loyalty.sql", import.meta.url));
export const loyaltyPart = query(tables.loyaltyPart, new URL("./loyalty_part.sql", import.meta.url));
export const loyaltyWeight = query(tables.loyaltyWeight, new URL("./loyalty_weight.sql", import.meta.url));
