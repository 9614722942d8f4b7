import { query } from "../model.ts";
import { tierMigration as writes } from "./table.ts";

export const tierMigration = query(writes, new URL("./tier_migration.sql", import.meta.url));
