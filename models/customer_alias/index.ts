import { query } from "../model.ts";
import { customerAlias as writes } from "./table.ts";

export const customerAlias = query(writes, new URL("./customer_alias.sql", import.meta.url));
