import type { Config } from "../config.ts";
import { type Ledger, literal, quote, type Warehouse } from "../warehouse/index.ts";
import { entities } from "./entities/index.ts";
import { headsBeside, leansOnHeads } from "./headed.ts";
import { quarantineBroken } from "./quarantine.ts";
import type { EntitySource } from "./select.ts";

/** What an order's lines have in common. */
const shared = [
  "customer_id",
  "day",
  "ordered_at",
  "kind",
  "currency",
  "channel",
  "place",
  "owner_id",
  "return_of",
] as const;

/**
 * Order lines take from the head of their order what they do not say themselves. Lines of an order that counts for
 * nothing are left out, and counted in `staging.void_line`; lines that lack a head they need, or a day even then, are
 * set aside. Ids bear their system, so that no line finds the head of another system.
 */
export async function completeLines(
  db: Warehouse,
  sources: readonly EntitySource[],
  ledger: Ledger,
  config: Config,
): Promise<void> {
  await db.run("CREATE TABLE staging.void_line (source VARCHAR, rows BIGINT)");
  const headed = sources.filter(
    ({ entity, source }) => entity === "order_line" && headsBeside(source, config.sources).length > 0,
  );
  if (headed.length === 0) return;
  const names = headed.map(({ source }) => literal(source.name)).join(", ");
  const hasOthers = sources.some((from) => from.entity === "order_line" && !headed.includes(from));
  await countVoid(db, names);
  await fillIn(db, names, hasOthers);
  for (const from of headed)
    await quarantineBroken(db, from, ledger, incomplete(from.source.name, leansOnHeads(from.source)));
}

const line = entities.order_line.name;
const head = entities.order_head.name;

async function countVoid(db: Warehouse, names: string): Promise<void> {
  await db.run(
    `INSERT INTO staging.void_line SELECT _source, count(*) FROM ${line}
     WHERE _source IN (${names}) AND order_id IN (SELECT order_id FROM ${head} WHERE is_void) GROUP BY _source`,
  );
}

/** An instant is on the day it belongs to: a line with another day than its order's does without. */
async function fillIn(db: Warehouse, names: string, hasOthers: boolean): Promise<void> {
  const filled = Object.keys(entities.order_line.columns).map((name) => {
    const column = quote(name);
    if (!(shared as readonly string[]).includes(name)) return `s.${column}`;
    const ofHead =
      name === "ordered_at" ? "CASE WHEN coalesce(s.day = h.day, true) THEN h.ordered_at END" : `h.${column}`;
    return `coalesce(s.${column}, ${ofHead}) AS ${column}`;
  });
  // Rewriting a table is cheaper than updating most of its columns in place.
  await db.run(
    `CREATE TABLE staging.completed_line AS
     SELECT ${filled.join(", ")}, s._source, s._batch, s._row, s._updated_at, s._is_sound
     FROM ${line} AS s LEFT JOIN ${head} AS h ON h.order_id = s.order_id
     WHERE s._source IN (${names}) AND NOT coalesce(h.is_void, false)`,
  );
  if (hasOthers) {
    await db.run(`DELETE FROM ${line} WHERE _source IN (${names})`);
    await db.run(`INSERT INTO ${line} FROM staging.completed_line`);
    await db.run("DROP TABLE staging.completed_line");
  } else {
    await db.run(`DROP TABLE ${line}`);
    await db.run("ALTER TABLE staging.completed_line RENAME TO order_line");
  }
}

/** Lines without a day, and lines of a source that leans on heads whose order has none. */
const incomplete = (source: string, leans: boolean): string =>
  `SELECT s._source, s._batch, s._row,
     CASE WHEN h.order_id IS NULL THEN 'order_line.order_id is unknown: ' || s.order_id ELSE 'order_line.day is missing' END AS reason
   FROM ${line} AS s LEFT JOIN ${head} AS h ON h.order_id = s.order_id
   WHERE s._source = ${literal(source)} AND (s.day IS NULL OR (${leans} AND h.order_id IS NULL))`;
