import { z } from "zod";
import { type EntityName, entities } from "./entities/index.ts";
import { formatFault } from "./formats.ts";

/** A column of the source; of several, the first that is not empty. */
type Named = string | readonly string[];

/** What a row must look like. Columns are the source's own, compared as the text they came as. */
export type Condition =
  | { column: Named; matches: string }
  | { column: Named; equals: string | number | boolean }
  | { column: Named; oneOf: readonly (string | number)[] }
  | { column: Named; below: number }
  | { column: Named; above: number }
  | { column: Named; present: boolean }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition };

const named = z.union([z.string(), z.array(z.string()).min(1)]);

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ column: named, matches: z.string() }),
    z.strictObject({ column: named, equals: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ column: named, oneOf: z.array(z.union([z.string(), z.number()])) }),
    z.strictObject({ column: named, below: z.number() }),
    z.strictObject({ column: named, above: z.number() }),
    z.strictObject({ column: named, present: z.boolean() }),
    z.strictObject({ all: z.array(condition) }),
    z.strictObject({ any: z.array(condition) }),
    z.strictObject({ not: condition }),
  ]),
);

const fromSchema = z.strictObject({
  /** The source's column; of several, the first that is not empty. */
  from: z.union([z.string(), z.array(z.string()).min(1)]),
  /** A regular expression: of the text only its first match is meant, such as one id of a list. */
  part: z.string().min(1).optional(),
  /** The decimal mark of numbers; the other one of "." and "," is taken for the thousands separator. */
  decimal: z.enum([".", ","]).optional(),
  /** An id that a spreadsheet turned into a number: `17850.0` is `17850`. */
  integer: z.literal(true).optional(),
  /**
   * Formats of a day or an instant, tried in order: strptime's, or `iso`, `excel` (a spreadsheet's serial), `epoch`,
   * `epoch_ms`. Without one ISO 8601 and other writings with the year first. No two may read a text differently.
   */
  format: z
    .union([z.string(), z.array(z.string()).min(1)])
    .superRefine((format, issue) => {
      const fault = formatFault([format].flat());
      if (fault) issue.addIssue({ code: "custom", message: fault });
    })
    .optional(),
  /** The source's words and what they mean. */
  values: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
  /** Spellings of the source and what they are spelt here; any other word stays as it is. */
  spellings: z.record(z.string(), z.string()).optional(),
  /** What any other word means; without it another word sets the row aside. */
  otherwise: z.union([z.string(), z.boolean()]).optional(),
  /** The source writes the opposite sign. */
  negate: z.literal(true).optional(),
});

/** How one canonical column is got from a source's row. */
export type Field =
  | string
  | z.infer<typeof fromSchema>
  | { value: string | number | boolean }
  | { product: readonly [Field, Field] }
  | { sum: readonly Field[] }
  | { join: readonly Field[]; separator?: string | undefined }
  | { when: readonly { if: Condition; use: Field }[]; otherwise?: Field | undefined };

export const field: z.ZodType<Field> = z.lazy(() =>
  z.union([
    z.string(),
    fromSchema,
    z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ product: z.tuple([field, field]) }),
    z.strictObject({ sum: z.array(field).min(2) }),
    z.strictObject({ join: z.array(field).min(1), separator: z.string().optional() }),
    z.strictObject({
      when: z.array(z.strictObject({ if: condition, use: field })).min(1),
      otherwise: field.optional(),
    }),
  ]),
);

/** How one entity is got from a source: its columns, which rows are meant, and which of two versions is newer. */
export interface EntityMapping<E extends EntityName = EntityName> {
  columns: { [C in keyof (typeof entities)[E]["columns"]]?: Field };
  where?: Condition | undefined;
  /** The source's column that says when a row was last changed; the larger wins among rows of one key. */
  updatedAt?: string | undefined;
}

export type EntityMappings = { [E in EntityName]?: EntityMapping<E> };

const mappingOf = (name: EntityName) => {
  const known = Object.keys(entities[name].columns);
  return z
    .strictObject({
      columns: z.partialRecord(z.enum(known as [string, ...string[]]), field),
      where: condition.optional(),
      updatedAt: z.string().optional(),
    })
    .superRefine((mapping, issue) => {
      for (const [column, declared] of Object.entries(entities[name].columns)) {
        const isDerived =
          column === "day" && ("ordered_at" in mapping.columns || "opened_at" in mapping.columns);
        // The heads of its orders may give an order line its day: the whole configuration tells.
        const isElsewhere = name === "order_line" && column === "day";
        if (!declared.isNullable && !(column in mapping.columns) && !isDerived && !isElsewhere) {
          issue.addIssue({
            code: "custom",
            path: ["columns"],
            message: `${name}.${column} is required: map it to a column of the source (${declared.doc})`,
          });
        }
      }
    });
};

export const entityMappings = z.custom<EntityMappings>().superRefine((mappings, issue) => {
  if (typeof mappings !== "object" || mappings === null || Object.keys(mappings).length === 0) {
    issue.addIssue({ code: "custom", message: "map at least one entity" });
    return;
  }
  for (const [name, mapping] of Object.entries(mappings)) {
    if (!(name in entities)) {
      const known = Object.keys(entities).join(", ");
      issue.addIssue({
        code: "custom",
        path: [name],
        message: `unknown entity: ${name}; known are ${known}`,
      });
      continue;
    }
    const parsed = mappingOf(name as EntityName).safeParse(mapping);
    for (const problem of parsed.error?.issues ?? []) {
      issue.addIssue({ code: "custom", path: [name, ...problem.path], message: problem.message });
    }
  }
});
