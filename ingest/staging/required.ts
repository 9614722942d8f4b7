import type { Source } from "../source_config.ts";
import type { EntityName } from "./entities/index.ts";
import type { Condition, EntityMapping, Field } from "./mapping.ts";

export interface MissingColumn {
  readonly column: string;
  readonly entity: EntityName;
  readonly target: string;
}

/** The columns that a source's mappings cannot do without and a file does not have. */
export function missingColumns(source: Source, present: readonly string[]): MissingColumn[] {
  const known = new Set([...present, ...source.optional]);
  const mappings = Object.entries(source.entities) as [EntityName, EntityMapping][];
  return mappings.flatMap(([entity, mapping]) =>
    needs(mapping)
      .filter(({ anyOf }) => !anyOf.some((column) => known.has(column)))
      .map(({ anyOf, target }) => ({ column: anyOf[0]!, target, entity })),
  );
}

/** Every column that a mapping names, alternatives too. */
export function namedColumns(mapping: EntityMapping): { column: string; target: string }[] {
  return needs(mapping).flatMap(({ anyOf, target }) => anyOf.map((column) => ({ column, target })));
}

/** Columns of which a file must have one: those of a field that takes the first that is not empty are alternatives. */
interface Need {
  readonly anyOf: readonly string[];
  readonly target: string;
}

function needs({ columns, where, updatedAt }: EntityMapping): Need[] {
  const targets = Object.entries(columns) as [string, Field][];
  const all = targets.flatMap(([target, field]) => needsOf(field).map((anyOf) => ({ anyOf, target })));
  if (where) all.push(...needsOfCondition(where).map((anyOf) => ({ anyOf, target: "where" })));
  if (updatedAt) all.push({ anyOf: [updatedAt], target: "updatedAt" });
  return all;
}

function needsOf(field: Field): string[][] {
  if (typeof field === "string") return [[field]];
  if ("from" in field) return [[field.from].flat()];
  if ("product" in field) return field.product.flatMap(needsOf);
  if ("sum" in field) return field.sum.flatMap(needsOf);
  if ("join" in field) return field.join.flatMap(needsOf);
  if ("when" in field) {
    const cases = field.when.flatMap((c) => [...needsOfCondition(c.if), ...needsOf(c.use)]);
    return [...cases, ...(field.otherwise ? needsOf(field.otherwise) : [])];
  }
  return [];
}

/** The columns that a field is read from. */
export const columnsOf = (field: Field): string[] => needsOf(field).flat();

function needsOfCondition(condition: Condition): string[][] {
  if ("all" in condition) return condition.all.flatMap(needsOfCondition);
  if ("any" in condition) return condition.any.flatMap(needsOfCondition);
  if ("not" in condition) return needsOfCondition(condition.not);
  return [[condition.column].flat()];
}
