import { query } from "../model.ts";
import { customerMix as writes } from "./table.ts";

export const customerMix = query(writes, new URL("./customer_mix.sql", import.meta.url));
