import { query } from "../model.ts";
import { ownerCollision as writes } from "./table.ts";

export const ownerCollision = query(writes, new URL("./owner_collision.sql", import.meta.url));
