import {
  type Column,
  core,
  coreQueries,
  createTable,
  literal,
  pairsConfig,
  quote,
  rfmConfig,
  type Scalar,
  type Table,
  Warehouse,
} from "../../ingest/index.ts";
import { readSql } from "../../models/build/materialise.ts";
import { type QueryModel, tablesOf } from "../../models/model.ts";
import { models } from "../../models/models.ts";
import { pairVariables } from "../../models/product_pair/variables.ts";
import { rfmVariables } from "../../models/rfm_segment/variables.ts";
import { published } from "../../models/tables.ts";

type Literal = Record<string, Scalar | readonly string[]>;

/** Rows by table name; a column left out is null where it may be, else nothing: 0, "", false, the as-of day. */
export type Rows = Readonly<Record<string, readonly Literal[]>>;

export interface Variables {
  as_of: string;
  lapse_days?: number;
}

/** What a build sets before its models run. */
export async function setVariables(db: Warehouse, { as_of, lapse_days = 60 }: Variables): Promise<void> {
  const values: Record<string, string> = {
    as_of: `DATE ${literal(as_of)}`,
    horizon_days: "365::INTEGER",
    discount_rate: "0.1::DOUBLE",
    discounting: "'continuous'",
    margin: "NULL::DOUBLE",
    lapse_days: `${lapse_days}::INTEGER`,
    churn_days: `${lapse_days}::INTEGER`,
    base_currency: "'EUR'",
    replay_months: "24::INTEGER",
    trend_dead_band: "0.05::DOUBLE",
    annualise: "false",
    transactions_model: "'mbg_nbd'",
    spend_model: "'gamma_gamma'",
    clv_model: "'mbg_nbd + gamma_gamma'",
    treatments: "MAP {'high': '', 'potential': '', 'secondary': '', 'low': ''}",
    service_cost_caps:
      "MAP {'high': 0.1, 'potential': 0.1, 'secondary': 0.1, 'low': 0.1}::MAP(VARCHAR, DOUBLE)",
    overhead_amount: "NULL::DECIMAL(18, 4)",
    overhead_by: "NULL::VARCHAR",
    peers_at_least: "20::INTEGER",
    peer_quantile: "0.75::DOUBLE",
    policies: "MAP {'high/rising': 'Grow', 'low/steady': 'Automate'}",
    policy_cost_caps: "MAP {'high/rising': 0.1, 'low/steady': 0.03}::MAP(VARCHAR, DOUBLE)",
    ...rfmVariables(rfmConfig.parse({})),
    ...pairVariables(pairsConfig.parse({})),
  };
  for (const [name, value] of Object.entries(values)) await db.run(`SET VARIABLE ${name} = ${value}`);
}

/** Every table that a model may read or write, by name. */
export const tables: ReadonlyMap<string, Table> = new Map(
  [...core.coreTables, ...Object.values(published), ...models.flatMap(tablesOf)].map((table: Table) => [
    table.name,
    table,
  ]),
);

/** An in-memory warehouse with every declared table, holding the given rows. */
export async function star(rows: Rows, variables: Variables): Promise<Warehouse> {
  const db = await Warehouse.open(":memory:", { threads: 2 });
  for (const schema of ["staging", "core", "score", "mart", "meta"]) await db.run(`CREATE SCHEMA ${schema}`);
  await db.run("CREATE TABLE staging.cost (customer_id VARCHAR, day DATE, amount DECIMAL(18, 4))");
  await db.run([...tables.values()].map(createTable).join(";\n"));
  await setVariables(db, variables);
  await fill(db, rows, variables);
  return db;
}

/** Puts other rows in the place of what the tables named held. */
export async function fill(db: Warehouse, rows: Rows, { as_of }: Variables): Promise<void> {
  for (const [name, given] of Object.entries(rows)) {
    const declared = tables.get(name);
    if (!declared) throw new Error(`no such table: ${name}; use one that ingest or models declare`);
    await db.run(`DELETE FROM ${name}`);
    const columns = Object.entries(declared.columns);
    for (const row of given) {
      const unknown = Object.keys(row).find((column) => !(column in declared.columns));
      if (unknown) throw new Error(`no such column: ${name}.${unknown}; see its declaration`);
    }
    for (let start = 0; start < given.length; start += 500) {
      const values = given
        .slice(start, start + 500)
        .map((row) => `(${columns.map(([c, column]) => cell(row[c], column, as_of)).join(", ")})`);
      await db.run(`INSERT INTO ${name} VALUES ${values.join(", ")}`);
    }
  }
}

function cell(given: Literal[string] | undefined, column: Column, asOf: string): string {
  const value = given === undefined ? nothing(column, asOf) : given;
  if (value === null) return "NULL";
  if (typeof value === "object") return `[${value.map(literal).join(", ")}]::VARCHAR[]`;
  return typeof value === "string" ? literal(value) : String(value);
}

function nothing({ isNullable, unit, values }: Column, asOf: string): Literal[string] {
  if (isNullable) return null;
  if (unit === "day" || unit === "instant") return asOf;
  if (unit === "oneOf") return values![0]!;
  if (unit === "key" || unit === "text") return "";
  if (unit === "flag") return false;
  return unit === "reasons" ? [] : 0;
}

/** Makes what the core derives of the rows given, order days and customer days, as a build does. */
export async function derive(db: Warehouse): Promise<void> {
  for (const derived of [core.orderDay, core.customerDay]) {
    const { sql } = coreQueries.find((q) => q.writes === derived)!;
    await db.run(`DELETE FROM ${derived.name}; INSERT INTO ${derived.name} ${await readSql(sql)}`);
  }
}

/** Runs a query model into its table, whose declaration it must keep, and gives the rows ordered by key. */
export async function rowsOf<T = Record<string, unknown>>(db: Warehouse, model: QueryModel): Promise<T[]> {
  const { name, key } = model.writes;
  await db.run(`DELETE FROM ${name}; INSERT INTO ${name} ${await readSql(model.sql)}`);
  return db.rows<T>(`SELECT * FROM ${name} ORDER BY ${key.map(quote).join(", ")}`);
}

/** The rows with some of their columns only. */
export const only = (rows: readonly object[], ...names: readonly string[]) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name))));
