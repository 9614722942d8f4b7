import type { Config } from "../../config.ts";
import type { AppendColumn, Warehouse } from "../../warehouse/index.ts";
import { readSql } from "../sql.ts";
import { fields, maskOf, sessions } from "./fields.ts";
import { type Group, type Learned, learn } from "./learn.ts";
import { weigh } from "./patterns.ts";

/** Compares the pairs, learns what agreement is worth, and leaves those that may be one party in `identity.scored`. */
export async function score(db: Warehouse, config: Config, parties: number): Promise<Learned> {
  await db.run(
    `CREATE TABLE identity.compared AS ${await readSql(new URL("./compare.sql", import.meta.url))}; DROP TABLE identity.pair`,
  );
  const wanted = sessions.reduce((mask, session) => mask | maskOf(session), 0);
  const groups = await db.rows<Group>(
    `SELECT pattern, bits & ${wanted} AS bits, is_random AS "isRandom", count(*) AS pairs
     FROM identity.compared GROUP BY ALL ORDER BY ALL`,
  );
  const known = await db.row<Record<string, number>>(
    await readSql(new URL("./comparable.sql", import.meta.url)),
  );
  const learned = learn({ groups, parties, comparable: fields.map((f) => known[f.name] ?? null) });
  await writePatterns(db, groups, learned);
  const exact = fields[0]!.levels.length - 1;
  const odds = Math.log2(learned.lambda / (1 - learned.lambda));
  await db.run(
    `SET VARIABLE parties = ${parties}::DOUBLE; SET VARIABLE name_u = ${learned.fields[0]!.u[exact]!}::DOUBLE;
     SET VARIABLE prior_weight = ${odds}::DOUBLE; SET VARIABLE review_above = ${config.identity.reviewAbove}::DOUBLE`,
  );
  await db.run(
    `CREATE TABLE identity.scored AS ${await readSql(new URL("./scored.sql", import.meta.url))} ORDER BY a, b;
     DROP TABLE identity.compared`,
  );
  return learned;
}

async function writePatterns(db: Warehouse, groups: readonly Group[], learned: Learned): Promise<void> {
  const found = [...new Set(groups.map((g) => g.pattern))].map((pattern) => weigh(pattern, learned));
  await db.run(
    "CREATE TABLE identity.weighed (pattern DOUBLE, weight DOUBLE, codes VARCHAR, agreeing DOUBLE)",
  );
  const columns: AppendColumn[] = [
    Float64Array.from(found, (p) => p.pattern),
    Float64Array.from(found, (p) => p.weight),
    found.map((p) => p.codes),
    Float64Array.from(found, (p) => p.agreeing),
  ];
  if (found.length > 0) await db.append({ schema: "identity", name: "weighed" }, columns);
  await db.run(
    `CREATE TABLE identity.pattern AS SELECT pattern::INTEGER AS pattern, weight, codes, agreeing::INTEGER AS agreeing
     FROM identity.weighed; DROP TABLE identity.weighed`,
  );
  await db.run(
    `CREATE TABLE identity.weight (field VARCHAR, level BIGINT, meaning VARCHAR, m DOUBLE, u DOUBLE, weight DOUBLE)`,
  );
  const rows = fields.flatMap((field, f) => {
    const { m, u, weight } = learned.fields[f]!;
    return field.levels.map((means, level) => [
      field.name,
      level,
      means,
      m[level]!,
      u[level]!,
      weight[level]!,
    ]);
  });
  await db.run(
    `INSERT INTO identity.weight VALUES ${rows.map(() => "(?, ?, ?, ?, ?, ?)").join(", ")}`,
    rows.flat(),
  );
}
