import { open } from "node:fs/promises";
import { SourceError } from "../source.ts";

const limit = 1 << 20;

/** The column names of a CSV file: its first record, quotes and byte-order mark taken off. */
export async function readHeader(path: string, delimiter: string, quote: string): Promise<string[]> {
  const handle = await open(path, "r");
  let text: string;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(limit), 0, limit, 0);
    text = decode(path, buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
  const names = firstRecord(text, delimiter, quote);
  if (!names) {
    const why = text.trim() === "" ? "it is empty" : "its first line does not end within 1 MiB";
    throw new SourceError(
      `${path} has no header: ${why}; export it again with column names in the first line`,
    );
  }
  checkNames(path, names);
  return names;
}

function decode(path: string, bytes: Buffer): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw new SourceError(`${path} is UTF-16; save it as UTF-8`);
  if (bytes.subarray(0, 4096).includes(0)) {
    throw new SourceError(`${path} is not a text file: it holds NUL bytes; export it as CSV`);
  }
  return new TextDecoder("utf-8").decode(bytes).replace(/^\uFEFF/, "");
}

function firstRecord(text: string, delimiter: string, quote: string): string[] | null {
  const names: string[] = [];
  let name = "";
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (isQuoted) {
      if (c !== quote) name += c;
      else if (text[i + 1] === quote) name += text[++i];
      else isQuoted = false;
    } else if (c === quote && quote !== "") isQuoted = true;
    else if (c === delimiter) {
      names.push(name.trim());
      name = "";
    } else if (c === "\n" || c === "\r") return [...names, name.trim()];
    else name += c;
  }
  const isWholeFile = text.length < limit && !isQuoted && text.trim() !== "";
  return isWholeFile ? [...names, name.trim()] : null;
}

function checkNames(path: string, names: readonly string[]): void {
  const seen = new Set<string>();
  names.forEach((name, i) => {
    if (name === "") throw new SourceError(`${path}: column ${i + 1} has no name; name it in the first line`);
    const folded = name.toLowerCase();
    if (seen.has(folded)) throw new SourceError(`${path}: two columns are named ${name}; rename one`);
    seen.add(folded);
  });
}
