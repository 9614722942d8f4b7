import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "../../api/index.ts";
import { buildA, publishBuild, raw, type Stage, stage } from "./fixture.ts";

let at: Stage;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tessera-site-"));
  at = await stage({
    site: { dashboards: join(folder, "dashboards"), notebooks: join(folder, "notebooks") },
  });
  await publishBuild(at.snapshots, buildA);
});
afterAll(async () => {
  await at.end();
  await rm(folder, { recursive: true });
});

const page = async (path: string) => {
  const answer = await at.get(path, { accept: "text/html" });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

test("pages that are not built yet say how to build them, and show once they are", async () => {
  expect(await page("/")).toMatchObject({ status: 503, text: expect.stringContaining("npm run dashboards") });
  expect(await page("/notebooks/")).toMatchObject({
    status: 503,
    text: expect.stringContaining("npm run notebooks"),
  });

  await mkdir(join(folder, "dashboards/assets"), { recursive: true });
  await mkdir(join(folder, "notebooks"));
  await writeFile(join(folder, "dashboards/index.html"), "<!doctype html><title>dashboards</title>");
  await writeFile(join(folder, "dashboards/assets/index-abc.js"), "export {}");
  await writeFile(join(folder, "notebooks/segments.html"), "<!doctype html><title>segments</title>");
  await writeFile(join(folder, "secret.txt"), "secret");

  expect(await page("/")).toMatchObject({ status: 200, text: expect.stringContaining("dashboards") });
  expect(await page("/notebooks/segments.html")).toMatchObject({
    status: 200,
    text: expect.stringContaining("segments"),
  });
});

test("a page of the dashboards opens by its own address, and asks again each time", async () => {
  const { status, text, headers } = await page("/customers/erp:C001?tab=orders");
  expect([status, headers.get("cache-control")]).toEqual([200, "no-cache"]);
  expect(text).toContain("dashboards");
});

test("a customer whose id holds a dot has a page too", async () => {
  expect(await page("/customers/erp:C.001")).toMatchObject({
    status: 200,
    text: expect.stringContaining("dashboards"),
  });
});

test("an asset is kept for good, and a missing one is missing", async () => {
  const found = await page("/assets/index-abc.js");
  expect([found.status, found.headers.get("cache-control")]).toEqual([
    200,
    "public, max-age=31536000, immutable",
  ]);
  expect(found.headers.get("content-type")).toMatch(/javascript/);
  expect((await page("/assets/index-old.js")).status).toBe(404);
  expect((await page("/notebooks/nothing.html")).status).toBe(404);
});

test.each([
  "/../secret.txt",
  "/assets/../../secret.txt",
  "/..%2fsecret.txt",
  "/%2e%2e/secret.txt",
  "/notebooks/../../secret.txt",
])("nothing outside the folders is served: %s", async (path) => {
  const answer = await raw(at, path);
  expect(answer.body).not.toContain("secret\n");
  expect(answer.body).not.toBe("secret");
});

test("the API is not taken for a page", async () => {
  expect((await page("/v1/gold")).status).toBe(404);
  expect((await page("/docs/nothing")).status).toBe(404);
});

test("every page is told to load and send nothing elsewhere", async () => {
  for (const path of ["/", "/docs", "/notebooks/segments.html", "/v1/customer"]) {
    const { headers } = await page(path);
    const policy = headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  }
});

test("the documentation page needs no other host", async () => {
  const { text } = await page("/docs");
  const sources = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((m) => m[1]!);
  expect(sources).toHaveLength(4);
  for (const source of sources) {
    if (source === "data:,") continue;
    expect(source).toMatch(/^\/docs\//);
    expect((await page(source)).status).toBe(200);
  }
  expect(text).not.toMatch(/<script>/);
});

test("a large answer is compressed for who takes it", async () => {
  const small = await raw(at, "/v1/customer_list", { headers: { "accept-encoding": "gzip" } });
  const large = await raw(at, "/v1/customer_list");
  expect(small.headers["content-encoding"]).toBe("gzip");
  expect(large.headers["content-encoding"]).toBeUndefined();
  expect(small.headers.vary).toMatch(/Accept-Encoding/);
  // Another coding of the same answer has the same, weak, tag
  expect(small.headers.etag).toBe(`W/${large.headers.etag}`);
});

test("the server says where it listens, and why it cannot", async () => {
  expect(at.server.url).toBe(`http://127.0.0.1:${at.server.port}`);
  const { snapshots } = at;
  const again = serve({
    snapshots,
    keys: { verify: () => "unknown" } as never,
    clock: () => 0,
    port: at.server.port,
  });
  await expect(again).rejects.toThrow(/cannot listen on 127\.0\.0\.1:\d+.*choose one with --port/);
});
