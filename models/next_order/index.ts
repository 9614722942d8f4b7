import { query } from "../model.ts";
import { nextOrder as writes } from "./table.ts";

export const nextOrder = query(writes, new URL("./next_order.sql", import.meta.url));
