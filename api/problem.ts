import { z } from "@hono/zod-openapi";

/** One parameter that the API could not take, and why. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

const kinds = {
  "invalid-parameters": { status: 400, title: "Invalid parameters" },
  "no-key": { status: 401, title: "A valid API key is needed" },
  forbidden: { status: 403, title: "Not allowed" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "Method not allowed" },
  "build-gone": { status: 410, title: "The build is no longer kept" },
  "url-too-long": { status: 414, title: "The address is too long" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong here" },
  "not-published": { status: 503, title: "Nothing is published yet" },
  busy: { status: 503, title: "Too many exports at once" },
  "query-timeout": { status: 504, title: "The query took too long" },
} as const;

export type ProblemKind = keyof typeof kinds;

/** An answer that is not a success, as RFC 9457 words it. Thrown anywhere below a route, written in one place. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly title: string;

  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly more: {
      readonly errors?: readonly FieldError[];
      readonly headers?: Record<string, string>;
    } = {},
  ) {
    super(detail);
    this.status = kinds[kind].status;
    this.title = kinds[kind].title;
  }

  toResponse(instance: string, requestId: string): Response {
    const { kind, status, title, detail } = this;
    const body = {
      type: `urn:tessera:problem:${kind}`,
      title,
      status,
      detail,
      instance,
      ...(this.more.errors ? { errors: this.more.errors } : {}),
      request_id: requestId,
    };
    return new Response(JSON.stringify(body), {
      status,
      headers: {
        "content-type": "application/problem+json; charset=utf-8",
        "cache-control": "no-store",
        ...this.more.headers,
      },
    });
  }
}

export const problemSchema = z
  .object({
    type: z.string().describe("urn:tessera:problem: and the kind of problem."),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe("What was wrong and what to do."),
    instance: z.string().describe("The path that was asked for."),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe("Every parameter that could not be taken."),
    request_id: z.string(),
  })
  .openapi("Problem");

/** What a schema found wrong with a request, one entry a parameter. */
export function invalid(error: z.ZodError): Problem {
  const errors = error.issues.flatMap((issue): FieldError[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((field) => ({ field, message: "unknown parameter; see /openapi.json" }));
    }
    return [{ field: String(issue.path[0] ?? ""), message: issue.message }];
  });
  const fields = [...new Set(errors.map((e) => e.field))].join(", ");
  return new Problem("invalid-parameters", `could not be taken: ${fields}; each is listed under errors`, {
    errors,
  });
}

export function invalidField(field: string, message: string): Problem {
  return new Problem("invalid-parameters", `could not be taken: ${field}; ${message}`, {
    errors: [{ field, message }],
  });
}
