import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Table } from "../ingest/index.ts";
import { isKnown, tagOf } from "./answer.ts";
import type { TableDoc } from "./client.ts";
import type { Env } from "./context.ts";
import { jsonResponses } from "./openapi.ts";
import { views } from "./views.ts";

const schema = z
  .object({
    tables: z.array(
      z.object({
        table: z.string(),
        grain: z.string().describe("What a row is."),
        key: z.array(z.string()),
        columns: z.array(
          z.object({
            column: z.string(),
            unit: z.string().describe("What the column holds, and so how it is formatted and filtered."),
            is_nullable: z.boolean(),
            values: z.array(z.string()).optional().describe("The closed set of words it holds."),
            doc: z.string(),
          }),
        ),
      }),
    ),
  })
  .openapi("dictionary");

const route = createRoute({
  method: "get",
  path: "/v1/tables",
  operationId: "tables",
  tags: ["About the build"],
  summary: "The data dictionary: every table and column, with its unit and its meaning.",
  request: { query: z.strictObject({}) },
  responses: jsonResponses(schema),
});

/** The declarations themselves, so that the dictionary cannot differ from what the API answers. */
const tables: TableDoc[] = Object.values(views as Record<string, Table>).map(
  ({ id, grain, key, columns }) => ({
    table: id,
    grain,
    key,
    columns: Object.entries(columns).map(([column, { unit, isNullable, values, doc }]) => ({
      column,
      unit,
      is_nullable: isNullable,
      ...(values ? { values } : {}),
      doc,
    })),
  }),
);

export function addDictionary(app: OpenAPIHono<Env>): void {
  const tag = tagOf("tables", [tables]);
  app.openapi(route, (c) => {
    const headers = { etag: tag, "cache-control": "private, no-cache" };
    if (isKnown(c, tag)) return new Response(null, { status: 304, headers }) as never;
    return c.json({ tables }, 200, headers) as never;
  });
}
