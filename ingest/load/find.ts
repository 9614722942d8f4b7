import { sep } from "node:path";
import { glob } from "tinyglobby";
import type { FileSource } from "../source_config.ts";
import { SourceError } from "../sources/index.ts";

/** The files a source's globs match, sorted; links are not followed into folders, so that a loop ends. */
export async function filesOf(source: FileSource, base: string): Promise<string[]> {
  const patterns = [source.files ?? []]
    .flat()
    .map((pattern) => (sep === "\\" ? pattern.replaceAll("\\", "/") : pattern));
  const files = await glob(patterns, {
    cwd: base,
    absolute: true,
    onlyFiles: true,
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  if (files.length > 0) return files.sort();
  throw new SourceError(
    `source ${source.name} has no files: ${patterns.join(", ")} matches nothing under ${base}; check "files" in the configuration`,
  );
}
