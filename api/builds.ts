import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { meta } from "../ingest/index.ts";
import { isKnown, jsonType, tagOf } from "./answer.ts";
import type { Env, Services } from "./context.ts";
import { factsSchema, jsonResponses } from "./openapi.ts";
import { notPublished } from "./reader.ts";
import { staleSchema } from "./stale.ts";

const schema = z
  .object({
    current: meta.build.columns.build.schema,
    builds: z.array(factsSchema.extend({ is_current: z.boolean() })),
    stale: staleSchema
      .nullable()
      .describe(
        "What the newest loads could not take in, so that the current build lacks it; null when nothing.",
      ),
  })
  .openapi("builds");

const route = createRoute({
  method: "get",
  path: "/v1/builds",
  operationId: "builds",
  tags: ["About the build"],
  summary: "The published builds that are kept, the current one first.",
  request: { query: z.strictObject({}) },
  responses: jsonResponses(schema),
});

export function addBuilds(app: OpenAPIHono<Env>, { reader, stale }: Services): void {
  app.openapi(route, async (c) => {
    const builds = await reader.builds();
    const missing = stale();
    const [current] = builds;
    if (!current) throw notPublished();
    const tag = tagOf(current.build, [builds.map((b) => b.build), missing]);
    const headers = { etag: tag, "cache-control": "private, no-cache" };
    if (isKnown(c, tag)) return new Response(null, { status: 304, headers }) as never;
    const body = {
      current: current.build,
      builds: builds.map((build) => ({ ...build, is_current: build.build === current.build })),
      stale: missing,
    };
    return c.json(body, 200, { ...headers, "content-type": jsonType });
  });
}
