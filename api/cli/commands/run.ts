import { publish } from "../../../models/index.ts";
import { command, type Run } from "../command.ts";
import { type BuildFlags, makeBuild } from "./build.ts";
import { loadFiles, summary } from "./load.ts";

export const runCommand = command<BuildFlags>(
  "run",
  "Load, build and publish.",
  "tessera run --as-of 2025-12-31",
  async (run) => {
    const done = await runAll(run);
    run.output.result(done, done.lines);
  },
)
  .option("--as-of <day>", "YYYY-MM-DD; the last business day with an order line by default")
  .option("--memory <size>", "memory DuckDB may use", "4GB")
  .option("--force", "build again although the inputs are the same");

export async function runAll(run: Run<BuildFlags>) {
  const files = await loadFiles(run);
  const built = await makeBuild(run);
  const { build } = await publish(run.project.config, run.project.base, built.build);
  const seconds = Math.round(run.output.seconds() * 10) / 10;
  const lines = [
    summary(files),
    `Published ${build}${built.isNew ? "" : " (same inputs, same numbers)"} in ${seconds} s`,
  ];
  return { build, isNew: built.isNew, files: files.length, seconds, lines };
}
