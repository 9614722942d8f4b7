import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Stale } from "../../ingest/index.ts";
import { buildA, publishBuild, type Stage, stage } from "./fixture.ts";

const stops: Stale = {
  since: "2024-06-30T01:00:00.000Z",
  stops: [
    {
      source: "orders",
      file: "orders-2.csv",
      problem: "orders-2.csv: column Net is gone",
      since: "2024-06-30T01:00:00.000Z",
    },
    {
      source: "orders",
      file: "orders-3.csv",
      problem: "orders-3.csv is damaged",
      since: "2024-07-01T01:00:00.000Z",
    },
    {
      source: "payments",
      file: "",
      problem: "source payments has no files",
      since: "2024-07-01T01:00:00.000Z",
    },
  ],
};

let at: Stage;
let stale: Stale | null = null;
beforeAll(async () => {
  at = await stage({ stale: () => stale });
  await publishBuild(at.snapshots, buildA);
});
afterAll(() => at.end());
beforeEach(() => {
  stale = null;
});

test("while nothing has stopped no answer bears a stale mark", async () => {
  expect((await at.json("/v1/builds")).stale).toBeNull();
  expect((await at.get("/v1/customer?limit=1")).headers.get("tessera-stale")).toBeNull();
});

test("every answer about the build names the sources whose newest data it lacks, a 304 and an export too", async () => {
  const fresh = await at.get("/v1/customer?limit=1");
  stale = stops;
  const known = { "if-none-match": fresh.headers.get("etag")! };
  for (const [path, headers, status] of [
    ["/v1/customer?limit=1", {}, 200],
    ["/v1/customer?limit=1", known, 304],
    ["/v1/customer?format=csv", {}, 200],
    ["/v1/segments", {}, 200],
  ] as const) {
    const answer = await at.get(path, headers);
    expect([path, answer.status, answer.headers.get("tessera-stale")]).toEqual([
      path,
      status,
      "orders, payments",
    ]);
  }
});

test("the list of builds says since when, which file and what to do, and is asked anew when that changes", async () => {
  const before = await at.get("/v1/builds");
  stale = stops;
  const after = await at.get("/v1/builds", { "if-none-match": before.headers.get("etag")! });
  expect(after.status).toBe(200);
  expect((await after.json()).stale).toEqual(stops);
  const again = await at.get("/v1/builds", { "if-none-match": after.headers.get("etag")! });
  expect(again.status).toBe(304);
});
