import {
  type Config,
  coreQueries,
  Ledger,
  ledgerFolder,
  literal,
  resolveIdentity,
  stage,
  tablesRead,
  topological,
  Warehouse,
} from "../../../ingest/index.ts";
import { materialise, readSql, snapshot } from "../../../models/build/materialise.ts";
import { setCoreVariables, setVariables } from "../../../models/build/variables.ts";
import { type Context, type Model, tablesOf } from "../../../models/model.ts";
import { models } from "../../../models/models.ts";

/** The core of a ledger as a build has it on a day, in memory; the caller closes it. */
export async function coreOf(
  config: Config,
  base: string,
  asOf?: string,
): Promise<{ db: Warehouse; context: Context }> {
  const ledger = await Ledger.open(ledgerFolder(config, base));
  const db = await Warehouse.open(":memory:", { threads: 2 });
  await db.run(`SET TimeZone = ${literal(config.company.timeZone)}; ATTACH ':memory:' AS ${snapshot}`);
  for (const schema of ["staging", "core", "score", "mart", "meta", `${snapshot}.mart`])
    await db.run(`CREATE SCHEMA ${schema}`);
  await setCoreVariables(db, config);
  await stage(db, ledger, config, { asOf });
  await resolveIdentity(db, config, { ledgerFolder: ledger.folder });
  const queries = await Promise.all(
    coreQueries.map(async (query) => ({ ...query, text: await readSql(query.sql) })),
  );
  const needs = new Map<string, string[]>();
  for (const { writes, text } of queries) needs.set(writes.name, await tablesRead(db, text));
  const ordered = topological(
    queries,
    ({ writes }) => [writes.name],
    ({ writes }) => needs.get(writes.name)!,
  );
  for (const { writes, text, isView } of ordered) await materialise(db, writes, text, { isView });
  return { db, context: await setVariables(db, config) };
}

/** The models that must run for these tables to be written. */
export async function modelsFor(db: Warehouse, tables: readonly string[]): Promise<Model[]> {
  const found = new Set<Model>();
  const wanted = [...tables];
  while (wanted.length > 0) {
    const name = wanted.pop()!;
    const model = models.find(
      (m) => tablesOf(m).some((table) => table.name === name) || ("name" in m && `fit.${m.name}` === name),
    );
    if (!model || found.has(model)) continue;
    found.add(model);
    if (model.form === "query") wanted.push(...(await tablesRead(db, await readSql(model.sql))));
    else wanted.push(model.reads.name, ...(model.uses ?? []).map((used) => `fit.${used}`));
  }
  return models.filter((model) => found.has(model));
}
