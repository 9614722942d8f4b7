import { createHash } from "node:crypto";
import type { Context } from "hono";
import program from "../package.json" with { type: "json" };
import type { Facts } from "./reader.ts";

export const version = program.version;

/** A strong name of an answer: the build, and what was asked of it. */
export function tagOf(build: string, asked: readonly unknown[]): string {
  const hash = createHash("sha256").update(JSON.stringify([version, asked]));
  return `"${build}-${hash.digest("base64url").slice(0, 22)}"`;
}

/** The query string without the order in which its parameters were written. */
export function askedOf(c: Context): string[] {
  const query = c.req.url.indexOf("?");
  if (query === -1) return [];
  return c.req.url
    .slice(query + 1)
    .split("&")
    .sort();
}

/** Whether the caller has this very answer; a compressed copy counts. */
export function isKnown(c: Context, tag: string): boolean {
  const given = c.req.header("if-none-match");
  if (!given) return false;
  return given.split(",").some((one) => one.trim().replace(/^W\//, "") === tag);
}

/** What every answer about a build says of it, beside the body. */
export const factHeaders = (facts: Facts): Record<string, string> => ({
  "tessera-build": facts.build,
  "tessera-as-of": facts.as_of,
  "tessera-data-as-of": facts.data_as_of,
  "tessera-currency": facts.currency,
  "tessera-timezone": facts.timezone,
  "tessera-is-simulated": String(facts.is_simulated),
});

/** Asked again each time, which a 304 makes cheap: a key may have been revoked and a build published since. */
const headersOf = (facts: Facts, tag: string): Record<string, string> => ({
  ...factHeaders(facts),
  etag: tag,
  "cache-control": "private, no-cache",
  vary: "Accept, Authorization, X-Api-Key",
});

export const notModified = (facts: Facts, tag: string): Response =>
  new Response(null, { status: 304, headers: headersOf(facts, tag) });

export const answer = (
  body: string | ReadableStream | null,
  facts: Facts,
  tag: string,
  type: string,
  more: Record<string, string> = {},
): Response => new Response(body, { headers: { ...headersOf(facts, tag), "content-type": type, ...more } });

export const jsonType = "application/json; charset=utf-8";

/** Facts and more members as one JSON object; `raw` members are JSON already. */
export function envelope(facts: Facts, raw: Record<string, string>): string {
  const members = Object.entries(raw).map(([name, json]) => `${JSON.stringify(name)}:${json}`);
  return `${JSON.stringify(facts).slice(0, -1)},${members.join(",")}}`;
}
