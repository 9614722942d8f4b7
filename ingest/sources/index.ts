import type { FileFormatName, FileSource } from "../source_config.ts";
import { csv } from "./csv/index.ts";
import { ndjson } from "./ndjson/index.ts";
import { parquet } from "./parquet/index.ts";
import { type FileFormat, SourceError } from "./source.ts";
import { xlsx } from "./xlsx/index.ts";

export { type FileFormat, type RawFile, SourceError } from "./source.ts";
export { unreadable } from "./text/index.ts";

/** Every file format, by the name a configuration uses. */
const formats: Partial<Record<FileFormatName, FileFormat>> = { csv, tsv: csv, ndjson, parquet, xlsx };

export function formatOf(source: FileSource): FileFormat {
  const format = formats[source.format];
  if (!format) throw new SourceError(`source ${source.name}: ${source.format} files cannot be read yet`);
  return format;
}
