import type { Source } from "../source_config.ts";
import type { EntityName } from "./entities/index.ts";
import type { Condition, EntityMapping, Field } from "./mapping.ts";

export interface MissingColumn {
  readonly column: string;
  readonly entity: EntityName;
  readonly target: string;
}

/** The columns that a source's mappings name and a file does not have. */
export function missingColumns(source: Source, present: readonly string[]): MissingColumn[] {
  const known = new Set(present);
  const missing: MissingColumn[] = [];
  for (const [entity, mapping] of Object.entries(source.entities) as [EntityName, EntityMapping][]) {
    const targets = Object.entries(mapping.columns) as [string, Field][];
    const named = targets.flatMap(([target, field]) =>
      columnsOf(field).map((column) => ({ column, target })),
    );
    if (mapping.where)
      named.push(...columnsOfCondition(mapping.where).map((column) => ({ column, target: "where" })));
    if (mapping.updatedAt) named.push({ column: mapping.updatedAt, target: "updatedAt" });
    missing.push(...named.filter((n) => !known.has(n.column)).map((n) => ({ ...n, entity })));
  }
  return missing;
}

export function columnsOf(field: Field): string[] {
  if (typeof field === "string") return [field];
  if ("from" in field) return [field.from].flat();
  if ("product" in field) return field.product.flatMap(columnsOf);
  if ("sum" in field) return field.sum.flatMap(columnsOf);
  if ("join" in field) return field.join.flatMap(columnsOf);
  if ("when" in field) {
    const cases = field.when.flatMap((c) => [...columnsOfCondition(c.if), ...columnsOf(c.use)]);
    return [...cases, ...(field.otherwise ? columnsOf(field.otherwise) : [])];
  }
  return [];
}

function columnsOfCondition(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(columnsOfCondition);
  if ("any" in condition) return condition.any.flatMap(columnsOfCondition);
  if ("not" in condition) return columnsOfCondition(condition.not);
  return [condition.column];
}
