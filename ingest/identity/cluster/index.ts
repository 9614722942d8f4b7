import type { Config } from "../../config.ts";
import type { AppendColumn, Warehouse } from "../../warehouse/index.ts";
import { readSql } from "../sql.ts";
import { cluster, type EdgeKind, verdicts } from "./cluster.ts";
import { type Member, nameCustomers } from "./keys.ts";

/** Systems in the order in which they are trusted: as configured, then as the sources come. */
export function systemsOf(config: Config): string[] {
  return [...new Set([...config.identity.systems, ...config.sources.map((s) => s.system ?? s.name)])];
}

/**
 * Joins records into customers and names these. Reads identity.scored, identity.decision and identity.memory; leaves
 * `identity.edge_found` with its verdicts, `identity.assigned` (the customer of every record that memory or an edge
 * concerns) and `identity.successor` (what remembered keys have become).
 */
export async function joinRecords(db: Warehouse, config: Config, isLearnt: boolean): Promise<void> {
  const systems = systemsOf(config);
  await db.run("CREATE TABLE identity.system (system VARCHAR, priority INTEGER)");
  for (const [priority, system] of systems.entries())
    await db.run("INSERT INTO identity.system VALUES (?, ?)", [system, priority]);
  await db.run(
    `SET VARIABLE is_learnt = ${isLearnt}; SET VARIABLE match_above = ${config.identity.matchAbove}::DOUBLE`,
  );
  for (const [table, file] of [
    ["edge_found", "edges"],
    ["node", "node"],
  ]) {
    await db.run(
      `CREATE TABLE identity.${table} AS ${await readSql(new URL(`./${file}.sql`, import.meta.url))} ORDER BY n`,
    );
  }
  const nodes = await readNodes(db);
  const edges = await readEdges(db);
  const different = await db.rows<{ x: number; y: number }>(
    `SELECT a.n AS x, b.n AS y FROM identity.decision AS d
     JOIN identity.node AS a ON a.id = d.a JOIN identity.node AS b ON b.id = d.b WHERE d.kind = 'different' ORDER BY ALL`,
  );
  const { root, verdict } = cluster(
    nodes,
    edges,
    different.map(({ x, y }) => [x, y] as const),
  );
  const priority = new Map(systems.map((system, place) => [system, place]));
  const ages = await readAges(db);
  const { keys, successors } = nameCustomers(
    nodes.members,
    root,
    ages,
    (id) => priority.get(id.slice(0, id.indexOf(":"))) ?? Number.MAX_SAFE_INTEGER,
  );
  await write(db, "verdict", { n: indices(verdict.length), verdict: [...verdict].map((v) => verdicts[v]!) });
  await write(db, "assigned", { alias_key: nodes.members.map((m) => m.id), customer_key: [...keys] });
  await write(db, "successor", { key: [...successors.keys()], customer_key: [...successors.values()] });
}

async function readNodes(db: Warehouse) {
  const { rows } = await db.row<{ rows: number }>("SELECT count(*) AS rows FROM identity.node");
  const read = await db.columns(
    "SELECT id, priority::DOUBLE AS priority, tax_id, remembered FROM identity.node ORDER BY n",
    rows,
  );
  const [id, remembered] = [read.id as string[], read.remembered as (string | null)[]];
  const members: Member[] = id.map((one, i) => ({
    id: one,
    priority: (read.priority as Float64Array)[i]!,
    remembered: remembered[i]!,
  }));
  return { length: rows, members, taxId: read.tax_id as (string | null)[] };
}

async function readEdges(db: Warehouse) {
  const { rows } = await db.row<{ rows: number }>("SELECT count(*) AS rows FROM identity.edge_found");
  const read = await db.columns(
    `SELECT a.n::DOUBLE AS a, b.n::DOUBLE AS b, kind FROM identity.edge_found AS e
     JOIN identity.node AS a ON a.id = e.a JOIN identity.node AS b ON b.id = e.b ORDER BY e.n`,
    rows,
  );
  return {
    a: Int32Array.from(read.a as Float64Array),
    b: Int32Array.from(read.b as Float64Array),
    kind: read.kind as EdgeKind[],
  };
}

async function readAges(db: Warehouse): Promise<Map<string, number>> {
  const where =
    "FROM identity.memory AS m SEMI JOIN (SELECT id FROM identity.node UNION SELECT remembered FROM identity.node) AS n ON n.id = m.alias_key WHERE key_generation IS NOT NULL";
  const { rows } = await db.row<{ rows: number }>(`SELECT count(*) AS rows ${where}`);
  const read = await db.columns(`SELECT alias_key, key_generation::DOUBLE AS age ${where}`, rows);
  const ages = read.age as Float64Array;
  return new Map((read.alias_key as string[]).map((key, i) => [key, ages[i]!]));
}

const indices = (length: number) => Float64Array.from({ length }, (_, i) => i);

async function write(db: Warehouse, name: string, columns: Record<string, AppendColumn>): Promise<void> {
  const types = Object.entries(columns).map(
    ([column, values]) => `${column} ${values instanceof Float64Array ? "DOUBLE" : "VARCHAR"}`,
  );
  await db.run(`CREATE TABLE identity.${name} (${types.join(", ")})`);
  if (Object.values(columns)[0]!.length > 0)
    await db.append({ schema: "identity", name }, Object.values(columns));
}
