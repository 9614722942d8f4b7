import { mkdtemp, rm } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Serving, serve } from "../../api/index.ts";
import { Keys } from "../../api/keys.ts";
import { type Column, createTable, Snapshots, type Table, Warehouse } from "../../ingest/index.ts";
import { published, rfmSegments } from "../../models/index.ts";

export type Value = string | number | boolean | null | readonly string[];
export type Rows = Record<string, readonly Record<string, Value>[]>;

/** A value of the column's unit for columns that a test does not care about. */
function anyValue({ unit, values, isNullable, bounds }: Column): Value {
  if (isNullable) return null;
  switch (unit) {
    case "oneOf":
      return values![0]!;
    case "flag":
      return false;
    case "day":
      return "2024-06-30";
    case "instant":
      return "2024-07-01T03:00:00.125Z";
    case "reasons":
      return [];
    case "key":
    case "text":
      return "x";
    default:
      return bounds?.[0] ?? 0;
  }
}

const tiers = ["high", "potential", "secondary", "low"];
const regions = ["North", null, "South", "西北", "North, upper"];

/** A small company: `customers` of them, with ties and missing values, and the whole record of the first. */
export function company(id: string, customers = 23): Rows {
  const keys = Array.from({ length: customers }, (_, i) => `erp:C${String(i + 1).padStart(3, "0")}`);
  const scored = keys.filter((_, i) => i % 6 !== 5);
  return {
    build: [
      {
        build: id,
        as_of: "2024-06-30",
        data_as_of: "2024-06-29",
        built_at: "2024-07-01T03:00:00.125Z",
        company: "示例 & Co",
        currency: "EUR",
        timezone: "Asia/Shanghai",
        language: "en",
        is_simulated: true,
        version: "0.1.0",
      },
    ],
    reason: [
      { code: "gap_passed", language: "en", template: "No purchase for {1} days; the usual gap is {2}." },
      { code: "gap_passed", language: "zh", template: "已 {1} 天未购买，平时间隔 {2} 天。" },
      { code: "steady", language: "en", template: "Buys steadily {here}." },
      { code: "steady", language: "zh", template: "购买稳定。" },
    ],
    customer: keys.map((customer_key, i) => ({
      customer_key,
      name: i === 3 ? '=SUM("A",1)' : i === 4 ? "" : i === 7 ? null : `Customer ${i % 4}`,
      role: i % 2 ? "distributor" : "end_customer",
      region: regions[i % 5]!,
      owner_name: i % 3 ? `Owner ${i % 3}` : null,
      is_frozen: i % 7 === 0,
      orders: i % 5,
      net_revenue: i * 10.25,
      first_order_on: i % 6 === 5 ? null : "2023-01-15",
      last_order_on: i % 6 === 5 ? null : `2024-0${(i % 6) + 1}-10`,
    })),
    customer_tier: keys.map((customer_key, i) => ({
      customer_key,
      tier: tiers[i % 4]!,
      previous_tier: i % 3 ? tiers[(i + 1) % 4]! : null,
      // Halves, so that sums in a test are exact
      established_value: Math.floor(i / 3) * 100.5,
      potential_value: (i % 5) * 50.25,
      reasons: i % 2 ? ["gap_passed|{2}|4", "steady"] : ["never_heard_of|1"],
    })),
    rfm_segment: scored.map((customer_key, i) => ({
      customer_key,
      r: (i % 5) + 1,
      f: (i % 3) + 1,
      m: 3,
      segment: i % 2 ? "champions" : "lost",
    })),
    rfm_rule: rfmSegments.map((segment, i) => ({ place: i + 1, segment })),
    transaction_score: scored.map((customer_key, i) => ({
      customer_key,
      p_alive: 1 / (i + 3),
      usual_gap: i % 4 ? i / 3 : null,
    })),
    churn: scored.map((customer_key, i) => ({
      customer_key,
      churn_probability: 0.1,
      revenue_at_risk: i * 2.5,
    })),
    clv: scored.map((customer_key, i) => ({ customer_key, clv: i * 3.0001 })),
    next_order: scored.map((customer_key, i) => ({
      customer_key,
      expected_on: i % 2 ? "2024-08-01" : null,
      is_overdue: i % 2 === 0,
    })),
    customer_rfm: scored.map((customer_key) => ({ customer_key, frequency: 2, spend: 12.5 })),
    spend_score: scored.map((customer_key) => ({ customer_key, expected_spend: 99.99 })),
    customer_quarter: [0, 1, 2, 3].map((quarter) => ({
      customer_key: keys[0]!,
      quarter,
      net_revenue: quarter * 10,
    })),
    tier_month: ["2024-05-31", "2024-06-30"].map((month_end) => ({
      customer_key: keys[0]!,
      month_end,
      tier: "high",
    })),
    customer_order: Array.from({ length: 25 }, (_, i) => ({
      customer_key: keys[0]!,
      order_key: `erp:O${i}`,
      day: `2024-05-${String(i + 1).padStart(2, "0")}`,
      net_revenue: i,
    })),
    customer_product: Array.from({ length: 12 }, (_, i) => ({
      customer_key: keys[0]!,
      product_key: `erp:P${i}`,
      net_revenue: i,
    })),
    customer_profit: ["to_date", "last_365_days"].map((period) => ({ customer_key: keys[0]!, period })),
    customer_value: keys.map((customer_key) => ({ customer_key, share_of_wallet: 0.25 })),
    next_order_product: Array.from({ length: 12 }, (_, i) => ({
      customer_key: keys[0]!,
      product_key: `erp:P${i}`,
      purchase_days: i,
    })),
    customer_mix: ["lamps", "tools"].map((name, i) => ({
      customer_key: keys[0]!,
      dimension: "category",
      name,
      net_revenue: i,
    })),
    customer_interaction: [
      {
        customer_key: keys[0]!,
        interaction_key: "crm:1",
        day: "2024-06-01",
        kind: "complaint",
        direction: "inbound",
        opened_at: "2024-06-01T23:30:00+08:00",
        subject: 'said "no",\nand left',
      },
    ],
    segment: [
      ...tiers.toReversed().map((segment) => ({ scheme: "tier", segment, customers: 3 })),
      { scheme: "rfm", segment: "lost", customers: 2 },
      { scheme: "rfm", segment: "champions", customers: 2 },
    ],
    // Edges that leave the values under 0 and above the last bin to the outermost bins
    value_cell: [0, 1, 2].flatMap((established_bin) =>
      [0, 1].map((potential_bin) => ({
        established_bin,
        potential_bin,
        established_from: established_bin * 401 + 1,
        established_to: established_bin * 401 + 402,
        potential_from: potential_bin * 100.5,
        potential_to: potential_bin * 100.5 + 100.5,
      })),
    ),
    kpi_month: [{ month: "2024-06-01", margin: 0.25 }],
  };
}

/** Writes a build of these rows and publishes it; tables that are not named are there and empty. */
export async function publishBuild(
  snapshots: Snapshots,
  id: string,
  rows: Rows = company(id),
  also?: (db: Warehouse) => Promise<unknown>,
): Promise<void> {
  const db = await Warehouse.open(snapshots.building(id));
  await db.run("CREATE SCHEMA mart; CREATE SCHEMA meta");
  for (const [name, table] of Object.entries(published) as [string, Table][]) {
    await db.run(createTable(table));
    const given = rows[name] ?? [];
    const unknown = given.flatMap((row) => Object.keys(row).filter((column) => !table.columns[column]));
    if (unknown.length) throw new Error(`${name} has no such column: ${unknown}`);
    const columns = Object.entries(table.columns);
    const full = given.map((row) =>
      Object.fromEntries(columns.map(([column, c]) => [column, column in row ? row[column] : anyValue(c)])),
    );
    const cells = columns.map(([column, c]) => {
      const path = `row ${c.unit === "reasons" ? "->" : "->>"} '${column}'`;
      return `CAST(${path} AS ${c.sql})`;
    });
    await db.run(
      `INSERT INTO ${table.name} SELECT ${cells.join(", ")} FROM (SELECT unnest(CAST($1 AS JSON[])) AS row)`,
      [JSON.stringify(full)],
    );
  }
  await also?.(db);
  await db.run("CHECKPOINT");
  db.close();
  await snapshots.shelve(id);
  await snapshots.point(id);
}

export const buildA = "aaaaaaaaaaaa";
export const buildB = "bbbbbbbbbbbb";

export interface Stage {
  readonly folder: string;
  readonly snapshots: Snapshots;
  readonly keysFile: string;
  readonly server: Serving;
  readonly errors: unknown[];
  /** Set by a test that wants another time. */
  now: number;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
  json(path: string, headers?: Record<string, string>): Promise<any>;
  end(): Promise<void>;
}

/** A server over a data folder of its own, on a free port of this machine. */
export async function stage(options: Partial<Parameters<typeof serve>[0]> = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "tessera-api-"));
  const snapshots = new Snapshots(folder);
  const keysFile = join(folder, "keys.json");
  const errors: unknown[] = [];
  const made = {
    folder,
    snapshots,
    keysFile,
    errors,
    now: Date.parse("2024-07-01T12:00:00Z"),
    server: undefined as unknown as Serving,
    get: (path: string, headers: Record<string, string> = {}) => fetch(made.server.url + path, { headers }),
    json: async (path: string, headers: Record<string, string> = {}) =>
      (await made.get(path, headers)).json(),
    end: async () => {
      await made.server.close(100);
      await rm(folder, { recursive: true });
    },
  };
  made.server = await serve({
    snapshots,
    keys: new Keys(keysFile),
    clock: () => made.now,
    port: 0,
    report: (error) => errors.push(error),
    ...options,
  });
  return made;
}

/** A request with any method and headers, which fetch would not send. */
export function raw(
  at: Stage,
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = at.server;
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Cells of CSV as RFC 4180 has them; null where a cell is empty and not quoted. */
export function parseCsv(text: string): (string | null)[][] {
  const rows: (string | null)[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  let row: (string | null)[] = [];
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text)!;
    row.push(quoted === undefined ? plain || null : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
