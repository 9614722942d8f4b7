import { readFile } from "node:fs/promises";
import { quote, type Table, type Warehouse } from "../../ingest/index.ts";

/** Where published tables are written while work goes on beside them. */
export const snapshot = "snapshot";

const isPublished = (table: Table) => /^(mart|meta)\./.test(table.name);

export async function readSql(url: URL): Promise<string> {
  return (await readFile(url, "utf8")).trim().replace(/;$/, "");
}

/** Asks the binder whether a SELECT gives exactly the declared columns, before a row is read. */
export async function checkContract(db: Warehouse, table: Table, sql: string): Promise<void> {
  const found = await db.describe(sql);
  const declared = Object.entries(table.columns).map(([name, c]) => ({ name, type: c.sql }));
  const show = (columns: { name: string; type: string }[]) =>
    columns.map((c) => `${c.name} ${typeName(c.type)}`);
  const [is, should] = [show(found), show(declared)];
  const differs = should.flatMap((s, i) =>
    s === is[i] ? [] : [`${s} is declared, ${is[i] ?? "nothing"} is given`],
  );
  if (is.length > should.length) differs.push(`${is.slice(should.length).join(", ")} is not declared`);
  if (differs.length > 0) throw new Error(`${table.name} breaks its declaration: ${differs.join("; ")}`);
}

const typeName = (type: string) => (type === "TIMESTAMPTZ" ? "TIMESTAMP WITH TIME ZONE" : type);

/**
 * Makes a table from a SELECT: a published one in the snapshot, with a view of the same name for the models that
 * read it; any other in the work file. Rows are ordered by customer first, so that one customer's lie together.
 */
export async function materialise(
  db: Warehouse,
  table: Table,
  sql: string,
  { isView = false } = {},
): Promise<number> {
  await checkContract(db, table, sql);
  if (isView) {
    await db.run(`CREATE VIEW ${table.name} AS ${sql}`);
    return 0;
  }
  const target = isPublished(table) ? `${snapshot}.${table.name}` : table.name;
  const order = isPublished(table) ? orderOf(table) : "";
  const rows = await db.run(`CREATE TABLE ${target} AS SELECT * FROM (${sql})${order}`);
  if (isPublished(table)) await db.run(`CREATE VIEW ${table.name} AS SELECT * FROM ${target}`);
  return rows;
}

function orderOf({ key }: Table): string {
  if (key.length === 0) return "";
  const customer = key.filter((k) => k === "customer_key");
  const rest = key.filter((k) => k !== "customer_key");
  return ` ORDER BY ${[...customer, ...rest].map(quote).join(", ")}`;
}
