import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { readDecisions, recordDecision, standing } from "../ingest/index.ts";
import type { Env, Services } from "./context.ts";
import { problems, usualProblems } from "./openapi.ts";
import { Problem } from "./problem.ts";

const id = z.string().min(3).max(300).describe("An id of a record, as system:id.");
const note = z.string().max(1000).optional().describe("Why.");

const asked = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.enum(["same", "different"]), a: id, b: id, note }),
    z.strictObject({
      kind: z.literal("undo"),
      decision: z.int().min(1).describe("The decision to take back."),
      note,
    }),
  ])
  .openapi("identity_decision_asked");

const decided = z
  .object({
    n: z.int().describe("The decision's number."),
    who: z.string().describe("Name of the key it was made with."),
    when: z.string().describe("When it was made."),
    kind: z.enum(["same", "different", "undo"]),
    a: z.string(),
    b: z.string().describe("The other id; for an undo the number of the decision taken back."),
    note: z.string().optional(),
  })
  .openapi("identity_decision");

const route = createRoute({
  method: "post",
  path: "/v1/identity/decisions",
  operationId: "decide_identity",
  tags: ["Customers"],
  summary: "Say that two records are of one customer or of two, or take such a decision back.",
  description:
    "Needs a key with the scope decide, on this machine too: `tessera key create <name> --decide`. A decision takes effect with the next build and can be taken back at any time.",
  request: {
    body: { required: true, content: { "application/json": { schema: asked } } },
  },
  responses: {
    201: { description: "Recorded.", content: { "application/json": { schema: decided } } },
    ...usualProblems,
    ...problems("forbidden"),
  },
});

const largest = 16 * 1024;

/** The one thing the API writes: what a person says of two records. */
export function addDecisions(
  app: OpenAPIHono<Env>,
  { reader }: Services,
  { ledgerFolder, clock }: { ledgerFolder: string; clock: () => number },
): void {
  app.use(
    route.path,
    bodyLimit({
      maxSize: largest,
      onError: () => {
        throw new Problem("invalid-parameters", `the body is over ${largest} bytes; a decision needs few`, {
          errors: [],
        });
      },
    }),
  );
  app.openapi(route, async (c) => {
    const identity = c.get("identity");
    if (!identity?.scopes.includes("decide")) {
      throw new Problem(
        "forbidden",
        "the key lacks the scope decide; tessera key create <name> --decide makes one that has it",
      );
    }
    const { note: why, ...wanted } = c.req.valid("json");
    const pair = wanted.kind === "undo" ? await takenBack(wanted.decision) : await known(wanted);
    const made = await recordDecision(ledgerFolder, {
      kind: wanted.kind,
      ...pair,
      who: identity.name,
      when: new Date(clock()).toISOString(),
      ...(why ? { note: why } : {}),
    });
    const { note: kept, ...rest } = made;
    return c.json({ ...rest, ...(kept ? { note: kept } : {}) }, 201, { "cache-control": "no-store" });
  });

  async function takenBack(n: number): Promise<{ a: string; b: string }> {
    const all = await readDecisions(ledgerFolder);
    const wanted = all.find((d) => d.n === n);
    if (!wanted) throw new Problem("not-found", `no such decision: ${n}`);
    if (wanted.kind !== "undo" && !standing(all).some((d) => d.n === n))
      throw new Problem("invalid-parameters", `decision ${n} is no longer in force`, { errors: [] });
    return { a: wanted.a, b: String(n) };
  }

  async function known({ a, b }: { a: string; b: string }): Promise<{ a: string; b: string }> {
    if (a === b) throw new Problem("invalid-parameters", `both ids are ${a}; name two`, { errors: [] });
    const found = await reader.with(undefined, (reading) =>
      reading.query((db) =>
        db.rows<{ alias_key: string }>(
          "SELECT alias_key FROM mart.customer_alias WHERE alias_key IN (?, ?)",
          [a, b],
        ),
      ),
    );
    const missing = [a, b].find((one) => !found.some((f) => f.alias_key === one));
    if (missing) throw new Problem("not-found", `no such customer: ${missing}; ids are written system:id`);
    return { a, b };
  }
}
