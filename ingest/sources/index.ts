import type { FileFormatName, FileSource } from "../source_config.ts";
import { csv } from "./csv/index.ts";
import { fixed } from "./fixed/index.ts";
import { json } from "./json/index.ts";
import { ndjson } from "./ndjson/index.ts";
import { parquet } from "./parquet/index.ts";
import type { FileFormat } from "./source.ts";
import { xlsx } from "./xlsx/index.ts";

export { type FileFormat, type RawFile, SourceError } from "./source.ts";
export { unreadable } from "./text/index.ts";

/** Every file format, by the name a configuration uses. */
const formats: Record<FileFormatName, FileFormat> = { csv, tsv: csv, fixed, json, ndjson, parquet, xlsx };

export const formatOf = (source: FileSource): FileFormat => formats[source.format];
