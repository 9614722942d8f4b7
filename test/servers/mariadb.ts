import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mysql from "mysql2/promise";
import { giveTo, unprivileged } from "./account.ts";
import { findProgram, freePort, Program, runProgram } from "./program.ts";
import type { TestServer } from "./server.ts";

const folders = ["/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];
const programs = {
  install: findProgram(["mariadb-install-db", "mysql_install_db"], folders),
  server: findProgram(["mariadbd"], folders),
};

export const hasMariadb = programs.install !== null && programs.server !== null;

/** A MariaDB of the tests' own in a temporary folder, reachable by 127.0.0.1 with a password alone. */
export async function startMariadb(): Promise<TestServer> {
  const account = unprivileged("mysql");
  const folder = mkdtempSync(join(tmpdir(), "tessera-mariadb-"));
  const data = join(folder, "data");
  const password = "s3cret:p@ss/word";
  const users = join(folder, "users.sql");
  writeFileSync(
    users,
    `CREATE OR REPLACE USER tessera@'127.0.0.1' IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO tessera@'127.0.0.1' WITH GRANT OPTION;\n`,
  );
  for (const path of [folder, users]) giveTo(path, account);
  runProgram(
    programs.install!,
    ["--no-defaults", `--datadir=${data}`, "--skip-test-db", "--auth-root-authentication-method=normal"],
    { account, folder },
  );
  const port = await freePort();
  const settings = [
    "--no-defaults",
    `--datadir=${data}`,
    "--bind-address=127.0.0.1",
    `--port=${port}`,
    `--socket=${join(folder, "socket")}`,
    `--pid-file=${join(folder, "pid")}`,
    `--init-file=${users}`,
    "--skip-name-resolve",
    "--innodb-flush-log-at-trx-commit=2",
    "--innodb-flush-method=nosync",
    "--innodb-buffer-pool-size=128M",
    "--character-set-server=utf8mb4",
    "--max-allowed-packet=256M",
  ];
  const start = () => new Program(programs.server!, settings, { account, folder });
  let program = start();
  const urlOf = (database: string, as = `tessera:${encodeURIComponent(password)}`) =>
    `mysql://${as}@127.0.0.1:${port}/${database}`;
  const run = async (database: string, sql: string) => {
    const connection = await mysql.createConnection({
      uri: urlOf(database),
      multipleStatements: true,
      charset: "utf8mb4",
    });
    try {
      const [rows] = await connection.query(sql);
      return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
    } finally {
      await connection.end();
    }
  };
  const isUp = async () => {
    await run("mysql", "SELECT 1");
  };
  await program.answers(isUp);
  let databases = 0;
  return {
    format: "mysql",
    port,
    password,
    url: urlOf,
    run,
    create: async () => {
      const name = `test_${++databases}`;
      await run("mysql", `CREATE DATABASE ${name}`);
      return name;
    },
    kill: () => program.stop("SIGKILL"),
    restart: async () => {
      program = start();
      await program.answers(isUp);
    },
    stop: async () => {
      await program.stop("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
