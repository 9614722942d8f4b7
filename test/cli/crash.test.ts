import { join } from "node:path";
import { expect, test } from "vitest";
import { parseConfig } from "../../ingest/index.ts";
import { random } from "../../ingest/random.ts";
import { martHashes } from "../mart_hashes.ts";
import { TestProject } from "./project.ts";
import { Reader } from "./reader.ts";

const moments = 50;
const customers = 40;

const configOf = async (folder: string) =>
  parseConfig((await import(join(folder, "tessera.config.ts"))).default);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Each edition of the year's orders has another price, so that every run has something to load, build and publish. */
function edition(project: TestProject, number: number): number {
  const lines = ["Order,Line,Customer,Day,Net"];
  let total = 0;
  for (let i = 0; i < customers * 12; i++) {
    const day = new Date(Date.UTC(2025, i % 12, 1 + ((i * 7) % 28))).toISOString().slice(0, 10);
    const net = 10 + (i % 90) + number;
    total += net;
    lines.push(`N${i},1,C${i % customers},${day},${net}`);
  }
  project.write("orders-2025.csv", `${lines.join("\n")}\n`);
  return total;
}

test(`killed at ${moments} random moments of load, build and publish, readers see whole builds and nothing is lost`, {
  timeout: 600_000,
}, async () => {
  using project = new TestProject();
  project.orders("orders-2024.csv", customers, 2024);
  const base = await firstBuild(project);
  const expected = new Set([base + edition(project, 1_000)]);
  const whole = await durationOfARun(project);
  const chance = random("moments to be killed at");
  {
    await using reader = await Reader.of(project);
    for (let i = 0; i < moments; i++) {
      expected.add(base + edition(project, i));
      const child = project.start("run", "--quiet");
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await Promise.race([pause((0.15 + 0.9 * chance.uniform()) * whole), ended]);
      child.kill("SIGKILL");
      await ended;
    }
    expect(reader.faults).toEqual([]);
    expect(reader.answers).toBeGreaterThan(moments);
    expect([...reader.totals.values()].filter((total) => !expected.has(total))).toEqual([]);
  }

  const last = await project.run("run", "--quiet");
  expect([last.code, last.err]).toEqual([0, ""]);

  using undisturbed = new TestProject();
  undisturbed.orders("orders-2024.csv", customers, 2024);
  await undisturbed.run("run", "--quiet");
  edition(undisturbed, moments - 1);
  await undisturbed.run("run", "--quiet");
  expect(await martHashes(await configOf(project.folder), project.folder)).toEqual(
    await martHashes(await configOf(undisturbed.folder), undisturbed.folder),
  );
});

async function firstBuild(project: TestProject): Promise<number> {
  expect((await project.run("run", "--quiet")).code).toBe(0);
  await using reader = await Reader.of(project);
  while (reader.answers === 0) await pause(20);
  return [...reader.totals.values()][0]!;
}

async function durationOfARun(project: TestProject): Promise<number> {
  const started = performance.now();
  expect((await project.run("run", "--quiet")).code).toBe(0);
  return performance.now() - started;
}
