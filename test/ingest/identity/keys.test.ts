import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { remember } from "../../../ingest/identity/memory/keys.ts";
import { readSql } from "../../../ingest/identity/sql.ts";
import { recordDecision, type Warehouse } from "../../../ingest/index.ts";
import { joined } from "./parties.ts";

const aliasSql = new URL("../../../ingest/core/customer_alias.sql", import.meta.url);

interface Alias {
  id: string;
  key: string;
  isCurrent: boolean;
}

/** Joins the records that are there and publishes what came of it. */
async function publish(folder: string, ids: readonly string[]): Promise<Alias[]> {
  const db: Warehouse = await joined(
    ids.map((id) => ({ id, truth: 0 })),
    { ledgerFolder: folder, identity: { isOn: false } },
  );
  try {
    await db.run(`CREATE SCHEMA core; CREATE TABLE core.customer_alias AS ${await readSql(aliasSql)}`);
    await remember(db, folder, "core.customer_alias");
    return await db.rows<Alias>(
      'SELECT alias_key AS id, customer_key AS key, is_current AS "isCurrent" FROM core.customer_alias ORDER BY id',
    );
  } finally {
    db.close();
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "tessera-keys-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const decide = (folder: string, kind: "same" | "different", a: string, b: string) =>
  recordDecision(folder, { who: "test", when: "2025-01-01T00:00:00Z", kind, a, b });
const keyOf = (aliases: readonly Alias[], id: string) => aliases.find((a) => a.id === id)!.key;

test("of two customers that merge the one published first keeps its key, though the other's system is trusted more", () =>
  inFolder(async (folder) => {
    await publish(folder, ["b:1"]);
    await publish(folder, ["a:1", "b:1"]);
    await decide(folder, "same", "a:1", "b:1");
    const merged = await publish(folder, ["a:1", "b:1"]);
    expect(merged.map((a) => a.key)).toEqual(["b:1", "b:1"]);
  }));

test("after a split the part with the key's own record keeps it; the other gets its earlier key back", () =>
  inFolder(async (folder) => {
    await publish(folder, ["a:1", "b:1"]);
    await decide(folder, "same", "a:1", "b:1");
    expect(keyOf(await publish(folder, ["a:1", "b:1"]), "b:1")).toBe("a:1");
    await decide(folder, "different", "a:1", "b:1");
    const split = await publish(folder, ["a:1", "b:1"]);
    expect(split.map((a) => a.key)).toEqual(["a:1", "b:1"]);
  }));

test("a key outlives its own record, and an id that left resolves to what its customer became", () =>
  inFolder(async (folder) => {
    await decide(folder, "same", "a:1", "b:1");
    await publish(folder, ["a:1", "b:1"]);
    const without = await publish(folder, ["b:1", "a:0"]);
    expect(without.map(({ id, key, isCurrent }) => [id, key, isCurrent])).toEqual([
      ["a:0", "a:0", true],
      ["a:1", "a:1", false],
      ["b:1", "a:1", true],
    ]);
    // a:0 is younger than the key a:1, so a:1 stays although its own record is gone
    await decide(folder, "same", "a:0", "b:1");
    const merged = await publish(folder, ["b:1", "a:0"]);
    expect(merged.map((a) => a.key)).toEqual(["a:1", "a:1", "a:1"]);
  }));

test("through any sequence of merges, splits, departures and returns every id resolves and no key moves but into an older one", async () => {
  const ids = ["a:1", "a:2", "a:3", "b:1", "b:2", "c:1"];
  const id = fc.constantFrom(...ids);
  const step = fc.record({
    here: fc.subarray(ids, { minLength: 1 }),
    said: fc.array(fc.tuple(fc.constantFrom("same" as const, "different" as const), id, id), {
      maxLength: 3,
    }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), (steps) =>
      inFolder(async (folder) => {
        const ever = new Set<string>();
        const ages = new Map<string, number>();
        let before: Alias[] = [];
        for (const [at, { here, said }] of steps.entries()) {
          for (const [kind, a, b] of said) if (a !== b) await decide(folder, kind, a, b);
          const now = await publish(folder, here);
          for (const one of here) ever.add(one);
          expect(now.map((a) => a.id)).toEqual([...ever].sort());
          for (const { key } of now) expect(keyOf(now, key)).toBe(key);
          expect(now.filter((a) => a.isCurrent).map((a) => a.id)).toEqual([...here].sort());
          const customers = new Set(before.map((a) => a.key));
          for (const key of customers) {
            const becomes = keyOf(now, key);
            if (becomes === key) continue;
            expect(customers).toContain(becomes);
            expect(ages.get(becomes)!).toBeLessThanOrEqual(ages.get(key)!);
          }
          for (const { key } of now) if (!ages.has(key)) ages.set(key, at);
          before = now;
        }
      }),
    ),
    { numRuns: 12 },
  );
}, 60_000);
