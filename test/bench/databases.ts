import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import mysql from "mysql2";
import pg from "pg";
import Cursor from "pg-cursor";
import { load, parseConfig } from "../../ingest/index.ts";
import { servers, type TestServer } from "../servers/index.ts";

export interface DatabaseSpeed {
  readonly name: string;
  readonly rows: number;
  /** The driver's own cursor over the same table, its rows read and dropped. */
  readonly cursorSeconds: number;
  readonly loadSeconds: number;
}

const table: Record<TestServer["format"], (rows: number) => string> = {
  postgres: (rows) => `
    CREATE TABLE lines AS SELECT i AS id, 'C' || i % 50000 AS customer, DATE '2020-01-01' + i % 1800 AS day,
      (i % 12)::smallint AS quantity, (i % 100000 / 7.0)::numeric(12, 2) AS net, (i % 90000 / 9.0)::numeric(12, 2) AS cost,
      'article ' || i % 5000 AS article, CASE WHEN i % 9 = 0 THEN NULL ELSE 'a note on line ' || i END AS note,
      TIMESTAMPTZ '2025-01-01 00:00:00+00' + i * INTERVAL '1 second' AS changed
    FROM generate_series(1, ${rows}) AS s(i);
    ALTER TABLE lines ADD PRIMARY KEY (id); ANALYZE lines`,
  mysql: (rows) => `
    CREATE TABLE lines (id int PRIMARY KEY, customer varchar(10), day date, quantity smallint, net decimal(12, 2), cost decimal(12, 2),
      article varchar(20), note varchar(40), changed timestamp)
    AS SELECT seq AS id, concat('C', seq % 50000) AS customer, date_add('2020-01-01', INTERVAL seq % 1800 DAY) AS day,
      seq % 12 AS quantity, round(seq % 100000 / 7, 2) AS net, round(seq % 90000 / 9, 2) AS cost,
      concat('article ', seq % 5000) AS article, if(seq % 9 = 0, NULL, concat('a note on line ', seq)) AS note,
      date_add('2025-01-01 00:00:00', INTERVAL seq SECOND) AS changed
    FROM seq_1_to_${rows}`,
};

const cursors: Record<TestServer["format"], (url: string) => Promise<number>> = {
  postgres: async (connectionString) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    const cursor = client.query(new Cursor("SELECT * FROM lines"));
    let rows = 0;
    for (let page = await cursor.read(10_000); page.length > 0; page = await cursor.read(10_000))
      rows += page.length;
    await client.end();
    return rows;
  },
  mysql: async (uri) => {
    const connection = mysql.createConnection(uri);
    let rows = 0;
    for await (const _ of connection.query("SELECT * FROM `lines`").stream({ highWaterMark: 10_000 })) rows++;
    connection.destroy();
    return rows;
  },
};

/** How fast a first load of each database is against its driver's cursor, the better of two runs each. */
export async function databaseSpeeds(rows: number): Promise<DatabaseSpeed[]> {
  const speeds: DatabaseSpeed[] = [];
  for (const { name, isHere, start } of servers) {
    if (!isHere) continue;
    const server = await start();
    try {
      const database = await server.create();
      await server.run(
        database,
        table[server.format](rows).replace(
          "TABLE lines",
          server.format === "mysql" ? "TABLE `lines`" : "TABLE lines",
        ),
      );
      const url = server.url(database);
      const runs = { cursor: Number.POSITIVE_INFINITY, load: Number.POSITIVE_INFINITY };
      for (let run = 0; run < 2; run++) {
        runs.cursor = Math.min(runs.cursor, await seconds(rows, () => cursors[server.format](url)));
        runs.load = Math.min(runs.load, await seconds(rows, () => loadOnce(server, url)));
      }
      speeds.push({ name, rows, cursorSeconds: runs.cursor, loadSeconds: runs.load });
    } finally {
      await server.stop();
    }
  }
  return speeds;
}

async function seconds(rows: number, work: () => Promise<number>): Promise<number> {
  const from = performance.now();
  const found = await work();
  if (found !== rows) throw new Error(`${rows} rows were expected, ${found} came`);
  return (performance.now() - from) / 1000;
}

async function loadOnce(server: TestServer, url: string): Promise<number> {
  const base = await mkdtemp(join(tmpdir(), "tessera-bench-"));
  const config = parseConfig({
    company: { name: "Bench", baseCurrency: "EUR" },
    sources: [
      {
        name: "lines",
        format: server.format,
        database: { url: "BENCH_URL", table: "lines", key: ["id"], watermark: "changed" },
        entities: {
          order_line: {
            columns: {
              order_id: "id",
              line_id: { value: "1" },
              customer_id: "customer",
              day: "day",
              kind: { value: "sale" },
              net_amount: "net",
              currency: { value: "EUR" },
            },
          },
        },
      },
    ],
  });
  try {
    const [file] = await load(config, { base, now: "2026-01-02T03:04:05Z", secrets: { BENCH_URL: url } });
    return file!.rows;
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}
