import { afterAll, beforeAll, expect, test } from "vitest";
import { views } from "../../api/index.ts";
import { type Column, rowSchema, type Table, type Unit } from "../../ingest/index.ts";
import { buildA, publishBuild, type Stage, stage } from "./fixture.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly schema: { readonly type?: string; readonly items?: { readonly enum?: string[] } };
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: Parameter[];
  readonly responses: Record<string, { content?: Record<string, unknown> }>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, { get: Operation }>;
  readonly components: {
    readonly schemas: Record<
      string,
      { properties: Record<string, { description?: string; type?: unknown }> }
    >;
    readonly securitySchemes: object;
  };
  readonly security: object[];
}

let at: Stage;
let document: Document;
beforeAll(async () => {
  at = await stage();
  await publishBuild(at.snapshots, buildA);
  document = await at.json("/openapi.json");
});
afterAll(() => at.end());

const tables = Object.entries(views as Record<string, Table>);

test("the document is OpenAPI 3.1 with both ways of bearing a key", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(document.components.securitySchemes).toEqual({
    bearer: { type: "http", scheme: "bearer" },
    header: { type: "apiKey", in: "header", name: "X-Api-Key" },
  });
  expect(document.security).toEqual([{ bearer: [] }, { header: [] }]);
});

test("every path that answers is in it, and every path in it answers", async () => {
  for (const [path, { get }] of Object.entries(document.paths)) {
    const asked =
      path === "/v1/customers"
        ? `${path}?system=erp&source_id=C001`
        : path.replace("{customer_key}", "erp:C001");
    expect([path, (await at.get(asked)).status]).toEqual([path, 200]);
    expect(get.summary).toMatch(/\.$/);
  }
  const ids = Object.values(document.paths).map(({ get }) => get.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(document.paths)).toHaveLength(tables.length + 6);
});

test("every reference leads somewhere", () => {
  const found = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
  expect(found.length).toBeGreaterThan(tables.length);
  for (const ref of new Set(found)) {
    const [, name = ""] = /#\/components\/schemas\/([^"]+)/.exec(ref) ?? [];
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
});

test.each(tables)("%s has its own path, and a row whose every column is explained", (id, table) => {
  const operation = document.paths[`/v1/${id}`]!.get;
  expect(operation.summary).toBe(table.grain);
  expect(Object.keys(operation.responses["200"]!.content!)).toEqual([
    "application/json",
    "text/csv",
    "application/vnd.apache.arrow.stream",
  ]);
  for (const status of ["400", "401", "410", "429", "503", "504"]) {
    expect(operation.responses[status]?.content).toHaveProperty(["application/problem+json"]);
  }
  const { properties } = document.components.schemas[id]!;
  expect(Object.keys(properties)).toEqual(Object.keys(table.columns));
  for (const [name, column] of Object.entries(table.columns))
    expect(properties[name]!.description).toBe(column.doc);
});

const ofUnit: Partial<Record<Unit, string>> = {
  day: "2024-01-01",
  instant: "2024-01-01T00:00:00Z",
  flag: "true",
};
const ofControl: Record<string, string> = { order: "-as_of", lang: "zh", build: buildA, format: "json" };

test.each(["customer_tier", "churn", "next_order"] as const)(
  "every parameter of %s is explained, and is taken as explained",
  async (id) => {
    const { parameters = [] } = document.paths[`/v1/${id}`]!.get;
    const columns: Record<string, Column> = views[id].columns;
    expect(parameters.length).toBeGreaterThan(Object.keys(columns).length);
    for (const { name, description, schema } of parameters) {
      expect(description).toBeTruthy();
      if (name === "cursor") continue;
      const [column = "", operator] = name.split(".");
      const byUnit = operator === "null" ? "true" : ofUnit[columns[column]?.unit ?? "text"];
      const value = ofControl[name] ?? schema.items?.enum?.[0] ?? byUnit ?? "1";
      expect([name, (await at.get(`/v1/${id}?${name}=${value}`)).status]).toEqual([name, 200]);
    }
  },
);

test("what a table answers is what its schema says", async () => {
  for (const [id, table] of tables) {
    const { rows } = await at.json(`/v1/${id}?limit=1000`);
    const checked = rowSchema(table).array().safeParse(rows);
    expect([id, checked.error?.issues]).toEqual([id, undefined]);
  }
});
