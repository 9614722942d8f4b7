import { query } from "../model.ts";
import { cohortMonth as writes } from "./table.ts";

export const cohortMonth = query(writes, new URL("./cohort_month.sql", import.meta.url));
