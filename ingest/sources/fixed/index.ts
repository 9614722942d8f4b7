import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import type { FileSource } from "../../source_config.ts";
import { literal, quote } from "../../warehouse/index.ts";
import { Window } from "../json/window.ts";
import { type FileFormat, type RawFile, SourceError } from "../source.ts";
import { openText, Sink, type Text, temporaryFolder, withFile } from "../text/index.ts";

const longestLine = 16 << 20;
const replacement = Buffer.from("\uFFFD");

type Columns = NonNullable<FileSource["fixed"]>["columns"];

/**
 * Columns of fixed width, counted in characters. Values are trimmed; one that lies behind the end of its line is
 * missing. Blank lines are nothing; any other line below the skipped ones is a record and carries its number.
 */
export const fixed: FileFormat = {
  name: "fixed",
  identity: ({ fixed, encoding }) => `fixed ${JSON.stringify(fixed)} ${encoding ?? ""}`,
  async open(_db, path, source) {
    if (!source.fixed)
      throw new SourceError(`source ${source.name} has no columns: set fixed.columns to where they are`);
    checkNames(source.name, source.fixed.columns);
    const text = await openText(path, { encoding: source.encoding, longestLine });
    try {
      return await readLines(text, source.fixed.columns, source.fixed.skip);
    } catch (error) {
      await text.cleanUp();
      throw error;
    }
  },
};

function checkNames(source: string, columns: Columns): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name.toLowerCase()))
      throw new SourceError(
        `source ${source}: fixed.columns names ${name} twice; give each a name of its own`,
      );
    seen.add(name.toLowerCase());
  }
}

async function readLines(text: Text, columns: Columns, skip: number): Promise<RawFile> {
  const folder = await temporaryFolder();
  const rows = new Sink(join(folder.path, "rows"));
  const rejects = new Sink(join(folder.path, "rejects"));
  try {
    await withFile(text.path, async (handle) => {
      const window = new Window(handle, text.survey.lineEnd === "\r" ? 13 : 10);
      let line = 0;
      const take = (end: number): void => {
        line++;
        if (line > skip) takeLine(text, line, window.bytes.subarray(window.at, end), rows, rejects);
      };
      const feed = text.survey.lineEnd === "\r" ? 13 : 10;
      while (await window.more()) {
        for (
          let end = window.bytes.indexOf(feed, window.at);
          end !== -1;
          end = window.bytes.indexOf(feed, window.at)
        ) {
          take(end);
          window.at = end + 1;
        }
        await rows.settle();
        await rejects.settle();
      }
      if (window.at < window.bytes.length) take(window.bytes.length);
    });
    await rows.close();
    await rejects.close();
  } catch (error) {
    rows.abandon();
    rejects.abandon();
    await folder.remove();
    throw error;
  }
  const values = columns.map(
    ({ name, start, width }) =>
      `nullif(trim(substr(text, ${start}, ${width}), ${blanks}), '') AS ${quote(name)}`,
  );
  return {
    columns: columns.map((c) => c.name),
    encoding: text.encoding,
    select: `SELECT ${values.join(", ")}, line::BIGINT AS _line FROM ${readTexts(rows.path, ["line", "text"])}`,
    rejects:
      rejects.bytes > 0
        ? `SELECT line::BIGINT AS line, reason, coalesce(text, '') AS raw FROM ${readTexts(rejects.path, ["line", "reason", "text"])}`
        : null,
    hasLines: true,
    cleanUp: async () => {
      await folder.remove();
      await text.cleanUp();
    },
  };
}

const blanks = "' ' || chr(9) || chr(160) || chr(12288)";
const separator = "\u0001\u0002\u0003\u0004";
const separatorBytes = Buffer.from(separator);
const lineFeed = 10;

function takeLine(text: Text, line: number, bytes: Buffer, rows: Sink, rejects: Sink): void {
  const end = bytes.at(-1) === 13 ? bytes.length - 1 : bytes.length;
  if (isBlank(bytes, end)) return;
  const fault = faultOf(text, bytes.subarray(0, end));
  const into = fault === null ? rows : rejects;
  into.writeNumber(line);
  into.write(separatorBytes);
  if (fault !== null) {
    into.write(Buffer.from(fault));
    into.write(separatorBytes);
    const shown = bytes.toString("utf8", 0, Math.min(end, 1 << 16));
    into.write(Buffer.from(shown.replaceAll(/[\0\r]/g, "\uFFFD")));
  } else into.write(bytes, 0, end);
  into.writeByte(lineFeed);
}

function isBlank(bytes: Buffer, end: number): boolean {
  for (let i = 0; i < end; i++) if (bytes[i] !== 32 && bytes[i] !== 9 && bytes[i] !== 0x1a) return false;
  return true;
}

function faultOf({ survey, isDamaged }: Text, bytes: Buffer): string | null {
  if (survey.nuls > 0 && bytes.includes(0)) return "a NUL byte";
  if ((!survey.isUtf8 && !isUtf8(bytes)) || (isDamaged && bytes.includes(replacement)))
    return "invalid encoding";
  if (survey.lineEnd === "mixed" && bytes.includes(13)) return "a carriage return within the line";
  return null;
}

function readTexts(path: string, columns: readonly string[]): string {
  const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  return `read_csv(${literal(path)}, auto_detect = false, header = false, delim = ${literal(separator)}, quote = '', escape = '', new_line = '\\n', columns = {${types}}, max_line_size = ${longestLine + 1024})`;
}
