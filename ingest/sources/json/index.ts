import type { FileHandle } from "node:fs/promises";
import type { FileSource } from "../../source_config.ts";
import { type FileFormat, type RawFile, SourceError } from "../source.ts";
import { openText, type Text, temporaryFolder, withFile } from "../text/index.ts";
import { DocumentReader, type FoundArray } from "./document.ts";
import { JsonTable } from "./table.ts";
import { endOfValue, isSpace, RecordFault } from "./value.ts";
import { Window } from "./window.ts";

/** One JSON document with an array of objects somewhere in it. Elements that are no objects are set aside. */
export const json: FileFormat = {
  name: "json",
  identity: ({ json, encoding }) =>
    ["json", ...(json.at ? [`at ${json.at}`] : []), ...(encoding ? [encoding] : [])].join(" "),
  async open(_db, path, source) {
    const text = await openText(path, { encoding: source.encoding });
    try {
      return await readDocument(path, source, text);
    } catch (error) {
      await text.cleanUp();
      throw error;
    }
  },
};

async function readDocument(path: string, source: FileSource, text: Text): Promise<RawFile> {
  const folder = await temporaryFolder();
  const table = new JsonTable(path, source, text, folder);
  const at = source.json.at ?? "";
  try {
    const { arrays, isFound } = await withFile(text.path, (handle) => walk(handle, path, text, at, table));
    if (!isFound) throw new SourceError(notFound(path, at, arrays));
    const where = at === "" ? "its array" : `the array at ${at}`;
    return await table.finish(`${path} holds no record: ${where} has no object with a key; correct json.at`);
  } catch (error) {
    table.abandon();
    await folder.remove();
    throw error;
  }
}

async function walk(
  handle: FileHandle,
  path: string,
  text: Text,
  at: string,
  table: JsonTable,
): Promise<DocumentReader> {
  const window = windowOf(handle, text);
  const settle = { bytes: window.bytes };
  const reader: DocumentReader = new DocumentReader(path, window, at, async () => {
    const skip = () => reader.whole(endOfValue);
    let end: number;
    let fault = "not a JSON object";
    let isRow = window.bytes[window.at] === 123;
    try {
      end = await (isRow
        ? reader.whole((bytes, from, last) => table.flattener.read(bytes, from, last))
        : skip());
    } catch (error) {
      if (!(error instanceof RecordFault)) throw error;
      fault = error.message;
      isRow = false;
      end = await skip();
    }
    const line = window.lineAt(window.at);
    if (isRow) table.accept(line, window.bytes, window.at, end);
    else table.reject(line, fault, window.bytes.subarray(window.at, end));
    window.at = end;
    if (settle.bytes !== window.bytes) {
      settle.bytes = window.bytes;
      await table.settle();
    }
  });
  await reader.read();
  return reader;
}

const windowOf = (handle: FileHandle, { survey }: Text): Window =>
  new Window(handle, survey.lineEnd === "\r" ? 13 : 10);

function notFound(path: string, at: string, arrays: readonly FoundArray[]): string {
  const useful = arrays.filter((array) => array.hasObjects).map((array) => array.at);
  const what = at === "" ? "is an object, not an array" : `has no array at ${at}`;
  if (useful.length === 0) return `${path} ${what}, and nowhere an array of objects; export its records`;
  if (useful.length === 1)
    return `${path} ${what}; its records seem to be at ${useful[0]}: set json.at to it`;
  return `${path} ${what}; set json.at to one of ${useful.join(", ")}`;
}

/** The arrays of objects in a document, by the keys that lead to them; "" is the document itself. */
export async function arraysOf(path: string, text: Text): Promise<string[]> {
  return withFile(text.path, async (handle) => {
    const window = windowOf(handle, text);
    const reader: DocumentReader = new DocumentReader(path, window, "\0", async () => {
      throw new Error("no array was wanted");
    });
    await reader.read();
    return reader.arrays.filter((array) => array.hasObjects).map((array) => array.at);
  });
}

/** Whether bytes may be the beginning of a JSON document or of lines of JSON. */
export function looksLikeJson(head: Buffer): boolean {
  const first = head.find((byte) => !isSpace(byte));
  return first === 123 || first === 91;
}
