import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { isKnown, jsonType, tagOf, version } from "./answer.ts";
import type { Env } from "./context.ts";

const description = `The scores, segments and tables of one company, as its last published build has them.

Every answer names the build it comes from and the day its numbers hold for. Tables share one way of filtering:
\`tier=high,potential\`, \`established_value.gte=1000\`, \`name.contains=li\`, \`region.null=true\`; one way of
sorting: \`order=-established_value\`; and one way of paging: pass \`next\` on as \`cursor\`. A cursor stays on the
build it began with. \`Accept: text/csv\` or \`format=csv\` gives the whole result, with its row count in
\`X-Total-Count\`; Arrow likewise. Send the ETag back as If-None-Match: a 304 costs nothing of the rate limit.

Errors are RFC 9457 problems. The RateLimit headers are those of the IETF draft up to its sixth version.`;

/** The OpenAPI 3.1 document, made of the schemas that check the requests; written once. */
export function openApiDocument(app: OpenAPIHono<Env>) {
  const registry = app.openAPIRegistry;
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "header", {
    type: "apiKey",
    in: "header",
    name: "X-Api-Key",
  });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Tessera",
      version,
      description,
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }, { header: [] }],
    tags: [{ name: "Customers" }, { name: "Tables" }, { name: "About the build" }],
  });
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tessera API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="docs"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#docs",
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  deepLinking: true,
  validatorUrl: null,
});
`;

/** The document and a page that reads it; both are open, for they hold no data. Nothing comes from another host. */
export function addDocs(app: OpenAPIHono<Env>): void {
  let text: string | undefined;
  app.get("/openapi.json", (c) => {
    text ??= JSON.stringify(openApiDocument(app));
    const headers = { etag: tagOf("openapi", [text]), "cache-control": "no-cache", "content-type": jsonType };
    return isKnown(c, headers.etag) ? c.body(null, 304, headers) : c.body(text, 200, headers);
  });
  app.get("/docs", (c) => c.html(page));
  app.get("/docs/start.js", (c) => c.body(start, 200, { "content-type": "text/javascript; charset=utf-8" }));
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  const assets = { "swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript" };
  for (const [name, type] of Object.entries(assets)) {
    app.get(`/docs/${name}`, (c) =>
      c.body(readFileSync(join(folder, name)), 200, {
        "content-type": `${type}; charset=utf-8`,
        "cache-control": "public, max-age=86400",
      }),
    );
  }
}
