import type { HttpBindings } from "@hono/node-server";
import type { Stale } from "../ingest/index.ts";
import type { AnswerCache } from "./cache.ts";
import type { Identity } from "./keys.ts";
import type { Reader } from "./reader.ts";

export interface Env {
  Bindings: HttpBindings;
  Variables: { requestId: string; identity: Identity | null };
}

/** What routes share. */
export interface Services {
  readonly reader: Reader;
  readonly cache: AnswerCache;
  /** What the published build lacks because it could not be loaded; asked at every request. */
  readonly stale: () => Stale | null;
  /** Hears of what went wrong on our side. */
  readonly report: (error: unknown, requestId: string) => void;
}
