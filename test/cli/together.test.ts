import { join } from "node:path";
import { expect, test } from "vitest";
import { Snapshots } from "../../ingest/index.ts";
import { TestProject } from "./project.ts";

test("a load and a build run at once while readers read: each does its work and none sees the other's half", async () => {
  using project = new TestProject();
  project.orders("orders-2024.csv", 200, 2024);
  const first = JSON.parse((await project.run("run", "--json")).out);
  project.orders("orders-2025.csv", 200, 2025);

  const snapshots = new Snapshots(join(project.folder, "data", "builds"));
  const seen = new Set<string>();
  let isDone = false;
  const reading = (async () => {
    while (!isDone) {
      const lease = await snapshots.lease();
      const [row] = await lease.use((db) =>
        db.rows<{ rows: number }>("SELECT count(*) AS rows FROM mart.customer"),
      );
      seen.add(`${lease.build} ${row!.rows}`);
      lease.release();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const [loaded, built] = await Promise.all([
    project.run("load", "--json"),
    project.run("build", "--force", "--json"),
  ]);
  isDone = true;
  await reading;
  await snapshots.close();

  expect([loaded.code, loaded.err, built.code, built.err]).toEqual([0, "", 0, ""]);
  expect(JSON.parse(loaded.out)).toHaveLength(2);
  expect(seen).toEqual(new Set([`${first.build} 200`]));
  // What came in meanwhile is in the next build
  const next = JSON.parse((await project.run("run", "--json")).out);
  expect(next.build).not.toBe(first.build);
}, 60_000);
