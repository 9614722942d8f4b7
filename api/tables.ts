import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { rowSchema, type Table } from "../ingest/index.ts";
import { answer, askedOf, isKnown, jsonType, notModified, tagOf } from "./answer.ts";
import type { Env, Services } from "./context.ts";
import { readCursor } from "./cursor.ts";
import { arrowPieces, csvPieces } from "./files.ts";
import { factsSchema, usualProblems } from "./openapi.ts";
import { jsonPage, largestPage } from "./page.ts";
import { invalidField } from "./problem.ts";
import { type Format, type TableQuery, tableQuerySchema } from "./query.ts";
import { countRows, type RowsRequest } from "./rows.ts";
import { streamed } from "./stream.ts";
import { type ViewId, views } from "./views.ts";

const types = {
  json: jsonType,
  csv: "text/csv; charset=utf-8",
  arrow: "application/vnd.apache.arrow.stream",
} as const;

/** One route for everything that is published: the same filters, order, paging and formats for each. */
export function addTables(app: OpenAPIHono<Env>, services: Services): void {
  for (const [view, table] of Object.entries(views) as [ViewId, Table][]) {
    const { schema, read } = tableQuerySchema(table);
    app.openapi(routeOf(view, table, schema), async (c) => {
      const query = read(c.req.valid("query"));
      // The response is raw; its type says only what the document needs
      return (await tableAnswer(c, services, view, query)) as never;
    });
  }
}

function routeOf(view: ViewId, table: Table, query: ReturnType<typeof tableQuerySchema>["schema"]) {
  const page = factsSchema
    .extend({
      rows: z.array(rowSchema(table).openapi(view)),
      next: z.string().nullable().describe("Cursor of the next page; null on the last."),
      total: z.number().int().optional().describe("Rows in the whole result, where count=1 asked for it."),
    })
    .openapi(`${view}_page`);
  return createRoute({
    method: "get",
    path: `/v1/${view}`,
    operationId: view,
    tags: [table.name.startsWith("meta.") ? "About the build" : "Tables"],
    summary: table.grain,
    request: { query },
    responses: {
      200: {
        description:
          "A page as JSON; the whole result as CSV or Arrow. With fields, rows have those columns only.",
        content: {
          "application/json": { schema: page },
          "text/csv": { schema: z.string() },
          [types.arrow]: { schema: z.string().openapi({ format: "binary" }) },
        },
      },
      304: { description: "Nothing has changed since the answer with this ETag." },
      ...usualProblems,
    },
  });
}

async function tableAnswer(
  c: Context<Env>,
  services: Services,
  view: ViewId,
  query: TableQuery,
): Promise<Response> {
  const format = query.format ?? acceptedFormat(c.req.header("accept"));
  checkPaging(query, format);
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, view, query);
  const reading = await services.reader.open(
    cursor?.build ?? query.build,
    cursor ? "build-gone" : "not-found",
  );
  let isStreaming = false;
  try {
    const { facts } = reading;
    const lang = query.lang ?? facts.language;
    const tag = tagOf(reading.build, [view, format, lang, askedOf(c)]);
    if (isKnown(c, tag)) return notModified(facts, tag);
    const request: RowsRequest = { view, table: views[view], query, lang, facts };
    if (format === "json") {
      const text = await services.cache.get(tag, () => jsonPage(reading, request, cursor?.values));
      return answer(text, facts, tag, types.json);
    }
    const total = await countRows(reading, request);
    const headers = {
      "x-total-count": String(total),
      "content-disposition": `attachment; filename="${view}-${facts.as_of}.${format}"`,
    };
    if (c.req.method === "HEAD") return answer(null, facts, tag, types[format], headers);
    const pieces = format === "csv" ? csvPieces : arrowPieces;
    isStreaming = true;
    const body = await streamed(
      reading,
      (db) => pieces(db, request, Math.min(total, query.limit ?? total)),
      (error) => services.report(error, c.get("requestId")),
    );
    return answer(body, facts, tag, types[format], headers);
  } finally {
    if (!isStreaming) reading.release();
  }
}

function acceptedFormat(accept: string | undefined): Format {
  if (accept?.includes("text/csv")) return "csv";
  return accept?.includes(types.arrow) ? "arrow" : "json";
}

function checkPaging({ limit, cursor, count }: TableQuery, format: Format): void {
  if (format === "json") {
    if (limit === undefined || limit <= largestPage) return;
    throw invalidField("limit", `at most ${largestPage} rows a page; follow next, or ask for csv or arrow`);
  }
  if (cursor !== undefined)
    throw invalidField("cursor", "only JSON has pages; csv and arrow give the whole result");
  if (count) throw invalidField("count", "csv and arrow always state it, as X-Total-Count");
}
