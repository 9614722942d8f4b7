import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createKey, KeyError, Keys, listKeys, revokeKey } from "../../api/index.ts";

const now = new Date("2024-07-01T12:00:00Z");
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tessera-keys-"));
  path = join(folder, "keys.json");
});
afterEach(() => rm(folder, { recursive: true }));

test("a key is good for who holds it, and is not kept", async () => {
  const { key, id } = await createKey(path, { name: "CRM" }, now);
  expect(new Keys(path).verify(key, now.getTime())).toEqual({ id, name: "CRM", scopes: ["read"] });
  const kept = await readFile(path, "utf8");
  expect(kept).not.toContain(key);
  expect(kept).not.toContain(key.split("_").at(-1));
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test("no key is like another, and none is known by its id alone", async () => {
  const one = await createKey(path, { name: "a" }, now);
  const two = await createKey(path, { name: "b" }, now);
  const mixed = one.key.replace(one.id, two.id);
  const keys = new Keys(path);
  for (const wrong of [
    mixed,
    one.id,
    `${one.key}x`,
    one.key.slice(0, -1),
    "",
    one.key.toUpperCase(),
    `tessera_${one.id}_`,
  ]) {
    expect(keys.verify(wrong, now.getTime())).toBe("unknown");
  }
});

test("a key ends when it expires, to the millisecond", async () => {
  const expiresAt = new Date("2024-08-01T00:00:00Z");
  const { key } = await createKey(path, { name: "CRM", expiresAt }, now);
  const keys = new Keys(path);
  expect(keys.verify(key, expiresAt.getTime() - 1)).toMatchObject({ name: "CRM" });
  expect(keys.verify(key, expiresAt.getTime())).toBe("expired");
});

test("a revoked key ends at once where the server runs already, and stays revoked since the first time", async () => {
  const { key, id } = await createKey(path, { name: "CRM" }, now);
  const running = new Keys(path);
  expect(running.verify(key, now.getTime())).toMatchObject({ id });
  await revokeKey(path, id, now);
  expect(running.verify(key, now.getTime())).toBe("revoked");
  const again = await revokeKey(path, id, new Date("2025-01-01T00:00:00Z"));
  expect(again.revoked_at).toBe(now.toISOString());
});

test("two keys of one system live side by side, for changing over", async () => {
  const old = await createKey(path, { name: "CRM" }, now);
  const running = new Keys(path);
  const next = await createKey(path, { name: "CRM" }, now);
  for (const { key, id } of [old, next]) expect(running.verify(key, now.getTime())).toMatchObject({ id });
});

test("the list shows everything but the secret", async () => {
  const made = await createKey(path, { name: "CRM" }, now);
  const { key, ...shown } = made;
  expect(listKeys(path)).toEqual([shown]);
  expect(Object.keys(listKeys(path)[0]!)).not.toContain("hash");
});

test("keys made at one time are all kept", async () => {
  await Promise.all(Array.from({ length: 6 }, (_, i) => createKey(path, { name: `system ${i}` }, now)));
  expect(
    listKeys(path)
      .map((k) => k.name)
      .sort(),
  ).toEqual([0, 1, 2, 3, 4, 5].map((i) => `system ${i}`));
});

test("mistakes say what to do", async () => {
  await expect(createKey(path, { name: " " }, now)).rejects.toThrow(/needs a name/);
  await expect(createKey(path, { name: "x", expiresAt: now }, now)).rejects.toThrow(/give a later day/);
  await expect(revokeKey(path, "ffffffff", now)).rejects.toThrow(/no such key: ffffffff/);
  expect(listKeys(path)).toEqual([]);
});

test("a damaged key file lets nobody in and is not written over", async () => {
  await writeFile(path, "{ damaged");
  expect(() => new Keys(path).verify("tessera_x", 0)).toThrow(KeyError);
  await expect(createKey(path, { name: "x" }, now)).rejects.toThrow(/damaged/);
  expect(await readFile(path, "utf8")).toBe("{ damaged");
});
