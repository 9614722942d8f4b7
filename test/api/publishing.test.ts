import { existsSync } from "node:fs";
import { readdir, readlink } from "node:fs/promises";
import { tableFromIPC } from "apache-arrow";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildA, buildB, company, publishBuild, type Stage, stage } from "./fixture.ts";

let at: Stage;
beforeEach(async () => {
  at = await stage();
});
afterEach(() => at.end());

/** Not compressed, so that what is not yet read is more than buffers hold. */
const plain = { "accept-encoding": "identity" };

const smaller = () => company(buildB, 5);

test("before the first publish every answer says what to do", async () => {
  for (const path of [
    "/v1/customer",
    "/v1/customer?format=csv",
    "/v1/builds",
    "/v1/segments",
    "/v1/customers/erp:C001",
  ]) {
    const response = await at.get(path);
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("60");
    expect(await response.json()).toMatchObject({
      status: 503,
      detail: expect.stringContaining("tessera run"),
    });
  }
  expect(await at.json("/healthz")).toEqual({ status: "ok", is_published: false });
  expect(at.errors).toEqual([]);
});

test("a publish shows with the next request", async () => {
  await publishBuild(at.snapshots, buildA);
  expect((await at.json("/v1/customer?count=1&limit=1")).total).toBe(23);
  await publishBuild(at.snapshots, buildB, smaller());
  expect(await at.json("/v1/customer?count=1&limit=1")).toMatchObject({ total: 5, build: buildB });
});

test("an undone publish is undone with the next request", async () => {
  await publishBuild(at.snapshots, buildA);
  await publishBuild(at.snapshots, buildB, smaller());
  expect((await at.json("/v1/customer?limit=1")).build).toBe(buildB);
  await at.snapshots.undo();
  expect((await at.json("/v1/customer?limit=1")).build).toBe(buildA);
});

test("paging that a publish interrupts goes on over the build it began with", async () => {
  await publishBuild(at.snapshots, buildA);
  const first = await at.json("/v1/customer_list?limit=10&order=-net_revenue");
  await publishBuild(at.snapshots, buildB, smaller());
  const second = await at.json(`/v1/customer_list?limit=10&order=-net_revenue&cursor=${first.next}`);
  const third = await at.json(`/v1/customer_list?limit=10&order=-net_revenue&cursor=${second.next}`);
  expect([first, second, third].map((page) => page.build)).toEqual([buildA, buildA, buildA]);
  const keys = [first, second, third].flatMap((page) =>
    page.rows.map((r: { customer_key: string }) => r.customer_key),
  );
  expect(new Set(keys).size).toBe(23);
  expect(third.next).toBeNull();
});

test("a cursor of a build that is gone says so instead of skipping rows", async () => {
  await publishBuild(at.snapshots, buildA);
  const { next } = await at.json("/v1/customer_list?limit=10");
  await publishBuild(at.snapshots, buildB, smaller());
  await at.snapshots.prune(1);
  const response = await at.get(`/v1/customer_list?limit=10&cursor=${next}`);
  expect(response.status).toBe(410);
  expect(await response.json()).toMatchObject({ type: "urn:tessera:problem:build-gone", status: 410 });
});

test("a cursor of a build that was undone is gone too", async () => {
  await publishBuild(at.snapshots, buildA);
  await publishBuild(at.snapshots, buildB, smaller());
  const { next } = await at.json("/v1/customer_list?limit=2");
  await at.snapshots.undo();
  expect((await at.get(`/v1/customer_list?limit=2&cursor=${next}`)).status).toBe(410);
});

test("a page may pin a build, and an unknown one is not found", async () => {
  await publishBuild(at.snapshots, buildA);
  await publishBuild(at.snapshots, buildB, smaller());
  expect(await at.json(`/v1/customer?build=${buildA}&count=1`)).toMatchObject({ build: buildA, total: 23 });
  expect(await at.json(`/v1/customer_list/summary?build=${buildA}`)).toMatchObject({
    total: { customers: 23 },
  });
  expect(await at.json(`/v1/customer_list/summary`)).toMatchObject({ total: { customers: 5 } });
  expect((await at.get("/v1/customer?build=cccccccccccc")).status).toBe(404);
  await publishBuild(at.snapshots, "cccccccccccc", company("cccccccccccc", 2));
  await at.snapshots.prune(2);
  expect((await at.get(`/v1/customer?build=${buildA}`)).status).toBe(410);
});

test("a shelved build that was never published cannot be read", async () => {
  await publishBuild(at.snapshots, buildA);
  await publishBuild(at.snapshots, buildB, smaller());
  await at.snapshots.undo();
  expect(await at.snapshots.has(buildB)).toBe(true);
  expect((await at.get(`/v1/customer?build=${buildB}`)).status).toBe(404);
});

test("builds are listed, the published one first", async () => {
  await publishBuild(at.snapshots, buildA);
  await publishBuild(at.snapshots, buildB, smaller());
  const { current, builds } = await at.json("/v1/builds");
  expect(current).toBe(buildB);
  expect(builds).toMatchObject([
    { build: buildB, is_current: true, as_of: "2024-06-30" },
    { build: buildA, is_current: false },
  ]);
});

test.each(["csv", "arrow"])(
  "a %s stream that a publish and a prune overtake finishes on its build",
  async (format) => {
    const rows = 300_000;
    await publishBuild(at.snapshots, buildA, company(buildA), (db) =>
      db.run(
        `INSERT INTO mart.customer_product
         SELECT 'erp:Z', 'erp:P' || lpad(i::varchar, 9, '0'), 'A product with a name', NULL, 1, 2.5, 10, NULL
         FROM range(${rows}) t(i)`,
      ),
    );
    const response = await at.get(`/v1/customer_product?customer_key=erp:Z&format=${format}`, plain);
    expect(response.headers.get("x-total-count")).toBe(String(rows));
    const reader = response.body!.getReader();
    const pieces = [(await reader.read()).value!];
    await publishBuild(at.snapshots, buildB, smaller());
    await at.snapshots.prune(1);
    expect((await at.json("/v1/customer?count=1")).total).toBe(5);
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      pieces.push(value);
    }
    const bytes = Buffer.concat(pieces);
    if (format === "csv") expect(bytes.toString().split("\r\n")).toHaveLength(rows + 2);
    else expect(tableFromIPC(bytes).numRows).toBe(rows);
  },
);

test("a reader who leaves in the middle of a stream frees the build", async () => {
  await publishBuild(at.snapshots, buildA, company(buildA), (db) =>
    db.run(
      `INSERT INTO mart.customer_product
       SELECT 'erp:Z', 'erp:P' || i, repeat('long name ', 20), NULL, 1, 2.5, 10, NULL FROM range(200000) t(i)`,
    ),
  );
  for (let i = 0; i < 20; i++) {
    const leaving = new AbortController();
    const response = await fetch(`${at.server.url}/v1/customer_product?format=csv`, {
      signal: leaving.signal,
      headers: plain,
    });
    await response.body!.getReader().read();
    leaving.abort();
  }
  // More than may run at once: the places of those who left are free again
  await expect.poll(async () => (await at.get("/v1/customer_product?format=csv&limit=1")).status).toBe(200);
  expect(at.errors).toEqual([]);
});

test.runIf(existsSync("/proc/self/fd"))(
  "a retired build is closed once nobody reads it, however reading ended",
  async () => {
    await publishBuild(at.snapshots, buildA, company(buildA), (db) =>
      db.run(
        `INSERT INTO mart.customer_product
       SELECT 'erp:Z', 'erp:P' || i, repeat('long name ', 20), NULL, 1, 2.5, 10, NULL FROM range(200000) t(i)`,
      ),
    );
    const file = `build-${buildA}.duckdb`;
    const isOpen = async () => {
      const links = (await readdir("/proc/self/fd")).map((fd) =>
        readlink(`/proc/self/fd/${fd}`).catch(() => ""),
      );
      return (await Promise.all(links)).some((path) => path.includes(file));
    };
    const tag = (await at.get("/v1/customer")).headers.get("etag")!;
    await at.get("/v1/customer", { "if-none-match": tag });
    await (await at.get("/v1/customer?format=csv")).text();
    await at.get("/v1/customer?order=nothing");
    await at.get("/v1/customers/erp:C999");
    await fetch(`${at.server.url}/v1/customer?format=csv`, { method: "HEAD" });
    const leaving = new AbortController();
    const { body } = await fetch(`${at.server.url}/v1/customer_product?format=csv`, {
      signal: leaving.signal,
      headers: plain,
    });
    const reader = body!.getReader();
    await reader.read();
    expect(await isOpen()).toBe(true);
    await publishBuild(at.snapshots, buildB, smaller());
    await at.get("/v1/customer");
    expect(await isOpen()).toBe(true);
    leaving.abort();
    await expect(reader.read()).rejects.toThrow();
    await expect.poll(isOpen, { timeout: 10_000 }).toBe(false);
  },
);

test("answers to equal questions are the same bytes, and other builds give other tags", async () => {
  await publishBuild(at.snapshots, buildA);
  const one = await at.get("/v1/customer_tier?tier=high&limit=5");
  const two = await at.get("/v1/customer_tier?limit=5&tier=high");
  expect(await one.text()).toBe(await two.text());
  const tag = one.headers.get("etag")!;
  expect(two.headers.get("etag")).toBe(tag);
  for (const path of [
    "/v1/customer_tier?limit=6&tier=high",
    "/v1/customer_tier?limit=5&tier=high&lang=zh",
    "/v1/customer_tier?limit=5&tier=high&format=csv",
    "/v1/customer?limit=5",
  ]) {
    expect((await at.get(path)).headers.get("etag")).not.toBe(tag);
  }
  await publishBuild(at.snapshots, buildB);
  expect((await at.get("/v1/customer_tier?tier=high&limit=5")).headers.get("etag")).not.toBe(tag);
});

test("an answer is 304 to its own tag, and 200 once a publish has changed it", async () => {
  await publishBuild(at.snapshots, buildA);
  const paths = [
    "/v1/customer_tier?limit=1",
    "/v1/customer_tier?format=csv",
    "/v1/customer_tier?format=arrow",
    "/v1/customers/erp:C001",
    "/v1/customer_list/summary",
    "/v1/segments",
    "/v1/builds",
  ];
  const fixed = ["/v1/tables", "/openapi.json"];
  const tags = new Map<string, string>();
  for (const path of [...paths, ...fixed]) {
    const tag = (await at.get(path)).headers.get("etag")!;
    tags.set(path, tag);
    const strong = tag.replace(/^W\//, "");
    for (const known of [strong, `W/${strong}`, `"other", ${tag}`]) {
      const again = await at.get(path, { "if-none-match": known });
      expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
    }
    expect((await at.get(path, { "if-none-match": '"other"' })).status).toBe(200);
  }
  await publishBuild(at.snapshots, buildB);
  for (const path of paths)
    expect((await at.get(path, { "if-none-match": tags.get(path)! })).status).toBe(200);
  for (const path of fixed)
    expect((await at.get(path, { "if-none-match": tags.get(path)! })).status).toBe(304);
});
