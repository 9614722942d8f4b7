import { type LoadedFile, StoppedError } from "../../../ingest/index.ts";
import { publish } from "../../../models/index.ts";
import { command, type Run } from "../command.ts";
import { type BuildFlags, makeBuild } from "./build.ts";
import { type LoadFlags, loadFiles, summary } from "./load.ts";

type Flags = BuildFlags & Pick<LoadFlags, "accept">;

export const runCommand = command<Flags>(
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
  .option("--force", "build again although the inputs are the same")
  .option("--allow-stale", "build and publish although some of the newest files could not be loaded")
  .option("--accept <source...>", "take in files of these sources although a column's values no longer fit");

export async function runAll(run: Run<Flags>) {
  const files = await loadAll(run);
  const built = await makeBuild(run);
  const { build } = await publish(run.project.config, run.project.base, built.build);
  const seconds = Math.round(run.output.seconds() * 10) / 10;
  const lines = [
    summary(files),
    `Published ${build}${built.isNew ? "" : " (same inputs, same numbers)"} in ${seconds} s`,
  ];
  return { build, isNew: built.isNew, files: files.length, seconds, lines };
}

/** When something could not be loaded the last published build keeps serving, unless the newest may be missing. */
async function loadAll(run: Run<Flags>): Promise<readonly LoadedFile[]> {
  try {
    return await loadFiles(run);
  } catch (error) {
    if (!(error instanceof StoppedError) || !run.options.allowStale || error.loaded.length === 0) throw error;
    run.output.note(`Warning: ${error.message}`);
    return error.loaded;
  }
}
