import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Encoding } from "../../source_config.ts";
import { SourceError } from "../source.ts";
import { decode } from "./encoding/decode.ts";
import { type Detected, detectEncoding, trusted, weigh } from "./encoding/detect.ts";
import { foreignLines } from "./encoding/sample.ts";
import { byMark, byNuls } from "./encoding/unicode.ts";
import { isGzip, ungzip } from "./gunzip.ts";
import { recognise } from "./magic.ts";
import { readPiece, unreadable, withFile } from "./readable.ts";
import { type Survey, Surveyor, survey } from "./survey.ts";
import { temporaryFolder } from "./temporary.ts";
import { transcode } from "./transcode.ts";

/** A text file that can be read as UTF-8, after it was unpacked and transcoded if it had to be. */
export interface Text {
  /** Where the UTF-8 is: the file itself if it is UTF-8 and not packed. */
  readonly path: string;
  readonly survey: Survey;
  readonly encoding: Detected & { readonly isDeclared: boolean };
  readonly isGzipped: boolean;
  /** Whether U+FFFD stands for bytes that were not valid. */
  readonly isDamaged: boolean;
  readonly cleanUp: () => Promise<void>;
}

export interface TextOptions {
  readonly encoding?: Encoding | undefined;
  /** Bytes of the longest line that may be read; a file with a longer one is refused. */
  readonly longestLine?: number;
}

const headLength = 64 << 10;

/**
 * Makes a text file readable as UTF-8. Nothing is copied unless it is packed or in another encoding; then a
 * temporary file is written, which `cleanUp` removes. Throws SourceError for a file that is no text, whose encoding
 * is uncertain, or that cannot be read at all.
 */
export async function openText(path: string, options: TextOptions = {}): Promise<Text> {
  await mustBeFile(path);
  const cleanUps: (() => Promise<void>)[] = [];
  const cleanUp = async () => {
    for (const one of cleanUps.splice(0)) await one();
  };
  try {
    const isGzipped = await isGzip(path);
    let plain = path;
    if (isGzipped) {
      const unpacked = await ungzip(path);
      cleanUps.push(unpacked.cleanUp);
      plain = unpacked.path;
    }
    const head = await withFile(plain, (handle) => readPiece(handle, 0, headLength));
    refuseBinary(path, head);
    const { found, encoding } = await encodingOf(path, plain, head, options);
    const told = { encoding, isGzipped, cleanUp };
    if (encoding.name === "utf-8") return { ...told, path: plain, survey: found, isDamaged: false };
    const folder = await temporaryFolder();
    cleanUps.push(folder.remove);
    const target = join(folder.path, "utf-8");
    const written = await transcode(plain, target, encoding.name, new Surveyor(path, options.longestLine));
    return { ...told, path: target, ...written };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch((error) => {
    throw unreadable(path, error);
  });
  if (found.isDirectory())
    throw new SourceError(`${path} is a folder; name the files in it, such as folder/*.csv`);
}

function refuseBinary(path: string, head: Buffer): void {
  const known = recognise(head);
  if (known) throw new SourceError(`${path} is not a text file: it is ${known.what}; ${known.advice}`);
}

/** A declared encoding that makes nothing of most lines with foreign letters was declared by mistake. */
async function refuseMisdeclared(path: string, plain: string, found: Survey, encoding: Encoding) {
  if (found.isAscii || encoding.startsWith("utf-16")) return;
  const sample = await foreignLines(plain, found);
  const lines = decode(encoding, sample).split("\n").filter(Boolean);
  const torn = lines.filter((line) => line.includes("\uFFFD")).length;
  // A damaged line or two among ASCII are set aside as rows
  if (torn * 2 <= lines.length || torn <= Math.max(1, found.lines / 100)) return;
  const [best] = weigh(sample).filter((told) => told.name !== encoding);
  throw new SourceError(
    `${path} is declared as ${encoding}, which makes nothing of most of its lines with foreign letters; it reads like ${best!.name} (${best!.confidence.toFixed(2)}): correct encoding in its source, or leave it out`,
  );
}

async function encodingOf(path: string, plain: string, head: Buffer, { encoding, longestLine }: TextOptions) {
  const told = encoding ?? (byMark(head) ?? byNuls(head))?.name;
  const isUtf16 = told?.startsWith("utf-16") ?? false;
  if (!isUtf16 && head.subarray(0, 4096).includes(0))
    throw new SourceError(`${path} is not a text file: it holds NUL bytes; export it as CSV`);
  // The bytes of UTF-16 have no lines; their length is seen when they are transcoded
  const found = await survey(plain, isUtf16 ? undefined : longestLine, path);
  if (encoding) {
    const declared: Detected = { name: encoding, confidence: 1, why: "it is declared" };
    await refuseMisdeclared(path, plain, found, encoding);
    return { found, encoding: { ...declared, isDeclared: true } };
  }
  const ranked = await detectEncoding(plain, found, head);
  const [best] = ranked;
  if (!best || best.confidence < trusted) {
    const names = ranked.slice(0, 3).map((t) => `${t.name} (${t.confidence.toFixed(2)})`);
    throw new SourceError(
      `${path} is in an uncertain encoding: it may be ${names.join(" or ")}; set encoding in its source`,
    );
  }
  return { found, encoding: { ...best, isDeclared: false } };
}
