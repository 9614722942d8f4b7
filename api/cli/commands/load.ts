import { type LoadedFile, load, StoppedError } from "../../../ingest/index.ts";
import { command, type Run } from "../command.ts";

export interface LoadFlags {
  source?: string[];
  accept?: string[];
}

export const loadCommand = command<LoadFlags>(
  "load",
  "Bring the files of the sources into the ledger. A file that is there already changes nothing; a corrected one replaces its rows.",
  "tessera load --source orders",
  async (run) => {
    const files = await loadFiles(run);
    run.output.result(files, [summary(files)]);
  },
)
  .option("-s, --source <name...>", "only these sources")
  .option("--accept <source...>", "take in files of these sources although a column's values no longer fit");

export async function loadFiles({ project, output, options }: Run<LoadFlags>): Promise<LoadedFile[]> {
  const { source, accept } = options;
  const noted = (files: readonly LoadedFile[]) => {
    for (const { outcome, file, copyOf, changes, warnings, encoding } of files) {
      if (outcome === "copy") output.note(`${file} holds the same rows as ${copyOf}; it was left out`);
      if (changes) output.note(`${file}: ${changed(changes)}`);
      if (encoding && encoding.name !== "utf-8") output.note(`${file} was read as ${readAs(encoding)}`);
      for (const warning of warnings) output.note(`Warning: ${warning}`);
    }
  };
  try {
    const files = await load(project.config, {
      base: project.base,
      now: new Date().toISOString(),
      report: output.report,
      secrets: process.env,
      ...(source ? { only: source } : {}),
      ...(accept ? { accept } : {}),
    });
    noted(files);
    return files;
  } catch (error) {
    if (error instanceof StoppedError) {
      noted(error.loaded);
      if (error.loaded.length > 0) output.note(summary(error.loaded));
    }
    throw error;
  }
}

const readAs = ({ name, confidence, isDeclared }: NonNullable<LoadedFile["encoding"]>): string =>
  isDeclared ? `${name}, as declared` : `${name}, ${Math.round(confidence * 100)} % sure`;

const changed = (changes: NonNullable<LoadedFile["changes"]>): string =>
  (["added", "changed", "removed", "unchanged"] as const)
    .map((kind) => `${changes[kind].toLocaleString("en")} ${kind}`)
    .join(", ");

export function summary(files: readonly LoadedFile[]): string {
  const count = (outcome: LoadedFile["outcome"]) => files.filter((f) => f.outcome === outcome).length;
  const rows = files.reduce((sum, f) => sum + f.rows, 0).toLocaleString("en");
  const rejects = files.reduce((sum, f) => sum + f.rejects, 0).toLocaleString("en");
  const outcomes = (["new", "replaced", "changed", "unchanged", "copy", "gone"] as const)
    .filter((o) => count(o) > 0)
    .map((o) => `${count(o)} ${o === "copy" ? "copies left out" : o}`);
  return `Ledger: ${rows} rows of ${files.length} files (${outcomes.join(", ")}); ${rejects} records that are no rows`;
}
