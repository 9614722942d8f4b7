import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKey } from "../../api/keys.ts";
import { readDecisions } from "../../ingest/index.ts";
import { buildA, company, publishBuild, type Stage, stage } from "./fixture.ts";

const ledger = mkdtempSync(join(tmpdir(), "tessera-decisions-"));
let at: Stage;
beforeAll(async () => {
  at = await stage({ ledgerFolder: ledger });
  const alias = (alias_key: string, customer_key: string, is_current: boolean) => ({
    alias_key,
    customer_key,
    system: alias_key.split(":")[0]!,
    source_id: alias_key.split(":")[1]!,
    is_current,
  });
  await publishBuild(at.snapshots, buildA, {
    ...company(buildA),
    customer_alias: [
      alias("erp:C001", "erp:C001", true),
      alias("crm:A-7", "erp:C001", true),
      alias("crm:old", "erp:C001", false),
      alias("crm:gone", "crm:left", false),
      alias("crm:left", "crm:left", false),
    ],
  });
});
afterAll(async () => {
  await at.end();
  rmSync(ledger, { recursive: true });
});

test.each(["crm:A-7", "crm:old"])("the id %s answers with the customer it stands for now", async (id) => {
  const own = await at.json("/v1/customers/erp:C001");
  expect(own.customer_key).toBe("erp:C001");
  expect(await at.json(`/v1/customers/${id}`)).toEqual(own);
  const [system, source] = id.split(":");
  expect(await at.json(`/v1/customers?system=${system}&source_id=${source}`)).toEqual(own);
  expect(await at.json(`/v1/customers/${id}?parts=tier`)).toEqual(
    await at.json("/v1/customers/erp:C001?parts=tier"),
  );
});

test("an id whose customer has left the sources is not found, and the answer says what it became", async () => {
  const response = await at.get("/v1/customers/crm:gone");
  expect(response.status).toBe(404);
  expect((await response.json()).detail).toBe(
    "no such customer: crm:gone; crm:left, which it became, has left the sources",
  );
  expect((await (await at.get("/v1/customers/crm:left")).json()).detail).toMatch(
    /keys are written system:id$/,
  );
});

const decide = (body: unknown, key?: string) =>
  fetch(`${at.server.url}/v1/identity/decisions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key ? { "x-api-key": key } : {}) },
    body: JSON.stringify(body),
  });

test("a key with the scope to decide records decisions under its name; others may not, this machine included", async () => {
  const now = new Date(at.now);
  const reading = await createKey(at.keysFile, { name: "reader" }, now);
  const deciding = await createKey(at.keysFile, { name: "Ada", scopes: ["read", "decide"] }, now);
  const body = { kind: "same", a: "erp:C001", b: "erp:C002" };
  // Nobody but a key that may decide
  expect((await decide(body)).status).toBe(403);
  expect((await decide(body, reading.key)).status).toBe(403);
  expect(await readDecisions(ledger)).toEqual([]);

  const unknown = await decide(body, deciding.key);
  expect([unknown.status, (await unknown.json()).detail]).toEqual([
    404,
    "no such customer: erp:C002; ids are written system:id",
  ]);
  const made = await decide(
    { kind: "different", a: "erp:C001", b: "crm:A-7", note: "two firms" },
    deciding.key,
  );
  expect(made.status).toBe(201);
  const recorded = { n: 1, kind: "different", a: "erp:C001", b: "crm:A-7", who: "Ada", note: "two firms" };
  expect(await made.json()).toEqual({ ...recorded, when: now.toISOString() });
  expect(await readDecisions(ledger)).toEqual([{ ...recorded, when: now.toISOString() }]);

  const back = await decide({ kind: "undo", decision: 1 }, deciding.key);
  expect(await back.json()).toMatchObject({ n: 2, kind: "undo", b: "1" });
  for (const wrong of [
    { kind: "undo", decision: 1 },
    { kind: "maybe" },
    { ...body, b: body.a },
    { ...body, x: 1 },
  ])
    expect([wrong, (await decide(wrong, deciding.key)).status]).toEqual([wrong, 400]);
  expect((await decide({ ...body, note: "x".repeat(20_000) }, deciding.key)).status).toBe(400);
  expect(await readDecisions(ledger)).toHaveLength(2);
});

test("decisions made at the same time each have a number of their own", async () => {
  const { key } = await createKey(at.keysFile, { name: "Eve", scopes: ["read", "decide"] }, new Date(at.now));
  const before = (await readDecisions(ledger)).length;
  const body = { kind: "same", a: "erp:C001", b: "crm:A-7" };
  const all = await Promise.all(Array.from({ length: 5 }, () => decide(body, key)));
  expect(all.map((r) => r.status)).toEqual([201, 201, 201, 201, 201]);
  const numbers = (await readDecisions(ledger)).map((d) => d.n);
  expect(numbers).toEqual(Array.from({ length: before + 5 }, (_, i) => i + 1));
});
