import { type Column, literal, quote, type Warehouse } from "../warehouse/index.ts";
import { type EntityName, entities } from "./entities/index.ts";
import type { EntitySource } from "./select.ts";

interface Reference {
  readonly entity: EntityName;
  readonly column: string;
  readonly refersTo: EntityName;
}

/** What each column that names something else means, by the column's name. */
const meaning: Readonly<Record<string, EntityName>> = {
  customer_id: "customer",
  parent_id: "customer",
  product_id: "product",
  order_id: "order_line",
  return_of: "order_line",
  campaign_id: "campaign",
  owner_id: "owner",
};
const idOf: Partial<Record<EntityName, string>> = {
  customer: "customer_id",
  product: "product_id",
  order_line: "order_id",
  campaign: "campaign_id",
  owner: "owner_id",
};

/**
 * `staging.reference`: for every column that names a customer, article, order, campaign or owner, how many rows name
 * one that no list knows. What no source lists at all cannot be missing from a list.
 */
export async function countReferences(db: Warehouse, sources: readonly EntitySource[]): Promise<void> {
  await db.run(
    'CREATE TABLE staging.reference (source VARCHAR, entity VARCHAR, "column" VARCHAR, refers_to VARCHAR, given BIGINT, unknown BIGINT, unknown_keys BIGINT, example VARCHAR)',
  );
  for (const { entity, column, refersTo } of referencesOf(sources)) {
    const name = quote(column);
    const id = quote(idOf[refersTo]!);
    await db.run(
      `INSERT INTO staging.reference
       SELECT _source, ${literal(entity)}, ${literal(column)}, ${literal(refersTo)}, sum(rows),
         coalesce(sum(rows) FILTER (k.id IS NULL), 0), count(*) FILTER (k.id IS NULL), min(g.id) FILTER (k.id IS NULL)
       FROM (SELECT _source, ${name} AS id, count(*) AS rows FROM ${entities[entity].name} WHERE ${name} IS NOT NULL GROUP BY ALL) AS g
       LEFT JOIN (SELECT DISTINCT ${id} AS id FROM ${entities[refersTo].name}) AS k ON k.id = g.id
       GROUP BY _source`,
    );
  }
}

function referencesOf(sources: readonly EntitySource[]): Reference[] {
  const listed = new Set(sources.map((s) => s.entity));
  return [...listed].flatMap((entity) =>
    Object.entries(entities[entity].columns as Record<string, Column>).flatMap(([column, { isLocal }]) => {
      const refersTo = isLocal ? undefined : meaning[column];
      // An order's head is what its lines refer to; one that no line uses lacks nothing.
      const isItself =
        (entity === refersTo && column === idOf[entity]) ||
        (entity === "order_head" && column === "order_id");
      if (!refersTo || isItself || !listed.has(refersTo)) return [];
      return sources.some((s) => s.entity === entity && column in s.mapping.columns)
        ? [{ entity, column, refersTo }]
        : [];
    }),
  );
}
