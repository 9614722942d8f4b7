import { query } from "../model.ts";
import { identityEdge as writes } from "./table.ts";

export const identityEdge = query(writes, new URL("./identity_edge.sql", import.meta.url));
