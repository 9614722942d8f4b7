import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { giveTo, unprivileged } from "./account.ts";
import { findProgram, freePort, Program, runProgram, versions } from "./program.ts";
import type { TestServer } from "./server.ts";

const folders = [...versions("/usr/lib/postgresql", "bin"), "/usr/local/bin", "/opt/homebrew/bin"];
const programs = { initdb: findProgram(["initdb"], folders), postgres: findProgram(["postgres"], folders) };

export const hasPostgres = programs.initdb !== null && programs.postgres !== null;

/** A PostgreSQL of the tests' own in a temporary folder, reachable by 127.0.0.1 with a password alone. */
export async function startPostgres(): Promise<TestServer> {
  const account = unprivileged("postgres");
  const folder = mkdtempSync(join(tmpdir(), "tessera-postgres-"));
  const password = "s3cret:p@ss/word";
  const words = join(folder, "password");
  const data = join(folder, "data");
  writeFileSync(words, password);
  for (const path of [folder, words]) giveTo(path, account);
  runProgram(
    programs.initdb!,
    [
      "-D",
      data,
      "-U",
      "tessera",
      "-A",
      "scram-sha-256",
      `--pwfile=${words}`,
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ],
    { account, folder },
  );
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
    "fsync=off",
    "full_page_writes=off",
    "max_wal_size=4GB",
    "shared_buffers=64MB",
  ];
  const start = () =>
    new Program(programs.postgres!, ["-D", data, "-p", String(port), ...settings.flatMap((s) => ["-c", s])], {
      account,
      folder,
    });
  let program = start();
  const urlOf = (database: string, as = `tessera:${encodeURIComponent(password)}`) =>
    `postgresql://${as}@127.0.0.1:${port}/${database}`;
  const run = async (database: string, sql: string) => {
    const client = new pg.Client({ connectionString: urlOf(database) });
    client.on("error", () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    } finally {
      await client.end();
    }
  };
  const isUp = async () => {
    await run("postgres", "SELECT 1");
  };
  await program.answers(isUp);
  let databases = 0;
  return {
    format: "postgres",
    port,
    password,
    url: urlOf,
    run,
    create: async () => {
      const name = `test_${++databases}`;
      await run("postgres", `CREATE DATABASE ${name}`);
      return name;
    },
    kill: () => program.stop("SIGKILL"),
    restart: async () => {
      program = start();
      await program.answers(isUp);
    },
    stop: async () => {
      await program.stop("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
