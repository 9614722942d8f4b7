import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { promisify } from "node:util";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { SourceError } from "../source.ts";
import { readPiece, recognise, withFile } from "../text/index.ts";
import { XmlError, type XmlHandler, XmlReader } from "./xml.ts";

/** A part may say to be this large; a sheet of Excel's million rows and fifty columns is half of it. */
const largestPart = 8 * 2 ** 30;
/** Shared strings are kept in memory. */
const largestStrings = 512 * 2 ** 20;
/** Sheets shrink ten to forty times. What shrinks more than this beyond the size below is made to fill memory or time. */
const highestRatio = 200;
const harmless = 64 * 2 ** 20;

const openZip = promisify(
  (path: string, options: yauzl.Options, done: (error: Error | null, zip?: ZipFile) => void) =>
    yauzl.open(path, options, (error, zip) => done(error, zip)),
);

/** The parts of a workbook, by their lower-cased paths. */
export class Container {
  private constructor(
    /** The file's name in messages. */
    readonly name: string,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(path: string, name = path): Promise<Container> {
    await refuseOthers(path, name);
    try {
      const zip = (await openZip(path, { autoClose: false, lazyEntries: true }))!;
      return new Container(name, zip, await entriesOf(zip).catch(closing(zip)));
    } catch (cause) {
      throw damaged(name, cause);
    }
  }

  close(): void {
    this.zip.close();
  }

  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  /** Reads a part through a handler; after every piece `pause` may be waited for, and true ends the reading. */
  async read(part: string, handler: XmlHandler, pause?: Pause): Promise<void> {
    const entry = this.entries.get(part.toLowerCase());
    if (!entry) throw damaged(this.name, new Error(`it lacks its part ${part}`));
    this.checkSize(entry);
    try {
      const stream = await promisify(this.zip.openReadStream.bind(this.zip) as OpenStream)(entry);
      const decoder = new StringDecoder("utf8");
      const reader = new XmlReader(handler);
      for await (const bytes of stream!) {
        if (isUtf16(bytes as Buffer)) throw new XmlError("UTF-16 where UTF-8 is expected");
        reader.write(decoder.write(bytes as Buffer));
        const paused = pause?.();
        if (paused && (await paused)) return;
      }
      reader.write(decoder.end());
      reader.end();
    } catch (cause) {
      if (cause instanceof SourceError) throw cause;
      throw damaged(this.name, cause);
    }
  }

  /** Sizes are those the directory states; while a part is read, more or fewer bytes than stated are an error. */
  private checkSize({ fileName, uncompressedSize, compressedSize }: Entry): void {
    const limit = /sharedstrings/i.test(fileName) ? largestStrings : largestPart;
    const ratio = uncompressedSize / Math.max(1, compressedSize);
    if (uncompressedSize > limit || (uncompressedSize > harmless && ratio > highestRatio)) {
      throw new SourceError(
        `${this.name} would unpack to ${Math.round(uncompressedSize / 2 ** 20)} MiB (${Math.round(ratio)} times its size) in ${fileName}; export the sheet as CSV if that is right`,
      );
    }
  }
}

export type Pause = () => Promise<boolean> | boolean;

type OpenStream = (
  entry: Entry,
  done: (error: Error | null, stream?: NodeJS.ReadableStream & { destroy(): void }) => void,
) => void;

const isUtf16 = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

const closing = (zip: ZipFile) => (cause: unknown) => {
  zip.close();
  throw cause;
};

const damaged = (path: string, cause: unknown): SourceError =>
  new SourceError(
    `${path} is damaged: ${cause instanceof Error ? cause.message : cause}; open it in a spreadsheet program and save it again`,
    { cause },
  );

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      entries.set(entry.fileName.replace(/^\/+/, "").toLowerCase(), entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}

/** Says of a file that is no zip what it is and what to do. */
async function refuseOthers(path: string, name: string): Promise<void> {
  const head = await withFile(path, (handle) => readPiece(handle, 0, 4096));
  if (head.length === 0) throw new SourceError(`${name} is empty; export it again`);
  const known = recognise(head);
  if (known?.format === "xlsx" || (head[0] === 0x50 && head[1] === 0x4b && known?.what === "a ZIP archive"))
    return;
  if (head.subarray(0, 8).equals(Buffer.from("d0cf11e0a1b11ae1", "hex"))) {
    const isProtected = await contains(path, Buffer.from("EncryptedPackage", "utf16le"));
    throw new SourceError(
      isProtected
        ? `${name} is protected by a password; remove it in Excel (File > Info > Protect Workbook) and save again`
        : `${name} is an old .xls workbook; save it as .xlsx`,
    );
  }
  if (known) throw new SourceError(`${name} is ${known.what}, not a workbook; ${known.advice}`);
  const text = head.toString("latin1").trimStart().toLowerCase();
  const isHtml = /<html|<table|<!doctype html/.test(text);
  throw new SourceError(
    isHtml || text.startsWith("<?xml")
      ? `${name} is ${isHtml ? "HTML" : "XML"} under a workbook's name; open it in Excel and save it as .xlsx`
      : `${name} is no workbook; if it is text, set its format to csv`,
  );
}

async function contains(path: string, sought: Buffer): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([tail, piece as Buffer]);
    if (bytes.includes(sought)) return true;
    tail = bytes.subarray(Math.max(0, bytes.length - sought.length));
  }
  return false;
}
