import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestServer } from "../../servers/index.ts";

const file = fileURLToPath(new URL("../../../../shared/data/northwind/northwind.sql", import.meta.url));

export const hasNorthwind = existsSync(file);

/** The Northwind company in a database of its own, as the file has it for PostgreSQL or translated for MariaDB. */
export async function createNorthwind(server: TestServer): Promise<string> {
  const database = await server.create();
  const sql = readFileSync(file, "utf8");
  await server.run(database, server.format === "postgres" ? sql : translated(sql));
  return database;
}

const types: readonly (readonly [RegExp, string])[] = [
  [/^(SET|--).*$/gm, ""],
  [/\bcharacter varying\b/g, "varchar"],
  [/\breal\b/g, "float"],
  [/\bbytea\b/g, "longblob"],
  [/\bALTER TABLE ONLY\b/g, "ALTER TABLE"],
];

/** Values stay as they are; only types and the constraints' words differ. */
function translated(sql: string): string {
  const keys = new Map(
    [...sql.matchAll(/ALTER TABLE ONLY (\w+)\s+ADD CONSTRAINT \w+ PRIMARY KEY \(([^)]+)\)/g)].map(
      ([, table, key]) => [table!, key!],
    ),
  );
  const [inserts, others] = [/^INSERT /, /^(?!INSERT )/].map((kind) =>
    sql
      .split("\n")
      .filter((l) => kind.test(l))
      .join("\n"),
  );
  const [tables, constraints] = [
    others!.slice(0, others!.indexOf("ALTER TABLE")),
    others!.slice(others!.indexOf("ALTER TABLE")),
  ];
  const inWords = (text: string) => types.reduce((t, [from, to]) => t.replace(from, to), text);
  const referring = constraints.replace(
    /REFERENCES (\w+);/g,
    (_, table: string) => `REFERENCES ${table} (${keys.get(table)});`,
  );
  return [
    "SET sql_mode = 'NO_BACKSLASH_ESCAPES'; SET foreign_key_checks = 0;",
    inWords(tables),
    inserts,
    inWords(referring),
  ].join("\n");
}
