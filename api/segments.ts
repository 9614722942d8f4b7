import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { rowSchema } from "../ingest/index.ts";
import { published, tiers } from "../models/index.ts";
import { aboutBuild } from "./about_build.ts";
import type { Env, Services } from "./context.ts";
import { factsSchema, jsonResponses } from "./openapi.ts";
import { buildParam } from "./query.ts";
import type { Reading } from "./reader.ts";
import { rfmSegmentsOf } from "./rfm_segments.ts";
import { select } from "./select.ts";
import type { Segments } from "./shapes.ts";

const schema = factsSchema
  .extend({
    computed_at: z.string().describe("When the segments were computed."),
    schemes: z.array(
      z.object({
        scheme: published.segment.columns.scheme.schema,
        doc: z.string(),
        segments: z.array(rowSchema(published.segment).omit({ scheme: true })),
      }),
    ),
  })
  .openapi("segments");

const route = createRoute({
  method: "get",
  path: "/v1/segments",
  operationId: "segments",
  tags: ["Customers"],
  summary: "The ways of dividing customers, and how many are in each segment.",
  request: { query: z.strictObject({ build: buildParam }) },
  responses: jsonResponses(schema),
});

export function addSegments(app: OpenAPIHono<Env>, services: Services): void {
  app.openapi(route, async (c) => {
    return (await aboutBuild(c, services, c.req.valid("query").build, segmentsOf)) as never;
  });
}

async function segmentsOf(reading: Reading): Promise<Segments> {
  const { rows, rfm } = await reading.query(async (db) => {
    const from = select(db);
    return { rows: await from.selectFrom("segment").selectAll().execute(), rfm: await rfmSegmentsOf(from) };
  });
  const schemes: readonly { scheme: "tier" | "rfm"; doc: string; words: readonly string[] }[] = [
    { scheme: "tier", doc: published.customer_tier.columns.tier.doc, words: tiers },
    { scheme: "rfm", doc: published.rfm_segment.columns.segment.doc, words: rfm },
  ];
  return {
    computed_at: reading.facts.built_at,
    schemes: schemes.map(({ scheme, doc, words }) => ({
      scheme,
      doc,
      segments: rows
        .filter((row) => row.scheme === scheme)
        .sort((a, b) => words.indexOf(a.segment) - words.indexOf(b.segment))
        .map(({ scheme: _, ...row }) => row),
    })),
  };
}
