import { expect, test } from "vitest";
import { TestProject } from "./project.ts";

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
