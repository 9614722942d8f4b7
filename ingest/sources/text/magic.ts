/** What a file is that its first bytes give away, and what to do with it. */
export interface Recognised {
  /** As in "it is …". */
  readonly what: string;
  readonly advice: string;
  /** The format that reads it, if there is one. */
  readonly format?: "xlsx" | "parquet";
}

const asText = "export it as CSV";

const signatures: readonly (readonly [readonly number[] | string, Recognised])[] = [
  ["PAR1", { what: "a Parquet file", advice: "set format to parquet", format: "parquet" }],
  ["%PDF", { what: "a PDF document", advice: `${asText} where it was made` }],
  [
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    { what: "an old Excel workbook (.xls)", advice: "save it as .xlsx and set format to xlsx" },
  ],
  [[0x89, 0x50, 0x4e, 0x47], { what: "a PNG picture", advice: asText }],
  [[0xff, 0xd8, 0xff], { what: "a JPEG picture", advice: asText }],
  ["GIF8", { what: "a GIF picture", advice: asText }],
  [[0x7f, 0x45, 0x4c, 0x46], { what: "a program", advice: asText }],
  [
    [0x28, 0xb5, 0x2f, 0xfd],
    { what: "compressed with Zstandard", advice: "unpack it, or pack it with gzip" },
  ],
  [
    [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],
    { what: "compressed with xz", advice: "unpack it, or pack it with gzip" },
  ],
  ["BZh", { what: "compressed with bzip2", advice: "unpack it, or pack it with gzip" }],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], { what: "a 7-Zip archive", advice: "unpack it" }],
  ["Rar!", { what: "a RAR archive", advice: "unpack it" }],
  ["SQLite format 3\0", { what: "an SQLite database", advice: asText }],
  ["{\\rtf", { what: "a rich-text document", advice: asText }],
];

const workbook: Recognised = { what: "an Excel workbook", advice: "set format to xlsx", format: "xlsx" };

/** What is known by its first bytes; undefined for anything that may be text. Wants the first 4 KiB or all. */
export function recognise(head: Buffer): Recognised | undefined {
  for (const [signature, recognised] of signatures) {
    const bytes = typeof signature === "string" ? Buffer.from(signature, "latin1") : Buffer.from(signature);
    if (head.subarray(0, bytes.length).equals(bytes)) return recognised;
  }
  if (isZip(head)) return zipped(head.toString("latin1"));
  if (head[0] === 0x4d && head[1] === 0x5a && head.subarray(0, 512).includes(0))
    return { what: "a program", advice: asText };
  return undefined;
}

const isZip = (head: Buffer): boolean =>
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

/** The first entries of a ZIP tell what program wrote it. */
function zipped(head: string): Recognised {
  if (head.includes("xl/") || head.includes("[Content_Types].xml")) {
    if (head.includes("word/")) return { what: "a Word document", advice: asText };
    if (head.includes("ppt/")) return { what: "a PowerPoint presentation", advice: asText };
    return workbook;
  }
  if (head.includes("opendocument.spreadsheet"))
    return { what: "an OpenDocument spreadsheet", advice: "save it as .xlsx and set format to xlsx" };
  return { what: "a ZIP archive", advice: "unpack it; a single file may be packed with gzip" };
}
