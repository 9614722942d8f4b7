import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Config,
  dataFolder,
  inTurn,
  ledgerFolder,
  NoBuildError,
  rememberIdentity,
  Snapshots,
} from "../ingest/index.ts";
import { buildsFolder } from "./build/index.ts";

export interface PublishResult {
  readonly build: string;
  readonly removed: readonly string[];
}

/** Makes a shelved build, the latest by default, the one that readers see, and remembers whom its keys
 * name; keeps as many builds as configured. */
export async function publish(config: Config, base: string, build?: string): Promise<PublishResult> {
  const snapshots = new Snapshots(buildsFolder(config, base));
  const id = build ?? (await latest(snapshots));
  return inTurn(dataFolder(config, base), "publish", async () => {
    // Keys come first: a crash between leaves keys that nobody saw yet, and the next build gives the same ones
    if (await snapshots.has(id)) await rememberIdentity(ledgerFolder(config, base), snapshots.file(id));
    await snapshots.point(id);
    return { build: id, removed: await snapshots.prune(config.publish.keep) };
  });
}

async function latest(snapshots: Snapshots): Promise<string> {
  try {
    return (await readFile(join(snapshots.folder, "latest"), "utf8")).trim();
  } catch (cause) {
    throw new NoBuildError("nothing is built yet: run `tessera build` first", { cause });
  }
}
