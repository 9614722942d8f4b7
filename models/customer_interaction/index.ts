import { query } from "../model.ts";
import { customerInteraction as writes } from "./table.ts";

export const customerInteraction = query(writes, new URL("./customer_interaction.sql", import.meta.url));
