import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NoBuildError, Snapshots, Warehouse } from "../../ingest/index.ts";

let folder: string;
let snapshots: Snapshots;

beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), "tessera-")), "builds");
  await mkdir(folder);
  snapshots = new Snapshots(folder);
});
afterEach(async () => {
  await snapshots.close();
  rmSync(folder, { recursive: true, force: true });
});

const idOf = (n: number): string => n.toString(16).padStart(12, "0");

async function shelve(n: number): Promise<string> {
  const db = await Warehouse.open(snapshots.building(idOf(n)));
  await db.run(
    `CREATE TABLE a AS SELECT ${n} AS build FROM range(1000); CREATE TABLE b AS SELECT ${n} AS build FROM range(1000)`,
  );
  db.close();
  await snapshots.shelve(idOf(n));
  return idOf(n);
}

test("before the first publish a reader is told what to do", async () => {
  await expect(snapshots.lease()).rejects.toThrow(NoBuildError);
  await expect(snapshots.lease()).rejects.toThrow("run `tessera run` first");
});

test("a file that is not finished is no build", async () => {
  writeFileSync(snapshots.building(idOf(1)), "half");
  expect(await snapshots.list()).toEqual([]);
  await expect(snapshots.point(idOf(1))).rejects.toThrow(`no such build: ${idOf(1)}`);
});

test("readers never see a mixture while builds are published under them", async () => {
  await snapshots.point(await shelve(1));
  const seen: number[] = [];
  let isOver = false;
  const reader = async () => {
    while (!isOver) {
      const lease = await snapshots.lease();
      const { a, b } = await lease.use((db) =>
        db.row<{ a: number; b: number }>(
          "SELECT (SELECT max(build) FROM a) AS a, (SELECT min(build) FROM b) AS b",
        ),
      );
      lease.release();
      expect(a).toBe(b);
      seen.push(a);
    }
  };
  const readers = [reader(), reader(), reader()];
  for (let n = 2; n <= 12; n++) {
    await snapshots.point(await shelve(n));
    await snapshots.prune(2);
  }
  const last = await snapshots.lease();
  expect(last.build).toBe(idOf(12));
  last.release();
  isOver = true;
  await Promise.all(readers);
  expect(seen.length).toBeGreaterThan(3);
});

test("a reader finishes on the build it began with, even when that build is pruned", async () => {
  await snapshots.point(await shelve(1));
  const lease = await snapshots.lease();
  await snapshots.point(await shelve(2));
  await snapshots.prune(1);
  const other = await snapshots.lease();
  expect(await lease.use((db) => db.row("SELECT max(build) AS build FROM a"))).toEqual({ build: 1 });
  expect(await other.use((db) => db.row("SELECT max(build) AS build FROM a"))).toEqual({ build: 2 });
  lease.release();
  other.release();
});

test("undo goes back one publish, and again as far as builds are kept", async () => {
  for (const n of [1, 2, 3]) await snapshots.point(await shelve(n));
  expect(await snapshots.undo()).toEqual({ from: idOf(3), to: idOf(2) });
  expect(await snapshots.undo()).toEqual({ from: idOf(2), to: idOf(1) });
  await expect(snapshots.undo()).rejects.toThrow("no earlier build");
  expect(await snapshots.current()).toBe(idOf(1));
});
