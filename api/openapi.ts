import { z } from "@hono/zod-openapi";
import { meta } from "../ingest/index.ts";
import { Problem, type ProblemKind, problemSchema } from "./problem.ts";

const { build, as_of, data_as_of, built_at, company, currency, timezone, language, is_simulated, version } =
  meta.build.columns;

/** What every answer about a build says of it. */
export const factsSchema = z.object({
  build: build.schema,
  as_of: as_of.schema,
  data_as_of: data_as_of.schema,
  built_at: built_at.schema,
  company: company.schema,
  currency: currency.schema,
  timezone: timezone.schema,
  language: language.schema,
  is_simulated: is_simulated.schema,
  version: version.schema,
});

const words: Partial<Record<ProblemKind, string>> = {
  "invalid-parameters": "Every parameter that could not be taken is listed.",
  "no-key": "A valid key is needed: Authorization: Bearer <key>, or X-Api-Key.",
  "not-found": "No such thing.",
  "build-gone": "The build that the cursor or parameter names is no longer kept; begin again.",
  "too-many-requests": "Over the limit of the RateLimit headers; Retry-After says when to come back.",
  "not-published": "Nothing is published yet, or too many exports run at once.",
  "query-timeout": "The query took too long; narrow it.",
};

/** The problems that a route may answer with. */
export function problems(...kinds: ProblemKind[]) {
  return Object.fromEntries(
    kinds.map((kind) => [
      new Problem(kind, "").status,
      {
        description: words[kind] ?? kind,
        content: { "application/problem+json": { schema: problemSchema } },
      },
    ]),
  );
}

/** Problems of every route below /v1. */
export const usualProblems = problems(
  "invalid-parameters",
  "no-key",
  "not-found",
  "build-gone",
  "too-many-requests",
  "not-published",
  "query-timeout",
);

/** A JSON answer that a 304 may stand for. */
export const jsonResponses = <S extends z.ZodType>(schema: S) => ({
  200: { description: "OK", content: { "application/json": { schema } } },
  304: { description: "Nothing has changed since the answer with this ETag." },
  ...usualProblems,
});
