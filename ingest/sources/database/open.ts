import { openMysql } from "../mysql/index.ts";
import { openPostgres } from "../postgres/index.ts";
import type { Address } from "./address.ts";
import type { DatabaseSession } from "./session.ts";

/** Connects and begins the transaction that everything is read in. */
export const openSession = (address: Address): Promise<DatabaseSession> =>
  address.format === "postgres" ? openPostgres(address) : openMysql(address);
