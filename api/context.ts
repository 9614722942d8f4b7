import type { HttpBindings } from "@hono/node-server";
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
  /** Hears of what went wrong on our side. */
  readonly report: (error: unknown, requestId: string) => void;
}
