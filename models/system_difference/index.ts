import { query } from "../model.ts";
import { systemDifference as rows, systemDifferenceTotal as totals } from "./table.ts";

export const systemDifference = query(rows, new URL("./system_difference.sql", import.meta.url));
export const systemDifferenceTotal = query(totals, new URL("./system_difference_total.sql", import.meta.url));
