import { sql } from "kysely";
import type { Config } from "../config.ts";
import { statement } from "../staging/select.ts";
import type { Warehouse } from "../warehouse/index.ts";
import { systemsOf } from "./cluster/index.ts";
import { type SurvivingField, type SurvivorshipRule, survivingFields } from "./config.ts";

/**
 * `identity.survivor`: for every customer of several records one row, each field by the rule configured for it from
 * the records that have it. By default the most trusted system goes first, then the fullest record, then the smallest
 * id; these also settle ties of the other rules.
 */
export async function chooseSurvivors(db: Warehouse, config: Config): Promise<void> {
  const { survivorship } = config.identity;
  const usual = systemsOf(config);
  const chosen = survivingFields.map((field) => {
    const order = [...ruleTerms(field, survivorship[field], usual), sql`trust`, sql`gaps`, sql`customer_id`];
    return sql`first(${sql.ref(field)} ORDER BY ${sql.join(order)}) FILTER (WHERE ${sql.ref(field)} IS NOT NULL) AS ${sql.ref(field)}`;
  });
  const gaps = survivingFields.map((field) => sql`CAST(${sql.ref(field)} IS NULL AS INTEGER)`);
  const built = statement(sql`CREATE TABLE identity.survivor AS
    WITH record AS (
      SELECT a.customer_key, c.*, coalesce(s.priority, 1000000) AS trust, ${sql.join(gaps, sql` + `)} AS gaps
      FROM identity.assigned AS a
      JOIN (SELECT customer_key FROM identity.assigned GROUP BY customer_key HAVING count(*) > 1 OR bool_or(alias_key <> customer_key)) AS many USING (customer_key)
      JOIN staging.customer AS c ON c.customer_id = a.alias_key
      LEFT JOIN identity.system AS s ON s.system = split_part(a.alias_key, ':', 1)
    )
    SELECT customer_key, ${sql.join(chosen)} FROM record GROUP BY customer_key`);
  await db.run(built.sql, built.values);
}

function ruleTerms(field: SurvivingField, rule: SurvivorshipRule | undefined, usual: readonly string[]) {
  if (rule === undefined) return [];
  if (rule === "newest") return [sql`_updated_at DESC NULLS LAST`, sql`record.created_on DESC NULLS LAST`];
  if (rule === "oldest") return [sql`record.created_on ASC NULLS LAST`];
  if (rule === "longest") return [sql`length(CAST(${sql.ref(field)} AS VARCHAR)) DESC`];
  const order = [...new Set([...rule.systems, ...usual])];
  const places = order.map((system, i) => sql`WHEN ${sql.lit(system)} THEN ${sql.lit(i)}`);
  return [sql`CASE split_part(customer_id, ':', 1) ${sql.join(places, sql` `)} ELSE 1000000 END`];
}
