import type { Address } from "./address.ts";
import type { DatabaseSession } from "./session.ts";

/** Connects and begins the transaction that everything is read in. A driver is loaded when it is first needed. */
export async function openSession(address: Address): Promise<DatabaseSession> {
  if (address.format === "postgres") {
    const { openPostgres } = await import("../postgres/index.ts");
    return openPostgres(address);
  }
  const { openMysql } = await import("../mysql/index.ts");
  return openMysql(address);
}
