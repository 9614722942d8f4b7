import type { ReadOptions } from "../csv/records.ts";
import { arraysOf, looksLikeJson } from "../json/index.ts";
import { endOfValue, JsonFault, skipSpace } from "../json/value.ts";
import { SourceError } from "../source.ts";
import {
  isGzip,
  openText,
  readPiece,
  recognise,
  type Text,
  ungzip,
  unreadable,
  withFile,
} from "../text/index.ts";
import { sheetsOf } from "../xlsx/index.ts";
import { sniffCsv } from "./csv.ts";
import { sniffFixed } from "./fixed.ts";
import type { Sniffed } from "./sniffed.ts";

export type { Sniffed, SniffedSheet } from "./sniffed.ts";

/** What a file is, by its content. Throws SourceError for a file that no source can read, saying what it is. */
export async function sniff(path: string): Promise<Sniffed> {
  const head = await headOf(path);
  const isGzipped = head[0] === 0x1f && head[1] === 0x8b;
  const known = isGzipped ? await recogniseUnpacked(path) : recognise(head);
  if (known?.format === "parquet") return { format: "parquet", isGzipped };
  if (known?.format === "xlsx") {
    const sheets = (await sheetsOf(path)).map(({ name, header, rows, isHidden }) => ({
      name,
      header,
      rows,
      isHidden,
    }));
    return { format: "xlsx", isGzipped, xlsx: { sheets } };
  }
  const text = await openText(path);
  try {
    return await sniffText(path, text);
  } finally {
    await text.cleanUp();
  }
}

async function headOf(path: string): Promise<Buffer> {
  try {
    return await withFile(path, (handle) => readPiece(handle, 0, 64 << 10));
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function recogniseUnpacked(path: string) {
  if (!(await isGzip(path))) return undefined;
  const unpacked = await ungzip(path);
  try {
    return recognise(await headOf(unpacked.path));
  } finally {
    await unpacked.cleanUp();
  }
}

async function sniffText(path: string, text: Text): Promise<Sniffed> {
  const { name, confidence, why } = text.encoding;
  const told = { encoding: { name, confidence, why }, isGzipped: text.isGzipped };
  const head = await withFile(text.path, (handle) => readPiece(handle, 0, 1 << 20));
  const start = head.subarray(0, 3).equals(Buffer.from("\uFEFF")) ? 3 : 0;
  if (skipSpace(head, start) === head.length) throw new SourceError(`${path} is empty; export it again`);
  if (looksLikeJson(head.subarray(start))) {
    const found = await sniffJson(path, text, head, start);
    if (found) return { ...told, ...found };
  }
  const options: ReadOptions = {
    delimiter: ",",
    quote: '"',
    lineEnd: text.survey.lineEnd === "\r" ? "\r" : "\n",
    mayBeInvalid: !text.survey.isUtf8,
    isReplacementInvalid: text.isDamaged,
  };
  const csv = await sniffCsv(text.path, options);
  if (csv && csv.confidence >= 0.5) return { ...told, format: csv.delimiter === "\t" ? "tsv" : "csv", csv };
  const fixed = await sniffFixed(text);
  if (fixed) return { ...told, format: "fixed", fixed };
  return { ...told, format: "csv", csv: csv ?? { delimiter: ",", quote: '"', header: 1, confidence: 0.2 } };
}

/** Lines that each hold one object, or one document; null for what only begins like either. */
async function sniffJson(
  path: string,
  text: Text,
  head: Buffer,
  start: number,
): Promise<Pick<Sniffed, "format" | "json"> | null> {
  const first = skipSpace(head, start);
  if (head[first] === 123 && isWholeLine(head, first)) return { format: "ndjson" };
  try {
    const at = await arraysOf(path, text);
    if (at.includes("")) return { format: "json", json: {} };
    return { format: "json", json: at.length === 1 ? { at: at[0]! } : {} };
  } catch (error) {
    // A line such as [1] may begin a file that is no JSON at all
    if (error instanceof SourceError && head[first] === 91) return null;
    throw error;
  }
}

/** Whether the object at `at` ends with its line, and another one follows or nothing does. */
function isWholeLine(head: Buffer, at: number): boolean {
  const feed = head.indexOf(10, at);
  const line = feed === -1 ? head : head.subarray(0, feed);
  try {
    const end = endOfValue(line, at, true);
    if (end === -1 || skipSpace(line, end) !== line.length) return false;
  } catch (error) {
    if (error instanceof JsonFault) return false;
    throw error;
  }
  const next = skipSpace(head, line.length);
  // One line alone is a document if it leads to an array of records
  return next < head.length ? head[next] === 123 : !/:\s*\[\s*\{/.test(line.toString("latin1"));
}
