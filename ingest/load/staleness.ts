import { readFileSync, statSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { z } from "zod";
import type { Config } from "../config.ts";
import { dataFolder } from "../folders.ts";
import { SourceError } from "../sources/index.ts";
import type { Stop } from "./stop.ts";

const openStop = z.strictObject({
  source: z.string(),
  /** The file or table; empty when the whole source could not be read. */
  file: z.string(),
  problem: z.string(),
  /** When a load first stumbled over it. */
  since: z.string(),
});

/** A file or table that some load could not take in, and no later one has. */
export type OpenStop = z.output<typeof openStop>;

/** What is published lacks the newest data of these. */
export interface Stale {
  readonly since: string;
  readonly stops: readonly OpenStop[];
}

/** The stops that are still open, in a small file beside the ledger: written by loads, read by whoever serves. */
export class Staleness {
  readonly path: string;
  private known: { readonly stamp: string; readonly stale: Stale | null } = { stamp: "", stale: null };

  constructor(
    config: Config,
    private readonly base: string,
  ) {
    this.path = join(dataFolder(config, base), "stops.json");
  }

  /** Null when nothing has stopped. Read again only when the file was replaced. */
  read(): Stale | null {
    // Every request asks this. Synchronous: a call to the thread pool would wait behind running queries
    const found = statSync(this.path, { bigint: true, throwIfNoEntry: false });
    const stamp = found ? `${found.ino}:${found.ctimeNs}:${found.size}` : "";
    if (stamp !== this.known.stamp) {
      this.known = {
        stamp,
        stale: found ? staleOf(parse(this.path, readFileSync(this.path, "utf8"))) : null,
      };
    }
    return this.known.stale;
  }

  /** What a load of these sources came to, in place of what was known of them; other sources keep their stops. */
  async record(
    stops: readonly Stop[],
    { loaded, configured, now }: { loaded: readonly string[]; configured: readonly string[]; now: string },
  ): Promise<void> {
    const before = await readFile(this.path, "utf8").then(
      (text) => parse(this.path, text),
      (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return [];
        throw error;
      },
    );
    const kept = before.filter((stop) => !loaded.includes(stop.source) && configured.includes(stop.source));
    const fresh = stops.map(({ source, file, problem }) => {
      const known = before.find((stop) => stop.source === source && stop.file === file);
      // Readers elsewhere need not learn where on this machine the files lie
      return {
        source,
        file,
        problem: problem.replaceAll(`${this.base}${sep}`, ""),
        since: known?.since ?? now,
      };
    });
    const open = [...kept, ...fresh];
    if (open.length === 0) return rm(this.path, { force: true });
    await writeFile(`${this.path}.next`, `${JSON.stringify({ stops: open }, null, 2)}\n`);
    await rename(`${this.path}.next`, this.path);
  }
}

function parse(path: string, text: string): OpenStop[] {
  try {
    return z.strictObject({ stops: z.array(openStop) }).parse(JSON.parse(text)).stops;
  } catch (cause) {
    throw new SourceError(`${path} is damaged; delete it and run \`tessera load\` again`, { cause });
  }
}

const staleOf = (stops: readonly OpenStop[]): Stale | null =>
  stops.length === 0 ? null : { since: stops.map((stop) => stop.since).sort()[0]!, stops };
