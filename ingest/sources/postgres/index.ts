import pg from "pg";
import type { Address } from "../database/address.ts";
import { DatabaseError } from "../database/fault.ts";
import { isPadded } from "../database/lines.ts";
import type { Cell, DatabaseSession, Relation, Since, SourceColumn } from "../database/session.ts";
import { describe } from "./columns.ts";
import { copyLines } from "./copy.ts";
import { relationSql, selectList, sinceSql } from "./sql.ts";
import { tables } from "./tables.ts";
import { troubleOf } from "./trouble.ts";

/** Values exactly as the server writes them. */
const asText = { getTypeParser: () => (value: string | Buffer) => String(value) };

/** How long a question about the database may take; the reading of rows is watched for standing still instead. */
const questionMilliseconds = 300_000;

/** Asks a question with bound values; every answer is text. */
export type Ask = (sql: string, values?: readonly unknown[]) => Promise<pg.QueryArrayResult<Cell[]>>;

export async function openPostgres(address: Address): Promise<DatabaseSession> {
  const client = new pg.Client({
    host: address.socket ?? address.host,
    port: address.port,
    user: address.user,
    password: address.password,
    database: address.database,
    application_name: "tessera",
    connectionTimeoutMillis: address.connectSeconds * 1000,
    keepAlive: true,
    ssl: address.tls
      ? { rejectUnauthorized: address.tls.isVerified, ...(address.tls.ca ? { ca: address.tls.ca } : {}) }
      : false,
  });
  const fail = (cause: unknown) => new DatabaseError(troubleOf(cause), address, cause);
  // A connection that breaks between two questions fails the next one, which reports it
  client.on("error", () => undefined);
  const ask: Ask = async (text, values = []) => {
    const query = {
      text,
      values: [...values],
      rowMode: "array" as const,
      types: asText,
      queryMode: "extended",
    };
    try {
      return await client.query<Cell[]>(query as pg.QueryArrayConfig);
    } catch (cause) {
      throw fail(cause);
    }
  };
  try {
    await client.connect();
    await begin(client, address.schema);
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw fail(cause);
  }

  const one = async (sql: string, values?: readonly unknown[]) => (await ask(sql, values)).rows[0]![0]!;
  return {
    columns: (relation) => describe(ask, relation, address.name),
    clock: async () =>
      Math.floor(Number(await one("SELECT extract(epoch FROM transaction_timestamp()) * 1000"))),
    largest: (relation, { name }) =>
      one(`SELECT max(${pg.escapeIdentifier(name)})::text FROM ${relationSql(relation)}`),
    copy: async (relation, columns, since, path, tell) => {
      const where = since ? ` WHERE ${await boundSince(ask, since)}` : "";
      const padding = isPadded(columns) ? ", ''" : "";
      const select = `SELECT ${selectList(columns)}${padding} FROM ${relationSql(relation)}${where}`;
      return copyLines(client, select, path, tell).catch((cause) => {
        throw fail(cause);
      });
    },
    sample: (relation, columns, rows) => sampleOf(ask, relation, columns, rows),
    tables: () => tables(ask),
    close: () => client.end().catch(() => undefined),
  };
}

/** A role or a database may come with settings of its own that would change how values are written. */
async function begin(client: pg.Client, schema: string | null): Promise<void> {
  const version = Number((await client.query("SHOW server_version_num")).rows[0].server_version_num);
  const settings: Record<string, string> = {
    client_encoding: "UTF8",
    datestyle: "ISO, YMD",
    intervalstyle: "iso_8601",
    timezone: "UTC",
    bytea_output: "hex",
    // Shortest exact text from version 12 on; before, anything above 0 writes 32.3800011 for 32.38
    extra_float_digits: version >= 120_000 ? "1" : "0",
    statement_timeout: String(questionMilliseconds),
    lock_timeout: "60000",
    idle_in_transaction_session_timeout: "0",
  };
  if (schema) settings.search_path = pg.escapeIdentifier(schema);
  await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  for (const [name, value] of Object.entries(settings))
    await client.query("SELECT set_config($1, $2, false)", [name, value]);
}

/** COPY takes no parameters, so the bound value reaches it by a setting of the transaction. */
async function boundSince(ask: Ask, since: Since): Promise<string> {
  const { value, where } = sinceSql(since.column);
  await ask(`SELECT set_config('tessera.since', (${value})::text, true)`, [
    since.last,
    ...(value.includes("$2") ? [since.overlapMinutes * 60] : []),
  ]);
  return where;
}

async function sampleOf(ask: Ask, relation: Relation, columns: readonly SourceColumn[], rows: number) {
  const found = await ask(`SELECT ${selectList(columns)} FROM ${relationSql(relation)} LIMIT $1`, [rows]);
  return columns.map((_, c) => found.rows.map((row) => row[c] ?? null));
}
