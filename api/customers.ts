import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { rowSchema, type Table } from "../ingest/index.ts";
import { published } from "../models/index.ts";
import { answer, askedOf, envelope, isKnown, jsonType, notModified, tagOf } from "./answer.ts";
import { Batcher } from "./batch.ts";
import type { Env, Services } from "./context.ts";
import { factsSchema, jsonResponses } from "./openapi.ts";
import { Problem } from "./problem.ts";
import { buildParam, type Language, langParam, several } from "./query.ts";
import type { Reading } from "./reader.ts";
import {
  mostCustomers,
  type PartName,
  partNames,
  parts,
  type RecordTexts,
  readRecords,
  recordMembers,
} from "./record.ts";
import { currentKey } from "./resolve.ts";

const recordSchema = factsSchema
  .extend({ customer_key: z.string() })
  .extend(
    Object.fromEntries(
      Object.entries(parts).map(([name, { table, list }]) => {
        const row = rowSchema(published[table] as Table).openapi(table);
        return [name, (list ? z.array(row) : row.nullable()).optional()];
      }),
    ),
  )
  .openapi("customer_record");

const asked = {
  parts: several(z.enum(partNames), true, "Parts of the record to give; all by default."),
  lang: langParam,
  build: buildParam,
};

const responses = jsonResponses(recordSchema);

const byKey = createRoute({
  method: "get",
  path: "/v1/customers/{customer_key}",
  operationId: "customer_record",
  tags: ["Customers"],
  summary:
    "One customer: master data, scores, value, profit, tier with its history, orders, products and interactions.",
  description:
    "Any id that a source ever gave the customer will do: records of one customer are joined, and the answer is that of the customer the id stands for now. `customer_key` in the answer is that customer's own key.",
  request: {
    params: z.object({ customer_key: z.string().describe("The customer, as system:id.") }),
    query: z.strictObject(asked),
  },
  responses,
});

const bySource = createRoute({
  method: "get",
  path: "/v1/customers",
  operationId: "customer_by_source",
  tags: ["Customers"],
  summary: "The same by the id that a source system gave the customer.",
  request: {
    query: z.strictObject({
      system: z.string().describe("The system."),
      source_id: z.string().describe("The customer's id there."),
      ...asked,
    }),
  },
  responses,
});

interface Asked {
  readonly parts?: readonly PartName[] | undefined;
  readonly lang?: Language | undefined;
  readonly build?: string | undefined;
}

export function addCustomers(app: OpenAPIHono<Env>, services: Services): void {
  const lookUps = new LookUps();

  app.openapi(byKey, async (c) => record(c, c.req.valid("param").customer_key, c.req.valid("query")));
  app.openapi(bySource, async (c) => {
    const { system, source_id, ...query } = c.req.valid("query");
    return record(c, `${system}:${source_id}`, query);
  });

  async function record(c: Context<Env>, key: string, query: Asked): Promise<never> {
    const wanted = query.parts?.length ? query.parts : partNames;
    const response = await services.reader.with(query.build, async (reading) => {
      const { facts, build } = reading;
      const lang = query.lang ?? facts.language;
      const tag = tagOf(build, ["customer", key, lang, askedOf(c)]);
      if (isKnown(c, tag)) return notModified(facts, tag);
      const text = await services.cache.get(tag, async () => {
        const own = await lookUps.get(reading, key, wanted, lang);
        const isThere = own.size > 0 || (await exists(reading, key));
        const current = isThere ? key : await reading.query((db) => currentKey(db, key));
        if (!isThere && !(await exists(reading, current))) {
          const left =
            current === key
              ? "keys are written system:id"
              : `${current}, which it became, has left the sources`;
          throw new Problem("not-found", `no such customer: ${key}; ${left}`);
        }
        const found = isThere ? own : await lookUps.get(reading, current, wanted, lang);
        return envelope(facts, { customer_key: JSON.stringify(current), ...recordMembers(found, wanted) });
      });
      return answer(text, facts, tag, jsonType);
    });
    return response as never;
  }

  async function exists(reading: Reading, key: string): Promise<boolean> {
    return (await lookUps.get(reading, key, ["customer"], "code")).size > 0;
  }
}

/** Look-ups under way, gathered by the build, the parts and the language they want. */
class LookUps {
  private readonly batchers = new Map<string, Batcher<Reading, RecordTexts>>();

  async get(
    reading: Reading,
    key: string,
    wanted: readonly PartName[],
    lang: Language,
  ): Promise<RecordTexts> {
    const id = [reading.build, lang, ...wanted].join();
    const batcher =
      this.batchers.get(id) ??
      new Batcher(
        (source: Reading, keys) => source.query((db) => readRecords(db, keys, wanted, lang)),
        mostCustomers,
        2,
      );
    this.batchers.set(id, batcher);
    try {
      return (await batcher.get(reading, key)) ?? new Map();
    } finally {
      if (batcher.isIdle) this.batchers.delete(id);
    }
  }
}
