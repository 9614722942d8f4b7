import { SourceError } from "../source.ts";
import { withFile } from "../text/index.ts";
import { faults, type ReadOptions, RecordReader } from "./records.ts";

export interface Header {
  /** Its line, from 1. */
  readonly line: number;
  /** As they stand in the file, null for an empty one. */
  readonly fields: readonly (string | null)[];
  /**
   * Whether the header is one line, the titles above it hold no quote, and the records of the first mebibyte behind
   * it are rows of one line each.
   */
  readonly isOrdinary: boolean;
}

const looked = 1 << 20;

/** The record at `line` of a delimited file. `name` is what errors call the file, `path` where its UTF-8 is. */
export async function readHeader(
  name: string,
  path: string,
  options: ReadOptions,
  line: number,
): Promise<Header> {
  return withFile(path, async (handle) => {
    const reader = new RecordReader(handle, options, looked);
    await reader.skipLines(line - 1);
    const above = reader.window.subarray(0, reader.at);
    if (!(await reader.next()))
      throw new SourceError(
        line === 1
          ? `${name} has no header: it is empty; export it again with column names in the first line`
          : `${name} has no header: it ends before line ${line}; correct csv.header`,
      );
    if (reader.fault)
      throw new SourceError(
        `${name}: line ${reader.line} is no header: ${faults[reader.fault]}; correct that line, or csv.header`,
      );
    const fields = Array.from({ length: reader.count }, (_, i) => reader.field(i));
    const isOneLine = reader.line === line && reader.breaks === 0;
    const hasQuoteAbove = options.quote !== "" && above.includes(options.quote);
    return {
      line: reader.line,
      fields,
      isOrdinary: isOneLine && !hasQuoteAbove && isSound(reader, fields.length),
    };
  });
}

function isSound(reader: RecordReader, width: number): boolean {
  while (reader.scan())
    if (reader.fault || reader.breaks > 0 || !reader.isPlain || reader.count !== width) return false;
  return true;
}
