import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createKey, revokeKey } from "../../api/index.ts";
import { buildA, publishBuild, raw, type Stage, stage } from "./fixture.ts";

const stages: Record<"loopback" | "network" | "proxied", Stage> = {} as never;
const keys: Record<"good" | "expired" | "revoked" | "wrong", string> = {} as never;

beforeAll(async () => {
  stages.loopback = await stage();
  stages.network = await stage({ host: "0.0.0.0" });
  stages.proxied = await stage({ requireKey: true });
  for (const at of Object.values(stages)) {
    await publishBuild(at.snapshots, buildA);
    const now = new Date(at.now);
    const made = await createKey(at.keysFile, { name: "good" }, now);
    const soon = await createKey(at.keysFile, { name: "soon", expiresAt: new Date(at.now + 1000) }, now);
    const gone = await createKey(at.keysFile, { name: "gone" }, now);
    await revokeKey(at.keysFile, gone.id, now);
    at.now += 2000;
    Object.assign(keys, { [`${at.folder}good`]: made.key, [`${at.folder}expired`]: soon.key });
    Object.assign(keys, {
      [`${at.folder}revoked`]: gone.key,
      [`${at.folder}wrong`]: `${made.key.slice(0, -4)}AAAA`,
    });
  }
});
afterAll(() => Promise.all(Object.values(stages).map((at) => at.end())));

type Place = keyof typeof stages;
type Kind = keyof typeof keys | "none";

function ask(
  place: Place,
  kind: Kind,
  path: string,
  more: Record<string, string> = {},
  header = "authorization",
) {
  const at = stages[place];
  const key = kind === "none" ? undefined : (keys as Record<string, string>)[at.folder + kind];
  const bearer = header === "authorization" ? `Bearer ${key}` : key!;
  return raw(at, path, { headers: { ...(key ? { [header]: bearer } : {}), ...more } });
}

const paths = [
  "/v1/customer",
  "/v1/customer?format=csv",
  "/v1/customer_list/summary",
  "/v1/customers/erp:C001",
  "/v1/segments",
  "/v1/builds",
  "/v1/tables",
  "/v1/nothing",
];

describe.each<[Place, Kind, number]>([
  ["loopback", "none", 200],
  ["loopback", "good", 200],
  ["loopback", "wrong", 401],
  ["loopback", "expired", 401],
  ["loopback", "revoked", 401],
  ["network", "none", 401],
  ["network", "good", 200],
  ["network", "wrong", 401],
  ["network", "expired", 401],
  ["network", "revoked", 401],
  ["proxied", "none", 401],
  ["proxied", "good", 200],
  ["proxied", "expired", 401],
])("on %s with the key: %s", (place, kind, status) => {
  test.each(paths)("%s", async (path) => {
    for (const header of ["authorization", "x-api-key"]) {
      const answer = await ask(place, kind, path, {}, header);
      const expected = path === "/v1/nothing" && status === 200 ? 404 : status;
      expect(answer.status).toBe(expected);
      if (status !== 401) continue;
      expect(answer.headers["www-authenticate"]).toMatch(/^Bearer realm="tessera"/);
      expect(JSON.parse(answer.body)).toMatchObject({ type: "urn:tessera:problem:no-key", status: 401 });
    }
  });
});

test("why a key is refused is said to who holds it", async () => {
  const detail = async (kind: Kind) => JSON.parse((await ask("network", kind, "/v1/customer")).body).detail;
  expect(await detail("none")).toMatch(/send a key/);
  expect(await detail("expired")).toMatch(/expired/);
  expect(await detail("revoked")).toMatch(/revoked/);
  expect(await detail("wrong")).toMatch(/not known/);
});

test("another kind of authorization is a wrong key, not an absent one", async () => {
  for (const authorization of ["Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "good"]) {
    const answer = await raw(stages.loopback, "/v1/customer", { headers: { authorization } });
    expect(answer.status).toBe(401);
  }
});

test.each<[string, Record<string, string>, number]>([
  ["a program", {}, 200],
  ["the dashboards", { "sec-fetch-site": "same-origin" }, 200],
  ["an address typed into the browser", { "sec-fetch-site": "none" }, 200],
  ["another site's page", { "sec-fetch-site": "cross-site" }, 401],
  ["a page of another port of this machine", { "sec-fetch-site": "same-site" }, 401],
  ["another site's page in an old browser", { origin: "https://evil.example" }, 401],
  ["a page whose name was made to point here", { host: "evil.example:4870" }, 401],
  ["a page whose name only begins like loopback", { host: "localhost.evil.example" }, 401],
  ["a page whose name only ends like loopback", { host: "evil-localhost:4870" }, 401],
  ["this machine by name", { host: "localhost:4870" }, 200],
  ["this machine by its IPv6 address", { host: "[::1]:4870" }, 200],
  ["a proxy", { "x-forwarded-for": "203.0.113.7" }, 401],
  ["a proxy that says so", { forwarded: "for=203.0.113.7" }, 401],
])("without a key on loopback, %s gets %3$s", async (_, headers, status) => {
  expect((await raw(stages.loopback, "/v1/customer", { headers })).status).toBe(status);
});

test("what holds no data is open everywhere", async () => {
  for (const path of ["/openapi.json", "/docs", "/docs/swagger-ui.css", "/healthz"]) {
    expect((await raw(stages.network, path)).status).toBe(200);
  }
});

test("a damaged key file refuses everyone who bears a key, and says so in the log only", async () => {
  const at = await stage();
  try {
    await publishBuild(at.snapshots, buildA);
    await writeFile(at.keysFile, "damaged");
    const answer = await at.get("/v1/customer", { authorization: "Bearer x" });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(at.folder);
    expect(at.errors).toHaveLength(1);
  } finally {
    await at.end();
  }
});

test("no other site may read an answer", async () => {
  const answer = await raw(stages.loopback, "/v1/customer", { headers: { "sec-fetch-site": "same-origin" } });
  expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
  expect(answer.headers["cross-origin-resource-policy"]).toBe("same-origin");
});
