import { type LoadedFile, load } from "../../../ingest/index.ts";
import { command, type Run } from "../command.ts";

interface Options {
  source?: string[];
}

export const loadCommand = command<Options>(
  "load",
  "Bring the files of the sources into the ledger. A file that is there already changes nothing; a corrected one replaces its rows.",
  "tessera load --source orders",
  async (run) => {
    const files = await loadFiles(run, run.options.source);
    run.output.result(files, [summary(files)]);
  },
).option("-s, --source <name...>", "only these sources");

export async function loadFiles({ project, output }: Run<unknown>, only?: string[]): Promise<LoadedFile[]> {
  const files = await load(project.config, {
    base: project.base,
    now: new Date().toISOString(),
    report: output.report,
    ...(only ? { only } : {}),
  });
  for (const copy of files.filter((f) => f.outcome === "copy")) {
    output.note(`${copy.file} holds the same rows as ${copy.copyOf}; it was left out`);
  }
  return files;
}

export function summary(files: readonly LoadedFile[]): string {
  const count = (outcome: LoadedFile["outcome"]) => files.filter((f) => f.outcome === outcome).length;
  const rows = files.reduce((sum, f) => sum + f.rows, 0).toLocaleString("en");
  const rejects = files.reduce((sum, f) => sum + f.rejects, 0).toLocaleString("en");
  const outcomes = (["new", "replaced", "unchanged", "copy"] as const)
    .filter((o) => count(o) > 0)
    .map((o) => `${count(o)} ${o === "copy" ? "copies left out" : o}`);
  return `Ledger: ${rows} rows of ${files.length} files (${outcomes.join(", ")}); ${rejects} records that are no rows`;
}
