import { query } from "../model.ts";
import { identityQueue as writes } from "./table.ts";

export const identityQueue = query(writes, new URL("./identity_queue.sql", import.meta.url));
