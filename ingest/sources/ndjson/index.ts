import type { FileSource } from "../../source_config.ts";
import { JsonTable } from "../json/table.ts";
import { JsonFault, RecordFault, skipSpace } from "../json/value.ts";
import { Window } from "../json/window.ts";
import type { FileFormat, RawFile } from "../source.ts";
import { openText, type Text, temporaryFolder, withFile } from "../text/index.ts";

const longestLine = 16 << 20;

/** One JSON object a line. A line that is not an object is set aside with its number. Blank lines are nothing. */
export const ndjson: FileFormat = {
  name: "ndjson",
  identity: ({ encoding }) => ["ndjson flat", ...(encoding ? [encoding] : [])].join(" "),
  async open(_db, path, source) {
    const text = await openText(path, { encoding: source.encoding, longestLine });
    try {
      return await readLines(path, source, text);
    } catch (error) {
      await text.cleanUp();
      throw error;
    }
  },
};

async function readLines(path: string, source: FileSource, text: Text): Promise<RawFile> {
  const folder = await temporaryFolder();
  const table = new JsonTable(path, source, text, folder);
  try {
    await withFile(text.path, async (handle) => {
      const lineEnd = text.survey.lineEnd === "\r" ? 13 : 10;
      const window = new Window(handle, lineEnd);
      while (await window.more()) {
        takeLines(window, table, lineEnd);
        await table.settle();
      }
      takeLine(window, table, window.bytes.length);
    });
    return await table.finish(
      `${path} holds no JSON object; write one object a line, or set format to json if it is one document`,
    );
  } catch (error) {
    table.abandon();
    await folder.remove();
    throw error;
  }
}

function takeLines(window: Window, table: JsonTable, lineEnd: number): void {
  for (;;) {
    const end = window.bytes.indexOf(lineEnd, window.at);
    if (end === -1) return;
    takeLine(window, table, end);
    window.at = end + 1;
  }
}

function takeLine(window: Window, table: JsonTable, end: number): void {
  const bytes = window.bytes.subarray(window.at, end);
  const start = skipSpace(bytes, 0);
  if (start === bytes.length) return;
  const line = window.lineAt(window.at);
  try {
    const behind = bytes[start] === 123 ? table.flattener.read(bytes, start, true) : -1;
    const isWhole = behind !== -1 && skipSpace(bytes, behind) === bytes.length;
    if (isWhole) table.accept(line, bytes, start, behind);
    else table.reject(line, "not a JSON object", bytes);
  } catch (error) {
    if (error instanceof RecordFault) table.reject(line, error.message, bytes);
    else if (error instanceof JsonFault) table.reject(line, `not a JSON object: ${error.message}`, bytes);
    else throw error;
  }
}
