import { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import { HTTPException } from "hono/http-exception";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import type { Snapshots, Stale } from "../ingest/index.ts";
import { authenticate } from "./auth.ts";
import { addBuilds } from "./builds.ts";
import { AnswerCache } from "./cache.ts";
import type { Env, Services } from "./context.ts";
import { addCustomers } from "./customers.ts";
import { addDecisions } from "./decisions.ts";
import { addDictionary } from "./dictionary.ts";
import { addDocs } from "./docs.ts";
import type { Keys } from "./keys.ts";
import { invalid, Problem } from "./problem.ts";
import { RateLimiter } from "./rate_limit.ts";
import { Reader } from "./reader.ts";
import { addSegments } from "./segments.ts";
import { addSite, type SiteOptions } from "./site.ts";
import { markStale } from "./stale.ts";
import { addSummary } from "./summary.ts";
import { addTables } from "./tables.ts";

export interface AppOptions {
  readonly snapshots: Snapshots;
  readonly keys: Keys;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Whether requests of this machine need no key; only for a server that is bound to loopback. */
  readonly trustLoopback: boolean;
  /** Requests a minute and key. */
  readonly rateLimit?: number;
  /** Milliseconds that a query may take. */
  readonly timeout?: number;
  readonly site?: SiteOptions;
  /** The ledger, for decisions about records; without it none are taken. */
  readonly ledgerFolder?: string;
  /** What the newest loads could not take in, so that the published build lacks it; null when nothing. */
  readonly stale?: () => Stale | null;
  /** Hears of every failure that is ours, with the id that the caller was told. */
  readonly report?: (error: unknown, requestId: string) => void;
}

const longestUrl = 8192;
const cached = { all: 32 * 1024 * 1024, one: 1024 * 1024 };

/** The whole of the HTTP side: API, documentation and pages. */
export function createApp({ report = () => undefined, ...options }: AppOptions): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.error);
    },
  });
  const services: Services = {
    reader: new Reader({ snapshots: options.snapshots, timeout: options.timeout ?? 30_000 }),
    cache: new AnswerCache(cached.all, cached.one),
    stale: options.stale ?? (() => null),
    report,
  };

  app.onError((error, c) => {
    const id = c.get("requestId");
    const problem = toProblem(error);
    if (problem.status === 500) report(error, id);
    return problem.toResponse(c.req.path, id);
  });
  app.notFound((c) =>
    new Problem("not-found", `nothing is at ${c.req.path}; /docs lists what is`).toResponse(
      c.req.path,
      c.get("requestId"),
    ),
  );

  app.use(requestId({ limitLength: 64 }));
  app.use(async (c, next) => {
    await next();
    c.res.headers.set("x-request-id", c.get("requestId"));
  });
  app.use(secureHeaders(headers));
  app.use(compress());
  app.use(async (c, next) => {
    if (c.req.url.length > longestUrl) {
      throw new Problem("url-too-long", `over ${longestUrl} characters; filter by fewer values`);
    }
    await next();
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const allow = [...methods, "OPTIONS"].join(", ");
        if (c.req.method === "OPTIONS") return c.body(null, 204, { allow });
        const more = { headers: { allow } };
        const detail = `${c.req.method} is not possible here`;
        return new Problem("method-not-allowed", detail, more).toResponse(c.req.path, c.get("requestId"));
      },
    }),
  );
  app.get("/healthz", async (c) => {
    const history = await options.snapshots.history();
    return c.json({ status: "ok", is_published: history.length > 0 }, 200, { "cache-control": "no-store" });
  });

  const { keys, clock, trustLoopback } = options;
  const limiter = new RateLimiter(options.rateLimit ?? 60_000);
  app.use("/v1/*", authenticate({ keys, clock, limiter, trustLoopback }));
  app.use("/v1/*", markStale(services));
  addSummary(app, services);
  addTables(app, services);
  addCustomers(app, services);
  addSegments(app, services);
  if (options.ledgerFolder) addDecisions(app, services, { clock, ledgerFolder: options.ledgerFolder });
  addBuilds(app, services);
  addDictionary(app);
  addDocs(app);
  if (options.site) addSite(app, options.site);
  return app;
}

function toProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status === 400) {
    return new Problem("invalid-parameters", error.message, { errors: [] });
  }
  return new Problem("internal", "the request failed on our side; the log has the request id");
}

/** Everything comes from here; the pages' charts write styles into their own elements. */
const headers = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
  },
  xFrameOptions: "DENY",
  // Whoever puts TLS in front decides on it
  strictTransportSecurity: false,
};
