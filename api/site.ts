import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono, MiddlewareHandler } from "hono";
import type { Env } from "./context.ts";

export interface SiteOptions {
  /** Folders of the built pages; they may be built while the server runs. */
  readonly dashboards: string;
  readonly notebooks: string;
}

/** Serves the dashboards at / and the notebooks at /notebooks/. They hold no data: that comes from the API. */
export function addSite(app: Hono<Env>, { dashboards, notebooks }: SiteOptions): void {
  app.use(
    "/notebooks/*",
    files(notebooks, (path) => path.replace(/^\/notebooks/, "")),
  );
  app.get("/notebooks/*", (c) =>
    existsSync(notebooks)
      ? c.notFound()
      : c.html(notBuilt("notebooks", "npm run notebooks"), 503, { "retry-after": "60" }),
  );
  app.use("*", files(dashboards));
  const index = join(dashboards, "index.html");
  const page: MiddlewareHandler<Env> = serveStatic<Env>({ root: "", path: index });
  app.get("*", async (c, next) => {
    // A customer's id may hold a dot; any other path that ends like a file's is one that is missing
    const isFile = /\.[a-z0-9]+$/i.test(c.req.path) && !c.req.path.startsWith("/customers/");
    if (isFile || /^\/(v1|docs)(\/|$)/.test(c.req.path)) return c.notFound();
    if (!existsSync(index)) {
      return c.html(notBuilt("dashboards", "npm run dashboards"), 503, { "retry-after": "60" });
    }
    // Pages of the dashboards have paths of their own, which only they can read
    c.header("cache-control", "no-cache");
    return page(c, next);
  });
}

function files(root: string, rewriteRequestPath = (path: string) => path): MiddlewareHandler<Env> {
  let serve: MiddlewareHandler<Env> | undefined;
  return async (c, next) => {
    if (!serve && existsSync(root)) {
      serve = serveStatic<Env>({
        root,
        rewriteRequestPath,
        onFound: (_, found) => {
          // Assets bear a hash of their content in their name
          const isHashed = found.req.path.includes("/assets/");
          found.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
        },
      });
    }
    return serve && !c.req.path.startsWith("/v1/") ? serve(c, next) : next();
  };
}

const notBuilt = (what: string, command: string): string => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Tessera</title></head>
  <body style="font: 16px/1.5 system-ui; max-width: 36rem; margin: 15vh auto; padding: 0 1rem">
    <h1>The ${what} are not built yet</h1>
    <p>Run <code>${command}</code> where Tessera is installed, then load this page again.</p>
    <p>The API works without them: its <a href="/docs">documentation is here</a>.</p>
  </body>
</html>
`;
