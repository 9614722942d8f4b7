import { SourceError, Staleness } from "../../../ingest/index.ts";
import { type BuildResult, build } from "../../../models/index.ts";
import { command, type Run } from "../command.ts";
import { UsageError } from "../exit.ts";
import { version } from "../project.ts";

export interface BuildFlags {
  asOf?: string;
  memory?: string;
  force?: boolean;
  allowStale?: boolean;
}

export const buildCommand = command<BuildFlags>(
  "build",
  "Compute everything from the ledger into a new build, checked but not yet published.",
  "tessera build --as-of 2025-12-31",
  async (run) => {
    const built = await makeBuild(run);
    run.output.result(built, [
      built.isNew ? `Built ${built.build}` : `Build ${built.build} of the same inputs was there`,
    ]);
  },
)
  .option("--as-of <day>", "YYYY-MM-DD; the last business day with an order line by default")
  .option("--memory <size>", "memory DuckDB may use", "4GB")
  .option("--force", "build again although the inputs are the same")
  .option(
    "--allow-stale",
    "build from what the ledger holds although some of the newest files are not in it",
  );

export async function makeBuild({ project, output, options }: Run<BuildFlags>): Promise<BuildResult> {
  const { asOf, memory, force, allowStale } = options;
  if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) {
    throw new UsageError(`--as-of is not a day: ${asOf}; write it as YYYY-MM-DD`);
  }
  const stale = new Staleness(project.config, project.base).read();
  if (stale && !allowStale) {
    const what = stale.stops.map(({ source, file }) => (file ? `${file} of ${source}` : source)).join(", ");
    throw new SourceError(
      `not in the ledger: ${what}; run \`tessera load\` to see why, or build without it by --allow-stale`,
    );
  }
  const built = await build(project.config, {
    base: project.base,
    now: new Date().toISOString(),
    version: version(),
    report: output.report,
    asOf,
    memory,
    isForced: force,
  });
  for (const warning of built.checks.filter((c) => c.severity === "warn" && !c.isPassed)) {
    output.note(`Warning: ${warning.found}`);
  }
  return built;
}
