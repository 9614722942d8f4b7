import { query } from "../model.ts";
import { spendScore as writes } from "./table.ts";

export { spend } from "./spend.ts";

export const spendScore = query(writes, new URL("spend_score.sql", import.meta.url));
