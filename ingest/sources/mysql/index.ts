import mysql, { type Connection, type FieldPacket } from "mysql2";
import type { Address } from "../database/address.ts";
import { DatabaseError } from "../database/fault.ts";
import type { Cell, DatabaseSession, Relation, SourceColumn } from "../database/session.ts";
import { describe } from "./columns.ts";
import { copyLines } from "./copy.ts";
import { padding, relationSql, selectList, sinceSql } from "./sql.ts";
import { tables } from "./tables.ts";
import { troubleOf } from "./trouble.ts";

/** How long a question about the database may take; the reading of rows is watched for standing still instead. */
const timeout = 300_000;

export interface Answer {
  readonly rows: readonly (readonly Cell[])[];
  readonly fields: readonly FieldPacket[];
}

/** Asks a question; every answer is text. Values are bound by the server, in a statement of their own. */
export type Ask = (sql: string) => Promise<Answer>;

export async function openMysql(address: Address): Promise<DatabaseSession> {
  const connection = mysql.createConnection({
    ...(address.socket ? { socketPath: address.socket } : { host: address.host, port: address.port }),
    user: address.user,
    password: address.password,
    database: address.database,
    charset: "utf8mb4",
    connectTimeout: address.connectSeconds * 1000,
    enableKeepAlive: true,
    // The server's request for a file of this machine is never granted
    flags: ["-LOCAL_FILES"],
    ...(address.tls
      ? {
          ssl: {
            rejectUnauthorized: address.tls.isVerified,
            verifyIdentity: address.tls.isVerified,
            ...(address.tls.ca ? { ca: address.tls.ca } : {}),
          },
        }
      : {}),
  });
  const fail = (cause: unknown) => new DatabaseError(troubleOf(cause), address, cause);
  // A connection that breaks between two questions fails the next one, which reports it
  connection.on("error", () => undefined);
  const ask: Ask = (sql) =>
    new Promise((resolve, reject) => {
      connection.query({ sql, rowsAsArray: true, typeCast: false, timeout }, (error, rows, fields) => {
        if (error) reject(fail(error));
        else resolve({ rows: Array.isArray(rows) ? (rows as (Buffer | null)[][]).map(asText) : [], fields });
      });
    });
  const bind = (sql: string, values: readonly (string | number)[]) =>
    new Promise<void>((resolve, reject) => {
      connection.execute(sql, [...values], (error) => (error ? reject(fail(error)) : resolve()));
    });
  await connected(connection).catch((cause) => {
    connection.destroy();
    throw fail(cause);
  });
  await begin(ask);

  const one = async (sql: string) => (await ask(sql)).rows[0]![0] ?? null;
  return {
    columns: (relation) => describe(ask, relation, address.name),
    clock: async () => Math.floor(Number(await one("SELECT UNIX_TIMESTAMP(NOW(3)) * 1000"))),
    largest: (relation, { name }) =>
      one(`SELECT CAST(MAX(${mysql.escapeId(name, true)}) AS CHAR) FROM ${relationSql(relation)}`),
    copy: async (relation, columns, since, path, tell) => {
      let where = "";
      if (since) {
        const { set, values, condition } = sinceSql(since);
        await bind(set, values);
        where = ` WHERE ${condition}`;
      }
      const list = `${selectList(columns)}${padding(columns)}`;
      return copyLines(connection, `SELECT ${list} FROM ${relationSql(relation)}${where}`, path, tell).catch(
        (cause) => {
          throw fail(cause);
        },
      );
    },
    sample: (relation, columns, rows) => sampleOf(ask, relation, columns, rows),
    tables: () => tables(ask),
    close: () => closed(connection),
  };
}

const asText = (row: readonly (Buffer | null)[]): Cell[] =>
  row.map((value) => value?.toString("utf8") ?? null);

const connected = (connection: Connection) =>
  new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });

/** Waits for the farewell of a connection that is still whole; another is cut. */
const closed = (connection: Connection) =>
  new Promise<void>((resolve) => {
    const done = () => {
      connection.destroy();
      resolve();
    };
    setTimeout(done, 2_000).unref();
    connection.end(done);
  });

/** A server or a user may come with settings of its own that would change how values are written or compared. */
async function begin(ask: Ask): Promise<void> {
  await ask(
    "SET time_zone = '+00:00', sql_mode = '', net_write_timeout = 3600, net_read_timeout = 3600, wait_timeout = 28800, SESSION group_concat_max_len = 1048576",
  );
  await ask("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  await ask("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
}

async function sampleOf(ask: Ask, relation: Relation, columns: readonly SourceColumn[], rows: number) {
  const limit = Math.max(0, Math.floor(rows));
  const found = await ask(`SELECT ${selectList(columns)} FROM ${relationSql(relation)} LIMIT ${limit}`);
  return columns.map((_, c) => found.rows.map((row) => row[c] ?? null));
}
