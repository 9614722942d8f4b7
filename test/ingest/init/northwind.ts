import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestServer } from "../../servers/index.ts";

const script = fileURLToPath(new URL("../../../../shared/data/northwind/northwind.sql", import.meta.url));
export const hasNorthwind = existsSync(script);

/** Fills a database of the server with Northwind and gives its URL. */
export async function fillNorthwind(server: TestServer): Promise<string> {
  const database = await server.create();
  const sql = readFileSync(script, "utf8");
  await server.run(database, server.format === "mysql" ? forMysql(sql) : sql);
  return server.url(database);
}

/** The script is PostgreSQL's; MySQL wants other words for the same. */
const forMysql = (sql: string): string =>
  sql
    .replace(/^SET .*;$/gm, "")
    .replace(/ALTER TABLE ONLY \w+\s+ADD CONSTRAINT \w+ FOREIGN KEY[^;]*;/g, "")
    .replaceAll("ALTER TABLE ONLY", "ALTER TABLE")
    .replaceAll("character varying", "varchar")
    .replaceAll("bytea", "blob")
    .replace(/^---.*$/gm, "");
