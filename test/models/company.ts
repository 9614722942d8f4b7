import {
  type Config,
  core,
  coreQueries,
  createTable,
  literal,
  parseConfig,
  quote,
  type Scalar,
  tablesRead,
  topological,
  Warehouse,
} from "../../ingest/index.ts";
import { runEstimator, runReplay, runTotals } from "../../models/build/estimate.ts";
import { materialise, readSql, snapshot } from "../../models/build/materialise.ts";
import { setCoreVariables, setVariables } from "../../models/build/variables.ts";
import { type Context, type Fit, type Model, tablesOf } from "../../models/model.ts";
import { models } from "../../models/models.ts";

export interface Line {
  customer: string | null;
  /** YYYY-MM-DD. */
  day: string;
  amount: number;
  order?: string;
  /** None by default. */
  product?: string;
  kind?: "sale" | "return" | "fee" | "adjustment";
  returnOf?: string;
  /** Half the amount by default. */
  contribution?: number;
  /** Not known by default. */
  discount?: number;
}

export interface Opportunity {
  id: string;
  customer: string | null;
  stage?: string;
  outcome?: "open" | "won" | "lost";
  amount?: number | null;
  probability?: number | null;
  created?: string | null;
  expected?: string | null;
  closed?: string | null;
}

export interface Cost {
  customer: string;
  day: string;
  amount: number;
}

export interface Facts {
  lines?: readonly Line[];
  opportunities?: readonly Opportunity[];
  costs?: readonly Cost[];
}

/** Facts with more of the core than follows from them. */
export interface FullerFacts extends Facts {
  /** Rows of other tables of the core, such as core.customer, with all columns that may not be missing. */
  rows?: Readonly<Record<`core.${string}`, readonly Record<string, Scalar>[]>>;
}

export interface Setting {
  asOf: string;
  models?: Partial<Config["models"]>;
  tiers?: Partial<Config["tiers"]>;
}

async function insert(db: Warehouse, table: string, rows: readonly Record<string, Scalar | undefined>[]) {
  const names = Object.keys(rows[0] ?? {});
  for (let start = 0; start < rows.length; start += 500) {
    const page = rows.slice(start, start + 500);
    const marks = page.map(() => `(${names.map(() => "?").join(", ")})`).join(", ");
    await db.run(
      `INSERT INTO ${table} (${names.map(quote).join(", ")}) VALUES ${marks}`,
      page.flatMap((row) => names.map((name) => row[name] ?? null)),
    );
  }
}

/** The tables of the core that follow from others of it and from costs, with their SELECT, in order. */
async function derivedCore(db: Warehouse) {
  const queries = await Promise.all(
    coreQueries.map(async ({ writes, sql }) => {
      const text = await readSql(sql);
      return { writes, sql: text, reads: await tablesRead(db, text) };
    }),
  );
  const derived = queries.filter(({ reads }) =>
    reads.every((name) => name.startsWith("core.") || name === "staging.cost"),
  );
  return topological(
    derived,
    ({ writes }) => [writes.name],
    ({ reads }) => reads,
  );
}

/** An in-memory warehouse with the core of a company, as a build would have it before its models run. */
export async function company(
  { lines = [], opportunities = [], costs = [], rows = {} }: FullerFacts,
  { asOf, models = {}, tiers = {} }: Setting,
): Promise<{ db: Warehouse; context: Context }> {
  const config = parseConfig({
    company: { name: "Test", baseCurrency: "EUR" },
    sources: [{ name: "test", format: "csv", files: "none.csv", entities: { order_line: anyMapping } }],
    models,
    tiers,
  });
  const db = await Warehouse.open(":memory:", { threads: 2 });
  await db.run(`ATTACH ':memory:' AS ${snapshot}`);
  for (const schema of ["staging", "core", "score", "mart", `${snapshot}.mart`])
    await db.run(`CREATE SCHEMA ${schema}`);
  await setCoreVariables(db, config);
  await db.run(`SET VARIABLE as_of = DATE ${literal(asOf)}`);
  await db.run("CREATE TABLE staging.cost (customer_id VARCHAR, day DATE, amount DECIMAL(18, 4))");
  const derived = await derivedCore(db);
  for (const table of core.coreTables) {
    if (!derived.some((query) => query.writes === table)) await db.run(createTable(table));
  }
  await insert(
    db,
    "core.order_line",
    lines
      .filter((line) => line.day <= asOf)
      .map(
        ({ customer, day, amount, order, product, kind = "sale", returnOf, contribution, discount }, i) => ({
          order_key: order ?? `order ${i}`,
          customer_key: customer,
          product_key: product,
          day,
          kind,
          net_amount: amount,
          contribution: contribution ?? amount / 2,
          discount,
          original_amount: amount,
          currency: "EUR",
          exchange_rate: 1,
          return_of: returnOf,
          source: "test",
        }),
      ),
  );
  await insert(
    db,
    "core.opportunity",
    opportunities.map((o) => ({
      opportunity_key: o.id,
      customer_key: o.customer,
      stage: o.stage ?? "talk",
      outcome: o.outcome ?? "open",
      amount: o.amount,
      probability: o.probability,
      created_on: o.created,
      expected_close: o.expected,
      closed_on: o.closed,
    })),
  );
  await insert(
    db,
    "staging.cost",
    costs
      .filter((c) => c.day <= asOf)
      .map((c) => ({ customer_id: c.customer, day: c.day, amount: c.amount })),
  );
  for (const [name, given] of Object.entries(rows)) await insert(db, name, given);
  for (const { writes, sql } of derived) await materialise(db, writes, sql);
  return { db, context: await setVariables(db, config) };
}

const anyMapping = { columns: { order_id: "order", day: "day", net_amount: "amount" } } as const;

/** Tables and fits that a model waits for, by name. */
async function needsOf(db: Warehouse, model: Model): Promise<string[]> {
  if (model.form === "query") return tablesRead(db, await readSql(model.sql));
  return [model.reads.name, ...(model.uses ?? []).map((name) => `fit.${name}`)];
}

const makes = (model: Model): string[] => {
  const written = tablesOf(model).map((table) => table.name);
  return model.form === "estimator" ? [...written, `fit.${model.name}`] : written;
};

/** The models that write the tables named, and all that those wait for. */
export async function modelsFor(db: Warehouse, tables: readonly string[]): Promise<Model[]> {
  const found = new Set<Model>();
  const wanted = [...tables];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const model = models.find((each) => makes(each).includes(name));
    if (!model || found.has(model)) continue;
    found.add(model);
    wanted.push(...(await needsOf(db, model)));
  }
  return [...found];
}

/** Runs models in the order of what they read, as a build does; fits that are given are not learnt again. */
export async function run(
  db: Warehouse,
  context: Context,
  models: readonly Model[],
  given: Readonly<Record<string, Fit>> = {},
): Promise<Record<string, Fit>> {
  const needs = new Map<Model, string[]>();
  for (const model of models) needs.set(model, await needsOf(db, model));
  const fits: Record<string, Fit> = {};
  for (const model of topological(models, makes, (m) => needs.get(m)!)) {
    if (model.form === "query") await materialise(db, model.writes, await readSql(model.sql), model);
    else if (model.form === "replay") await runReplay(db, model, fits, context);
    else if (model.form === "totals") {
      const found = await runTotals(db, model, fits, context);
      if (found) fits[model.name] = found;
    } else {
      const known = given[model.name];
      fits[model.name] = await runEstimator(
        db,
        known ? { ...model, fit: () => known } : model,
        context,
        fits,
      );
    }
  }
  return fits;
}
