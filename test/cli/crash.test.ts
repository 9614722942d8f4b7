import { join } from "node:path";
import { expect, test } from "vitest";
import { parseConfig, Snapshots } from "../../ingest/index.ts";
import { martHashes } from "../mart_hashes.ts";
import { TestProject } from "./project.ts";

const configOf = async (folder: string) =>
  parseConfig((await import(join(folder, "tessera.config.ts"))).default);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("killed at any moment, a run leaves readers their build, and the next run ends as if undisturbed", async () => {
  using undisturbed = new TestProject();
  undisturbed.orders("orders-2024.csv", 300, 2024).orders("orders-2025.csv", 300);
  await undisturbed.run("run", "--quiet");
  const expected = await martHashes(await configOf(undisturbed.folder), undisturbed.folder);

  using project = new TestProject();
  project.orders("orders-2024.csv", 300, 2024);
  expect((await project.run("run", "--quiet")).code).toBe(0);
  const snapshots = new Snapshots(join(project.folder, "data", "builds"));
  project.orders("orders-2025.csv", 300);

  for (const delay of [700, 1_000, 1_300, 1_700, 2_200]) {
    const child = project.start("run", "--quiet");
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await Promise.race([pause(delay), ended]);
    child.kill("SIGKILL");
    await ended;
    const lease = await snapshots.lease();
    const { n } = await lease.use((db) =>
      db.row<{ n: number }>("SELECT count(*) AS n FROM mart.customer_tier"),
    );
    expect(n).toBe(300);
    lease.release();
  }
  await snapshots.close();

  const last = await project.run("run", "--quiet");
  expect([last.code, last.err]).toEqual([0, ""]);
  expect(await martHashes(await configOf(project.folder), project.folder)).toEqual(expected);
});

test("of two runs at once one does the work and the other says that it is being done", async () => {
  using project = new TestProject();
  project.orders("orders-2025.csv", 300);
  const outcomes = await Promise.all([project.run("run", "--quiet"), project.run("run", "--quiet")]);
  const codes = outcomes.map((o) => o.code).sort();
  expect([
    [0, 0],
    [0, 5],
  ]).toContainEqual(codes);
  const busy = outcomes.find((o) => o.code === 5);
  if (busy)
    expect(busy.err).toMatch(/another (load|build) is running on .*; wait for it to end and try again/);
});
