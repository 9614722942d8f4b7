import type { Source } from "../config.ts";
import { csv } from "./csv/index.ts";
import { ndjson } from "./ndjson/index.ts";
import { parquet } from "./parquet/index.ts";
import type { FileFormat } from "./source.ts";

export { type FileFormat, type RawFile, SourceError } from "./source.ts";

/** Every file format, by the name a configuration uses. */
export const formats: Record<Source["format"], FileFormat> = { csv, ndjson, parquet };
