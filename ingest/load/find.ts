import { realpath } from "node:fs/promises";
import { sep } from "node:path";
import { glob } from "tinyglobby";
import type { FileSource } from "../source_config.ts";
import { SourceError } from "../sources/index.ts";

/** The files a source's globs match, sorted; a file that links make appear twice is named once, by its shortest path. */
export async function filesOf(source: FileSource, base: string): Promise<string[]> {
  const patterns = [source.files ?? []]
    .flat()
    .map((pattern) => (sep === "\\" ? pattern.replaceAll("\\", "/") : pattern));
  const files = await glob(patterns, {
    cwd: base,
    absolute: true,
    onlyFiles: true,
    expandDirectories: false,
  });
  const byPlace = new Map<string, string>();
  for (const file of files.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const place = await realpath(file).catch(() => file);
    if (!byPlace.has(place)) byPlace.set(place, file);
  }
  if (byPlace.size > 0) return [...byPlace.values()].sort();
  throw new SourceError(
    `source ${source.name} has no files: ${patterns.join(", ")} matches nothing under ${base}; check "files" in the configuration`,
  );
}
