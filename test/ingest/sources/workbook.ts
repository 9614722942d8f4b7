import { crc32, deflateRawSync } from "node:zlib";

export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  /** A size to state in place of the true one. */
  readonly stated?: number;
}

/** A ZIP archive of these parts, each deflated. */
export function zip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stated } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(stated ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\0"), common, rest, Buffer.from(name));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

export interface Book {
  /** What stands in each sheet's sheetData and after it, by the sheet's name; hidden where the name ends in !. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly after?: string;
  readonly strings?: string;
  /** Number formats of the cell styles, as ids of their own or codes. */
  readonly formats?: readonly (number | string)[];
  readonly workbookPr?: string;
  /** Namespace prefix of the sheet's tags. */
  readonly prefix?: string;
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The parts of a workbook, written by hand. */
export function parts(book: Book): Part[] {
  const names = Object.keys(book.sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const formats = book.formats ?? [0];
  const custom = formats.flatMap((f, i) =>
    typeof f === "string"
      ? `<numFmt numFmtId="${200 + i}" formatCode="${f.replaceAll('"', "&quot;")}"/>`
      : [],
  );
  const sheet = (rows: string) => {
    const xml = `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${book.after ?? ""}</worksheet>`;
    if (!book.prefix) return xml;
    return xml.replace(/<(\/?)([a-z])/gi, `<$1${book.prefix}:$2`).replace("xmlns=", `xmlns:${book.prefix}=`);
  };
  return [
    {
      name: "_rels/.rels",
      content: `<Relationships>${relation("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}">${book.workbookPr ?? ""}<sheets>${names
        .map(
          (n, i) =>
            `<sheet name="${n.replace("!", "")}" sheetId="${i + 1}" ${n.endsWith("!") ? 'state="hidden" ' : ""}r:id="s${i}"/>`,
        )
        .join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships>${names.map((_, i) => relation(`s${i}`, "worksheet", `worksheets/sheet${i + 1}.xml`)).join("")}${relation("st", "styles", "/xl/styles.xml")}${relation("ss", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    },
    {
      name: "xl/styles.xml",
      content: `<styleSheet><numFmts>${custom.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats
        .map((f, i) => `<xf numFmtId="${typeof f === "number" ? f : 200 + i}"/>`)
        .join("")}</cellXfs></styleSheet>`,
    },
    { name: "xl/sharedStrings.xml", content: `<sst xmlns="${main}">${book.strings ?? ""}</sst>` },
    ...names.map((n, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content: sheet(book.sheets[n]!) })),
  ];
}

export const workbook = (book: Book): Buffer => zip(parts(book));

/** A row of inline strings and numbers; null leaves a cell out. */
export function row(number: number, cells: readonly (string | number | null)[]): string {
  const xml = cells.map((value, i) => {
    const place = `${String.fromCharCode(65 + i)}${number}`;
    if (value === null) return "";
    return typeof value === "number"
      ? `<c r="${place}"><v>${value}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
  });
  return `<row r="${number}">${xml.join("")}</row>`;
}
