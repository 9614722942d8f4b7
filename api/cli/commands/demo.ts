import { join } from "node:path";
import { writeSample } from "../../../ingest/index.ts";
import { createKey, listKeys, revokeKey } from "../../keys.ts";
import { command, type Run } from "../command.ts";
import { keysFile, type Project } from "../project.ts";
import type { BuildFlags } from "./build.ts";
import { runAll } from "./run.ts";
import { startServer } from "./serve.ts";

interface Options extends BuildFlags {
  serve: boolean;
}

const keyDays = 7;

export const demoCommand = command<Options>(
  "demo",
  "Write a simulated sample company, load, build and publish it, and serve the dashboards and the API.",
  "tessera demo --no-serve",
  async (run) => {
    const { project, output } = run;
    const sample = await writeSample(join(project.base, ".tessera", "sample"), { seed: project.config.seed });
    output.note(
      `Sample company (simulated): ${sample.customers.toLocaleString("en")} customers, ${sample.firstDay} to ${sample.lastDay}`,
    );
    const done = await runAll(run);
    if (!run.options.serve) {
      output.result(done, done.lines);
      return;
    }
    output.note(done.lines.join("\n"));
    await serveDemo(run, project);
  },
).option("--no-serve", "stop after publish");

async function serveDemo(run: Run<Options>, project: Project): Promise<void> {
  const { url } = await startServer(run, {});
  const key = await demoKey(project);
  run.output.result({ url, key }, [
    "",
    `Dashboards  ${url}/`,
    `API         ${url}/docs`,
    `API key     ${key}  (ends in ${keyDays} days)`,
    "",
    "Try:",
    `  curl -H "Authorization: Bearer ${key}" "${url}/v1/customer_tier?tier=high&order=-potential_value&limit=3"`,
    "",
    "Stop with Ctrl-C",
  ]);
}

/** One key at a time bears the demo's name: its secret cannot be shown again, so the former one ends. */
async function demoKey(project: Project): Promise<string> {
  const now = new Date();
  const path = keysFile(project);
  for (const old of listKeys(path)) {
    if (old.name === "demo" && !old.revoked_at) await revokeKey(path, old.id, now);
  }
  const expiresAt = new Date(now.getTime() + keyDays * 86_400_000);
  return (await createKey(path, { name: "demo", expiresAt }, now)).key;
}
