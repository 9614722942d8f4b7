import { query } from "../model.ts";
import { churn as writes } from "./table.ts";

export const churn = query(writes, new URL("./churn.sql", import.meta.url));
