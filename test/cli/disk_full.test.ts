import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TestProject } from "./project.ts";

/** A small disk of its own for the project's data; only the superuser of a Linux can make one. */
function mountData(project: TestProject, size: string): Disposable | null {
  const data = join(project.folder, "data");
  mkdirSync(data);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", data], { stdio: "ignore" });
  } catch {
    return null;
  }
  return { [Symbol.dispose]: () => execFileSync("umount", [data]) };
}

const resize = (project: TestProject, size: string) =>
  execFileSync("mount", ["-o", `remount,size=${size}`, join(project.folder, "data")]);

test("a disk that fills up is named, and what was published and loaded before stays as it was", async (context) => {
  using project = new TestProject();
  using disk = mountData(project, "200m");
  if (!disk) return context.skip("a small disk cannot be mounted here");
  project.orders("orders-2024.csv", 50, 2024);
  expect((await project.run("run", "--quiet")).code).toBe(0);
  const builds = async () => JSON.parse((await project.run("builds", "--json")).out);
  const before = await builds();

  const journal = join(project.folder, "data", "ledger", "journal.ndjson");
  const remembered = readFileSync(journal, "utf8");
  project.orders("orders-2025.csv", 5_000);
  resize(project, `${(await usedKb(project)) + 8}k`);
  const load = await project.run("load", "--quiet");
  expect([load.code, load.err]).toEqual([
    7,
    expect.stringMatching(/^Error: the disk is full.*free some space/),
  ]);
  expect(readFileSync(journal, "utf8")).toBe(remembered);

  resize(project, `${(await usedKb(project)) + 2_000}k`);
  const run = await project.run("run", "--quiet");
  expect([run.code, run.err]).toEqual([7, expect.stringMatching(/^Error: the disk is full/)]);
  expect(await builds()).toEqual(before);

  resize(project, "500m");
  expect((await project.run("run", "--quiet")).code).toBe(0);
});

async function usedKb(project: TestProject): Promise<number> {
  const out = execFileSync("df", ["--output=used", join(project.folder, "data")]).toString();
  return Number(out.trim().split("\n").at(-1));
}
