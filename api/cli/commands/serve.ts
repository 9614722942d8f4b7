import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ledgerFolder, Snapshots, Staleness } from "../../../ingest/index.ts";
import { buildsFolder } from "../../../models/index.ts";
import type { Serving } from "../../index.ts";
import { Keys } from "../../keys.ts";
import { command, type Run } from "../command.ts";
import { UsageError } from "../exit.ts";
import { buildPages } from "../pages.ts";
import { keysFile } from "../project.ts";

interface Options {
  host?: string;
  port?: string;
  requireKey?: boolean;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));

export const serveCommand = command<Options>(
  "serve",
  "Serve the published build: dashboards, notebooks and API. A build published meanwhile is taken up by itself.",
  "tessera serve --port 8080",
  async (run) => {
    const { url } = await startServer(run, run.options);
    run.output.result({ url }, [`Dashboards  ${url}/`, `API         ${url}/docs`, "Stop with Ctrl-C"]);
  },
)
  .option("--host <address>", "address to bind to; anywhere but loopback everyone needs a key")
  .option("--port <n>", "port; 0 takes any free one")
  .option("--require-key", "ask for a key on loopback too, for use behind a proxy");

/** Starts the server and closes it on Ctrl-C or a termination signal. */
export async function startServer(
  { project, output }: Run<unknown>,
  { host, port, requireKey }: Options,
): Promise<Serving> {
  const chosen = port === undefined ? project.config.serve.port : Number(port);
  if (!Number.isInteger(chosen) || chosen < 0 || chosen > 65_535)
    throw new UsageError(`--port is not a port: ${port}`);
  await buildPages((line) => output.note(line));
  const staleness = new Staleness(project.config, project.base);
  // The whole API takes as long to load as all the rest, and only this command needs it
  const { serve } = await import("../../index.ts");
  const serving = await serve({
    stale: () => staleness.read(),
    snapshots: new Snapshots(buildsFolder(project.config, project.base)),
    keys: new Keys(keysFile(project)),
    clock: Date.now,
    ledgerFolder: ledgerFolder(project.config, project.base),
    host: host ?? project.config.serve.host,
    port: chosen,
    rateLimit: project.config.serve.rateLimit,
    requireKey: requireKey === true,
    site: { dashboards: join(root, "dashboards", "dist"), notebooks: join(root, "notebooks", "dist") },
    report: (error, id) =>
      output.note(`request ${id} failed: ${error instanceof Error ? error.stack : error}`),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      serving.close().then(
        () => process.exit(0),
        (error) => {
          process.stderr.write(`Error: the server did not close: ${error}\n`);
          process.exit(1);
        },
      );
    });
  }
  return serving;
}
