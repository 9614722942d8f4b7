import { z } from "@hono/zod-openapi";
import type { Table } from "../ingest/index.ts";
import { type Operator, operatorsOf } from "./operators.ts";

/** One condition of a request. */
export interface Filter {
  readonly column: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

export interface OrderBy {
  readonly column: string;
  readonly isDescending: boolean;
}

export type Language = "en" | "zh" | "code";
export type Format = "json" | "csv" | "arrow";

/** What a request asks of a table, checked and complete; the order ends with the key, so that it is total. */
export interface TableQuery {
  readonly where: readonly Filter[];
  readonly order: readonly OrderBy[];
  readonly fields: readonly string[];
  readonly lang: Language | undefined;
  readonly build: string | undefined;
  readonly limit: number | undefined;
  readonly cursor: string | undefined;
  readonly count: boolean;
  readonly format: Format | undefined;
  readonly bom: boolean;
}

export const buildParam = z
  .string()
  .regex(/^[0-9a-f]{12}$/, "not a build id: 12 hexadecimal digits")
  .optional()
  .describe("A build to read instead of the published one; see /v1/builds.");

export const langParam = z
  .enum(["en", "zh", "code"])
  .optional()
  .describe("Language of the reasons; the company's by default, code for the bare tokens.");

const yes = z
  .enum(["0", "1"])
  .optional()
  .transform((text) => text === "1");

/** A parameter that holds several values: separated by commas, or given more than once. */
export function several<T extends string>(one: z.ZodType<T, string>, split: boolean, doc: string) {
  const items =
    one instanceof z.ZodEnum ? { type: "string" as const, enum: one.options } : { type: "string" as const };
  return z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((text) => (split ? text.split(",") : [text])))
    .pipe(z.array(one))
    .optional()
    .openapi({ type: "array", items, param: { description: doc, style: "form", explode: !split } });
}

/** The parameters that are no filters. */
const control = (table: Table) => {
  const columns = Object.keys(table.columns) as [string, ...string[]];
  const sortable = columns.filter((name) => table.columns[name]!.unit !== "reasons");
  const either = sortable.flatMap((name) => [name, `-${name}`]) as [string, ...string[]];
  return {
    order: several(
      z.enum(either),
      true,
      "Columns to sort by, - before one for descending; missing values come last.",
    ),
    fields: several(z.enum(columns), true, "Columns to give; all by default."),
    lang: langParam,
    build: buildParam,
    limit: z
      .string()
      .regex(/^\d{1,9}$/, "not a whole number")
      .transform(Number)
      .pipe(z.number().min(1))
      .optional()
      .openapi({
        type: "integer",
        minimum: 1,
        description:
          "Rows to give: up to 1,000 a page as JSON, 100 by default; as CSV or Arrow all by default.",
      }),
    cursor: z.string().optional().describe("The next of the page before."),
    count: yes.openapi({ type: "string", enum: ["0", "1"], description: "1 adds the total number of rows." }),
    format: z
      .enum(["json", "csv", "arrow"])
      .optional()
      .describe("Format of the answer; by the Accept header without it."),
    bom: yes.openapi({
      type: "string",
      enum: ["0", "1"],
      description:
        "1 makes CSV for spreadsheets: a byte-order mark, and an apostrophe before text that would run as a formula.",
    }),
  };
};

const reserved = new Set(["order", "fields", "lang", "build", "limit", "cursor", "count", "format", "bom"]);

/** Filters of a table by the name of their parameter: `tier`, `orders.gte`, `name.contains`. */
function filtersOf(table: Table): Record<string, { column: string; operator: Operator }> {
  const found: Record<string, { column: string; operator: Operator }> = {};
  for (const [column, declared] of Object.entries(table.columns)) {
    for (const operator of operatorsOf(declared)) {
      const name = operator.name ? `${column}.${operator.name}` : column;
      if (!reserved.has(name)) found[name] = { column, operator };
    }
  }
  return found;
}

/** The filters of a table as parameters, and how they read. */
export function filterSchema(table: Table) {
  const filters = filtersOf(table);
  const shape = Object.fromEntries(
    Object.entries(filters).map(([name, { column, operator }]) => [
      name,
      several(operator.value, operator.isList, `${table.columns[column]!.doc} ${operator.doc}`),
    ]),
  );
  const where = (given: Record<string, unknown>): Filter[] =>
    Object.entries(given).flatMap(([name, values]) => {
      const filter = filters[name];
      return filter && values ? [{ ...filter, values: values as string[] }] : [];
    });
  return { shape, where };
}

/** The parameters of a table's route, and how they become a query. */
export function tableQuerySchema(table: Table) {
  const { shape, where } = filterSchema(table);
  const schema = z.strictObject({ ...shape, ...control(table) });
  const read = (given: z.output<typeof schema>): TableQuery => {
    const order = (given.order ?? []).map((text) => ({
      column: text.replace("-", ""),
      isDescending: text.startsWith("-"),
    }));
    const rest = table.key.filter((name) => !order.some((o) => o.column === name));
    return {
      where: where(given),
      order: [...order, ...rest.map((column) => ({ column, isDescending: false }))],
      fields: given.fields?.length ? given.fields : Object.keys(table.columns),
      lang: given.lang,
      build: given.build,
      limit: given.limit,
      cursor: given.cursor,
      count: given.count,
      format: given.format,
      bom: given.bom,
    };
  };
  return { schema, read };
}
