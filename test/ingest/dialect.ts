import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll } from "vitest";
import { statement } from "../../ingest/staging/select.ts";
import { Warehouse } from "../../ingest/warehouse/index.ts";

export type Expression = RawBuilder<unknown>;
export type Read = (
  texts: readonly string[],
  of: (text: Expression) => Expression,
) => Promise<(string | null)[]>;

/** Gives, in a database of the test file's own, what an expression over `text` makes of each text. */
export function reader(): Read {
  let db: Warehouse;
  beforeAll(async () => {
    db = await Warehouse.open(":memory:", { threads: 1 });
    await db.run("SET TimeZone = 'Europe/Berlin'");
  });
  afterAll(() => db.close());
  return async (texts, of) => {
    const list = sql`${sql.lit(JSON.stringify(texts))}::JSON::VARCHAR[]`;
    const query = statement(
      sql`SELECT (${of(sql.ref("text"))})::VARCHAR AS value FROM (SELECT unnest(${list}) AS text, generate_subscripts(${list}, 1) AS place) ORDER BY place`,
    );
    return (await db.rows<{ value: string | null }>(query.sql, query.values)).map((row) => row.value);
  };
}
