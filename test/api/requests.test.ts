import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { views } from "../../api/index.ts";
import type { Table } from "../../ingest/index.ts";
import { buildA, publishBuild, raw, type Stage, stage } from "./fixture.ts";

let at: Stage;
beforeAll(async () => {
  at = await stage();
  await publishBuild(at.snapshots, buildA);
});
afterAll(() => at.end());

const fieldsOf = async (path: string): Promise<string[]> => {
  const answer = await at.get(path);
  expect(answer.status).toBe(400);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const problem = await answer.json();
  expect(problem).toMatchObject({
    status: 400,
    type: "urn:tessera:problem:invalid-parameters",
    instance: expect.any(String),
  });
  return problem.errors.map((e: { field: string }) => e.field);
};

test.each<[string, string[]]>([
  ["tier=gold", ["tier"]],
  ["teir=high", ["teir"]],
  ["established_value.gte=a lot", ["established_value.gte"]],
  ["established_value.gte=1e400", ["established_value.gte"]],
  ["established_value.gte=NaN", ["established_value.gte"]],
  ["is_established_high=yes", ["is_established_high"]],
  ["as_of.gte=2024-02-30", ["as_of.gte"]],
  ["as_of.gte=30.02.2024", ["as_of.gte"]],
  ["order=gold", ["order"]],
  ["order=reasons", ["order"]],
  ["order=--tier", ["order"]],
  ["fields=tier,gold", ["fields"]],
  ["limit=0", ["limit"]],
  ["limit=1001", ["limit"]],
  ["limit=ten", ["limit"]],
  ["limit=5&limit=6", ["limit"]],
  ["lang=fr", ["lang"]],
  ["build=../../../etc/passwd", ["build"]],
  ["format=xml", ["format"]],
  ["cursor=nonsense", ["cursor"]],
  ["cursor=x&format=csv", ["cursor"]],
  ["tier.null=true", ["tier.null"]],
  ["tier.contains=h", ["tier.contains"]],
  ["tier=gold&order=gold&limit=0&x=1&as_of=never", ["as_of", "limit", "order", "tier", "x"]],
])("refuses %s, naming every field that is wrong", async (query, fields) => {
  expect((await fieldsOf(`/v1/customer_tier?${query}`)).sort()).toEqual(fields);
});

test("a cursor belongs to its query", async () => {
  const { next } = await at.json("/v1/customer_tier?limit=2&order=-established_value");
  expect(await fieldsOf(`/v1/customer_tier?limit=2&cursor=${next}`)).toEqual(["cursor"]);
  expect(await fieldsOf(`/v1/customer_tier?order=-established_value&tier=high&cursor=${next}`)).toEqual([
    "cursor",
  ]);
  expect(await fieldsOf(`/v1/customer_list?order=-established_value&cursor=${next}`)).toEqual(["cursor"]);
  expect((await at.get(`/v1/customer_tier?limit=9&order=-established_value&cursor=${next}`)).status).toBe(
    200,
  );
});

describe("a hostile value", () => {
  const hostile = [
    "' OR 1=1 --",
    "'; DROP TABLE mart.customer; --",
    '" OR ""="',
    "$1",
    "\\",
    "%' OR '1'='1",
    "erp:C001') OR (1=1",
    "read_csv('/etc/passwd')",
    "getvariable('sentences_en')",
    "\u0000",
    "名'; --",
    "{1}",
  ];
  const before = async () => (await at.json("/v1/customer?count=1&limit=1")).total;

  test.each(hostile)("is only a value, in every parameter: %j", async (text) => {
    const value = encodeURIComponent(text);
    for (const operator of ["", ".eq", ".contains"]) {
      const answer = await at.get(`/v1/customer?name${operator}=${value}`);
      expect([operator, answer.status]).toEqual([operator, 200]);
      expect((await answer.json()).rows).toEqual([]);
    }
    const { rows } = await at.json(`/v1/customer_tier?reasons.has=${value}`);
    expect(rows).toEqual([]);
    const names = [
      "order",
      "fields",
      "lang",
      "build",
      "limit",
      "cursor",
      "count",
      "format",
      "bom",
      "orders.gte",
      text,
    ];
    for (const name of names) {
      const answer = await at.get(`/v1/customer?${encodeURIComponent(name)}=${value}`);
      expect([name, answer.status]).toEqual([name, 400]);
    }
    expect((await at.get(`/v1/customers/${value}`)).status).toBe(404);
    expect((await at.get(`/v1/customers?system=${value}&source_id=${value}`)).status).toBe(404);
    expect((await at.get(`/v1/customer_list/summary?name=${value}`)).status).toBe(200);
    expect(await before()).toBe(23);
    expect(at.errors).toEqual([]);
  });

  test.each(hostile)("in a cursor that was tampered with finds nothing: %j", async (text) => {
    const { next } = await at.json("/v1/customer_list?limit=2&order=-established_value,last_order_on");
    const cursor = JSON.parse(Buffer.from(next, "base64url").toString());
    cursor.values = cursor.values.map(() => text);
    const forged = Buffer.from(JSON.stringify(cursor)).toString("base64url");
    const answer = await at.get(
      `/v1/customer_list?limit=2&order=-established_value,last_order_on&cursor=${forged}`,
    );
    expect(answer.status).toBe(200);
    expect((await answer.json()).rows).toEqual([]);
  });

  test("in a cursor cannot name another file", async () => {
    const { next } = await at.json("/v1/customer_list?limit=2");
    const cursor = JSON.parse(Buffer.from(next, "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...cursor, build: "../../secret" })).toString("base64url");
    expect(await fieldsOf(`/v1/customer_list?limit=2&cursor=${forged}`)).toEqual(["cursor"]);
  });
});

describe("methods", () => {
  test.each(["POST", "PUT", "DELETE", "PATCH"])("%s is refused, with what is possible", async (method) => {
    const answer = await raw(at, "/v1/customer", { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe("GET, HEAD, OPTIONS");
    expect(JSON.parse(answer.body)).toMatchObject({ status: 405 });
  });

  test("OPTIONS says what is possible, and grants no other site anything", async () => {
    const answer = await raw(at, "/v1/customer", { method: "OPTIONS" });
    expect([answer.status, answer.headers.allow, answer.body]).toEqual([204, "GET, HEAD, OPTIONS", ""]);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test.each([
    "/v1/customer",
    "/v1/customer?format=csv",
    "/v1/customer?format=arrow",
    "/v1/customers/erp:C001",
    "/docs",
  ])("HEAD %s has the headers of GET and no body", async (path) => {
    const [head, get] = [await raw(at, path, { method: "HEAD" }), await raw(at, path)];
    expect([head.status, head.body]).toEqual([200, ""]);
    for (const name of ["content-type", "etag", "tessera-build", "x-total-count", "cache-control"]) {
      expect([name, head.headers[name]]).toEqual([name, get.headers[name]]);
    }
  });

  test("HEAD of many files holds nothing", async () => {
    for (let i = 0; i < 40; i++) await raw(at, "/v1/customer?format=csv", { method: "HEAD" });
    expect((await at.get("/v1/customer?format=csv")).status).toBe(200);
  });
});

test("every table answers in every format, sorted by each of its columns", async () => {
  for (const [id, table] of Object.entries(views as Record<string, Table>)) {
    for (const format of ["json", "csv", "arrow"]) {
      const answer = await at.get(`/v1/${id}?format=${format}`);
      expect([id, format, answer.status]).toEqual([id, format, 200]);
      await answer.arrayBuffer();
    }
    const sortable = Object.entries(table.columns).filter(([, c]) => c.unit !== "reasons");
    const order = sortable.map(([name], i) => (i % 2 ? `-${name}` : name)).join();
    expect([id, (await at.get(`/v1/${id}?order=${order}&limit=1`)).status]).toEqual([id, 200]);
  }
  expect(at.errors).toEqual([]);
});

test("unknown paths are problems, whoever asks", async () => {
  for (const path of ["/v1/gold", "/v1/customer/x", "/v1", "/v1/customers/", "/v2/customer"]) {
    const answer = await at.get(path, { accept: "text/html" });
    expect([path, answer.status]).toEqual([path, 404]);
    const problem = await answer.json();
    expect(problem).toMatchObject({
      status: 404,
      instance: path,
      request_id: answer.headers.get("x-request-id"),
    });
  }
});

test("a failure of ours says nothing of its inside, and is reported under the id the caller was told", async () => {
  const failing = await stage();
  try {
    await publishBuild(failing.snapshots, buildA, { build: [] });
    const answer = await failing.get("/v1/customer");
    expect(answer.status).toBe(500);
    const problem = await answer.json();
    expect(problem.detail).toBe("the request failed on our side; the log has the request id");
    expect(failing.errors).toHaveLength(1);
  } finally {
    await failing.end();
  }
});
