import { expect, test } from "vitest";
import { TestProject } from "./project.ts";

test("a file that drifted stops the run, the last build keeps serving marked as stale, and a correction clears it", async () => {
  using project = new TestProject();
  project.orders("orders-2025.csv", 20);
  const first = JSON.parse((await project.run("run", "--json")).out);

  project.write("orders-2026.csv", "Order,Line,Customer,Day,Net sales\nO1,1,C1,2026-01-01,5\n");
  project.orders("orders-2024.csv", 20, 2024);
  const stopped = await project.run("run", "--quiet");
  expect(stopped.code).toBe(3);
  expect(stopped.err).toMatch(/orders-2026\.csv: column Net is gone .*Net sales looks like it.*source till/);
  expect(stopped.err).not.toContain(project.folder);

  const builds = JSON.parse((await project.run("builds", "--json")).out);
  expect(builds.map((b: { build: string; state: string }) => [b.build, b.state])).toEqual([
    [first.build, "published"],
  ]);
  const refused = await project.run("build", "--quiet");
  expect(refused.code).toBe(3);
  expect(refused.err).toContain("not in the ledger: orders-2026.csv of till");
  const allowed = JSON.parse((await project.run("build", "--allow-stale", "--json")).out);
  expect(allowed.isNew).toBe(true);
  expect((await project.run("run", "--allow-stale", "--quiet")).code).toBe(0);
  expect((await project.run("check")).out).toContain("✗ not loaded since ");

  project.write("orders-2026.csv", "Order,Line,Customer,Day,Net\nO1,1,C1,2026-01-01,5\n");
  const mended = JSON.parse((await project.run("run", "--json")).out);
  expect([mended.isNew, mended.files]).toEqual([true, 3]);
  expect((await project.run("check")).out).not.toContain("not loaded");
});
