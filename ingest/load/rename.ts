import { sql } from "kysely";
import type { Source } from "../source_config.ts";
import type { RawFile } from "../sources/index.ts";
import { type EntityName, entities } from "../staging/entities/index.ts";
import { compile } from "../staging/expression.ts";
import type { EntityMapping, Field } from "../staging/mapping.ts";
import { type MissingColumn, namedColumns } from "../staging/required.ts";
import { dialectOf, statement } from "../staging/select.ts";
import { type Column, literal, quote, type Warehouse } from "../warehouse/index.ts";
import type { Taking } from "./files.ts";

/** Says which columns are gone, and which of the others look like them. */
export async function explainMissing(
  taking: Taking,
  source: Source,
  file: string,
  raw: RawFile,
  missing: readonly MissingColumn[],
): Promise<string> {
  const before = new Set(taking.ledger.batches(source.name).flatMap((b) => b.columns));
  const wasThere = missing.every((m) => before.has(m.column));
  const parts: string[] = [];
  for (const column of new Set(missing.map((m) => m.column))) {
    const needs = missing.filter((m) => m.column === column);
    const uses = needs.map((need) => `${need.entity}.${need.target}`).join(", ");
    const like = await closest(taking, source, raw, needs[0]!);
    const gone = wasThere ? `column ${column} is gone (${uses} needs it)` : `column ${column} (for ${uses})`;
    const both = wasThere
      ? ` as { from: ${JSON.stringify([column, like])} }, which reads older files too`
      : "";
    parts.push(like === null ? gone : `${gone}; ${like} looks like it: map it${both}`);
  }
  const opening = wasThere ? `${file}:` : `${file} lacks`;
  return (
    `${opening} ${parts.join(", ")}; it has ${raw.columns.join(", ")}; ` +
    `correct the mapping of source ${source.name} or export the column`
  );
}

const sampled = 10_000;
/** How near a name must be to be taken for a new spelling, and values to be taken for the same things. */
const near = { name: 0.85, overlap: 0.3, fits: 0.95 };

interface Candidate {
  readonly column: string;
  readonly name: number;
  readonly overlap: number;
  /** Share of its values that cast to what the missing column was for; null where anything does. */
  readonly fits: number | null;
}

/** The unmapped column that took the place of a missing one: by its name, its values or, if only one can, its type. */
async function closest(
  { db, ledger, config }: Taking,
  source: Source,
  raw: RawFile,
  { entity, target, column }: MissingColumn,
): Promise<string | null> {
  const earlier = ledger.batches(source.name).filter((b) => b.columns.includes(column));
  const before = new Set(earlier.flatMap((b) => b.columns));
  const mappings = Object.values(source.entities) as EntityMapping[];
  const mapped = new Set(mappings.flatMap((mapping) => namedColumns(mapping).map((n) => n.column)));
  const candidates = raw.columns.filter((name) => !mapped.has(name) && !before.has(name));
  if (candidates.length === 0) return null;
  await db.run(`CREATE OR REPLACE TEMP TABLE arriving AS FROM (${raw.select}) LIMIT ${sampled}`);
  const last = earlier.at(-1);
  const known = last
    ? `SELECT ${quote(column)} AS value FROM read_parquet(${literal(ledger.rowsFile(last))}) LIMIT ${sampled}`
    : "SELECT NULL AS value WHERE false";
  await db.run(
    `CREATE OR REPLACE TEMP TABLE known AS SELECT DISTINCT value FROM (${known}) WHERE value IS NOT NULL`,
  );
  const measured: Candidate[] = [];
  for (const name of candidates) {
    measured.push({
      column: name,
      name: await similarity(db, column, name),
      overlap: await overlap(db, name),
      fits: await fits(db, source, config, entity, target, name),
    });
  }
  await db.run("DROP TABLE arriving; DROP TABLE known");
  const possible = measured.filter((c) => c.fits === null || c.fits >= 0.5);
  const alike = possible.filter((c) => c.name >= near.name || c.overlap >= near.overlap);
  const only = possible.filter((c) => c.fits !== null && c.fits >= near.fits);
  const ranked = alike.length > 0 ? alike : only.length === 1 ? only : [];
  const best = ranked.sort((a, b) => b.name + b.overlap - a.name - a.overlap)[0];
  return best?.column ?? null;
}

/** 0…1; a name that holds the other is near. */
async function similarity(db: Warehouse, a: string, b: string): Promise<number> {
  const { score } = await db.row<{ score: number }>(
    `WITH name AS (SELECT regexp_replace(lower(strip_accents(?)), '[^\\p{L}\\p{N}]', '', 'g') AS a,
       regexp_replace(lower(strip_accents(?)), '[^\\p{L}\\p{N}]', '', 'g') AS b)
     SELECT CASE WHEN length(a) > 1 AND length(b) > 1 AND (contains(a, b) OR contains(b, a)) THEN 0.95
       ELSE jaro_winkler_similarity(a, b) END AS score FROM name`,
    [a, b],
  );
  return score;
}

/** Share of the column's distinct values that the missing one had, too. */
async function overlap(db: Warehouse, column: string): Promise<number> {
  const { share } = await db.row<{ share: number | null }>(
    `SELECT count(k.value) / nullif(count(*), 0) AS share
     FROM (SELECT DISTINCT ${quote(column)} AS value FROM arriving WHERE ${quote(column)} IS NOT NULL) AS a
     LEFT JOIN known AS k USING (value)`,
  );
  return share ?? 0;
}

async function fits(
  db: Warehouse,
  source: Source,
  config: Taking["config"],
  entity: EntityName,
  target: string,
  column: string,
): Promise<number | null> {
  const declared = (entities[entity].columns as Record<string, Column>)[target];
  const mapping = source.entities[entity] as EntityMapping;
  const field = (mapping.columns as Record<string, Field>)[target];
  if (!declared || field === undefined) return null;
  const options = typeof field === "object" && "from" in field ? field : {};
  const { raw, value, canFail } = compile({ ...options, from: column }, declared, dialectOf(source, config));
  if (!canFail) return null;
  const counted = statement(sql`SELECT count(${value}) / nullif(count(${raw}), 0) AS share FROM arriving`);
  const { share } = await db.row<{ share: number | null }>(counted.sql, counted.values);
  return share ?? 0;
}
