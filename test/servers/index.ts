import { hasMariadb, startMariadb } from "./mariadb.ts";
import { hasPostgres, startPostgres } from "./postgres.ts";
import type { TestServer } from "./server.ts";

export type { TestServer } from "./server.ts";
export { hasMariadb, hasPostgres, startMariadb, startPostgres };

/** Both servers by the name a reader knows, whether this machine has them, and how to start one. */
export const servers: readonly { name: string; isHere: boolean; start: () => Promise<TestServer> }[] = [
  { name: "PostgreSQL", isHere: hasPostgres, start: startPostgres },
  { name: "MariaDB", isHere: hasMariadb, start: startMariadb },
];
