import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, MiddlewareHandler } from "hono";
import type { Env } from "./context.ts";
import type { Identity, Keys } from "./keys.ts";
import { Problem } from "./problem.ts";
import type { RateLimiter } from "./rate_limit.ts";

export interface AuthOptions {
  readonly keys: Keys;
  readonly clock: () => number;
  readonly limiter: RateLimiter;
  /** Whether requests of this machine need no key. Only for a server that is bound to loopback. */
  readonly trustLoopback: boolean;
}

const local: Identity = { id: "local", name: "this machine", scopes: ["read"] };

/** Lets in who holds a key, and this machine where it is trusted; counts every request against its limit. */
export function authenticate({ keys, clock, limiter, trustLoopback }: AuthOptions): MiddlewareHandler<Env> {
  return async (c, next) => {
    const key = keyOf(c);
    const verdict =
      key === undefined ? (trustLoopback && isLocal(c) ? local : "missing") : keys.verify(key, clock());
    const isKnown = typeof verdict === "object";
    const turn = limiter.take(isKnown ? verdict.id : addressOf(c), clock());
    if (turn.isOver) {
      throw new Problem(
        "too-many-requests",
        `over ${turn.limit} requests a minute; come back in ${turn.reset} s`,
        {
          headers: { ...turn.headers, "retry-after": String(turn.reset) },
        },
      );
    }
    if (!isKnown) {
      const error = verdict === "missing" ? "" : ', error="invalid_token"';
      const headers = { ...turn.headers, "www-authenticate": `Bearer realm="tessera"${error}` };
      throw new Problem("no-key", refusals[verdict], { headers });
    }
    if (!verdict.scopes.includes("read")) throw new Problem("forbidden", "the key lacks the scope read");
    c.set("identity", verdict);
    await next();
    const isFree = c.res.status === 304;
    if (isFree) turn.giveBack();
    for (const [name, value] of Object.entries(turn.headers)) c.res.headers.set(name, value);
  };
}

const refusals = {
  missing: "send a key as Authorization: Bearer <key> or X-Api-Key; tessera key create makes one",
  unknown: "the key is not known; check that it is whole, or make one with tessera key create",
  expired: "the key has expired; make another with tessera key create",
  revoked: "the key was revoked; make another with tessera key create",
};

/** The key a request bears. An Authorization of another kind is a wrong key, not an absent one. */
function keyOf(c: Context): string | undefined {
  const authorization = c.req.header("authorization");
  if (authorization !== undefined) return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? "";
  return c.req.header("x-api-key");
}

/** IPv6 callers own a whole /64: they count as one. */
function addressOf(c: Context<Env>): string {
  const address = getConnInfo(c).remote.address ?? "unknown";
  return address.includes(".") ? address : address.split(":").slice(0, 4).join(":");
}

const forwarding = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

/**
 * Whether the request comes from a program or the dashboards on this machine. A page of another site in this
 * machine's browser is told apart by Sec-Fetch-Site and Origin; one that made its name point here (DNS rebinding) by
 * the Host it still names; a proxy by the headers it adds.
 */
export function isLocal(c: Context<Env>): boolean {
  const host = c.req.header("host") ?? "";
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  return (
    isLoopback(getConnInfo(c).remote.address ?? "") &&
    isLoopback(host.replace(/:\d+$/, "")) &&
    (site === undefined || site === "same-origin" || site === "none") &&
    (origin === undefined || origin === `http://${host}`) &&
    !forwarding.some((name) => c.req.header(name) !== undefined)
  );
}

/** Whether a host name or address means this machine. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|::ffff:127(\.\d{1,3}){3})$/i.test(host);
