import { z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { Env, Services } from "./context.ts";

/** What a reader is told of data that could not be loaded. */
export const staleSchema = z
  .object({
    since: z.string().describe("When a load first failed, of those that still do."),
    stops: z.array(
      z.object({
        source: z.string(),
        file: z.string().describe("The file or table; empty when the whole source could not be read."),
        problem: z.string().describe("What is wrong and what to do."),
        since: z.string(),
      }),
    ),
  })
  .openapi("stale");

/**
 * Names in a header the sources whose newest data the build lacks. A build's answers are cached by its id, and this
 * changes without one; a header is sent with a 304, too.
 */
export const markStale =
  ({ stale }: Services): MiddlewareHandler<Env> =>
  async (c, next) => {
    await next();
    const sources = new Set(stale()?.stops.map((stop) => stop.source));
    if (sources.size > 0) c.res.headers.set("tessera-stale", [...sources].join(", "));
  };
