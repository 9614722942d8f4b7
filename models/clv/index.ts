import { query } from "../model.ts";
import { clv as writes } from "./table.ts";

export { clvIntervals } from "./composed.ts";

export const clv = query(writes, new URL("./clv.sql", import.meta.url));
