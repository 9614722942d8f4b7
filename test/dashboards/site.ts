import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as viteBuild } from "vite";
import { createKey, Keys, serve } from "../../api/index.ts";
import { load, parseConfig, Snapshots, writeSample } from "../../ingest/index.ts";
import { build, buildsFolder, publish } from "../../models/index.ts";
import sampleConfig from "../../tessera.config.ts";

const dashboards = fileURLToPath(new URL("../../dashboards", import.meta.url));
const now = "2026-01-01T06:00:00.000Z";

export interface Site {
  readonly origin: string;
  /** The same build behind a server that asks everyone for a key. */
  readonly guarded: { readonly origin: string; readonly key: string };
  close(): Promise<void>;
}

/** The whole product, small: a sample company of 400 customers through ledger and build, its API, and the built pages. */
export async function openSite(): Promise<Site> {
  const base = await mkdtemp(join(tmpdir(), "tessera-site-"));
  const config = parseConfig(sampleConfig);
  await writeSample(join(base, ".tessera", "sample"), { seed: 7, customers: 400 });
  await load(config, { base, now });
  const built = await build(config, { base, now, version: "0.0.0" });
  await publish(config, base, built.build);

  const dist = join(base, "dashboards");
  await viteBuild({ root: dashboards, logLevel: "error", build: { outDir: dist, emptyOutDir: true } });

  const keysFile = join(base, "keys.json");
  const { key } = await createKey(keysFile, { name: "test" }, new Date(now));
  const open = (requireKey: boolean) =>
    serve({
      snapshots: new Snapshots(buildsFolder(config, base)),
      keys: new Keys(keysFile),
      clock: () => Date.parse(now),
      port: 0,
      requireKey,
      site: { dashboards: dist, notebooks: join(base, "notebooks") },
    });
  const [server, guarded] = await Promise.all([open(false), open(true)]);
  return {
    origin: server.url,
    guarded: { origin: guarded.url, key },
    close: async () => {
      await Promise.all([server.close(100), guarded.close(100)]);
      await rm(base, { recursive: true, force: true });
    },
  };
}
