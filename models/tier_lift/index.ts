import { query } from "../model.ts";
import * as tables from "./table.ts";

export const bestYear = query(tables.bestYear, new URL("./best_year.sql", import.meta.url));
export const tierLift = query(tables.tierLift, new URL("./tier_lift.sql", import.meta.url));
