import { query } from "../model.ts";
import { transactionScore as writes } from "./table.ts";

export { transactions } from "./transactions.ts";

export const transactionScore = query(writes, new URL("transaction_score.sql", import.meta.url));
