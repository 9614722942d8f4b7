import type { FileSource } from "../../source_config.ts";
import { namedColumns } from "../../staging/required.ts";
import { literal, quote } from "../../warehouse/index.ts";
import { type FileFormat, type RawFile, SourceError } from "../source.ts";
import { openText, type Text, temporaryFolder } from "../text/index.ts";
import { delimiterOf, delimiters } from "./delimiter.ts";
import { type Header, readHeader } from "./header.ts";
import { nameColumns } from "./names.ts";
import { longestRecord, type ReadOptions } from "./records.ts";
import { tidy } from "./tidy.ts";

/**
 * Values separated by commas or the like. A record with too few or too many fields, a torn quote, a NUL or bytes
 * that are not valid is no row; neither is the header when it comes again. Each is set aside with its line.
 *
 * DuckDB reads a file without a flaw as it is. If its row count is not what the lines of the file promise, or the
 * beginning already shows records of several lines or faults, every record is looked at, and carries its line.
 */
export const csv: FileFormat = {
  name: "csv",
  identity: ({ format, csv, encoding }) =>
    [
      `csv ${csv.delimiter ?? (format === "tsv" ? "\t" : "?")} ${csv.quote}`,
      ...(csv.header === 1 ? [] : [`header ${csv.header}`]),
      ...(encoding ? [encoding] : []),
    ].join(" "),
  async open(_db, path, source) {
    const text = await openText(path, { encoding: source.encoding, longestLine: longestRecord });
    try {
      return await openCsv(path, source, text);
    } catch (error) {
      await text.cleanUp();
      throw error;
    }
  },
};

async function openCsv(path: string, source: FileSource, text: Text): Promise<RawFile> {
  const options = await optionsOf(path, source, text);
  const header = await readHeader(path, text.path, options, source.csv.header);
  const mapped = mappedBy(source);
  refuseOtherDelimiter(path, header, options.delimiter, mapped);
  const { columns, warnings } = nameColumns(path, header.fields, mapped);
  const told = { columns, warnings, encoding: text.encoding };
  const careful = async (): Promise<RawFile> => {
    const read = await readCarefully(text, options, header, columns);
    return { ...told, ...read };
  };
  if (!isFlawless(text, options, header)) return careful();
  return {
    ...told,
    select: plainSelect(text, options, header, columns),
    rejects: null,
    cleanUp: text.cleanUp,
    expects: { rows: text.survey.lastFilledLine - header.line, otherwise: careful },
  };
}

const mappedBy = ({ entities }: FileSource): ReadonlySet<string> =>
  new Set(Object.values(entities).flatMap((mapping) => namedColumns(mapping).map((named) => named.column)));

/** A header in one piece that another delimiter would cut into the columns wanted. */
function refuseOtherDelimiter(
  path: string,
  { fields }: Header,
  given: string,
  mapped: ReadonlySet<string>,
): void {
  const [only] = fields;
  if (fields.length !== 1 || !only || mapped.has(only)) return;
  const other = delimiters.find((d) => d !== given && only.split(d).some((cell) => mapped.has(cell.trim())));
  if (other)
    throw new SourceError(
      `${path}: its columns are divided by ${shown(other)} and not by ${shown(given)}; correct csv.delimiter, or leave it out`,
    );
}

const shown = (delimiter: string): string => (delimiter === "\t" ? "tabs" : `"${delimiter}"`);

async function optionsOf(path: string, source: FileSource, text: Text): Promise<ReadOptions> {
  const lineEnd = text.survey.lineEnd === "\r" ? "\r" : "\n";
  const mark = source.csv.quote;
  const given = source.csv.delimiter ?? (source.format === "tsv" ? "\t" : undefined);
  const rest = {
    quote: mark,
    lineEnd,
    mayBeInvalid: !text.survey.isUtf8,
    isReplacementInvalid: text.isDamaged,
  } as const;
  const delimiter = given ?? (await delimiterOf(text.path, { ...rest, delimiter: "," }, source.csv.header));
  for (const [name, value] of Object.entries({ delimiter, quote: mark })) {
    if (value !== "" && (value.charCodeAt(0) > 126 || value === "\n" || value === "\r" || value === "\0"))
      throw new SourceError(
        `${path}: csv.${name} cannot be ${JSON.stringify(value)}; give an ASCII character`,
      );
  }
  if (delimiter === mark)
    throw new SourceError(`${path}: csv.delimiter and csv.quote are both ${delimiter}; give two characters`);
  return { ...rest, delimiter };
}

/** Whether DuckDB may be trusted with the file as far as can be seen; the number of its rows decides. */
function isFlawless({ survey, isDamaged }: Text, options: ReadOptions, header: Header): boolean {
  return (
    survey.isUtf8 &&
    !isDamaged &&
    survey.nuls === 0 &&
    (survey.lineEnd === "\n" || survey.lineEnd === "\r\n") &&
    survey.filledLines === survey.lastFilledLine &&
    survey.lastFilledLine > header.line &&
    header.fields.length > 1 &&
    header.isOrdinary &&
    options.delimiter !== " "
  );
}

function plainSelect(text: Text, options: ReadOptions, header: Header, columns: readonly string[]): string {
  const { survey } = text;
  const from = readCsv(text.path, columns, {
    ...options,
    skip: header.line - 1,
    hasHeader: true,
    longest: survey.longestLine,
    lineEnd: survey.lineEnd === "\r\n" ? "\\r\\n" : "\\n",
  });
  const again = columns.map((name, i) => {
    const cell = header.fields[i] ?? null;
    return `${quote(name)} IS NOT DISTINCT FROM ${cell === null ? "NULL" : literal(cell)}`;
  });
  return `SELECT ${columns.map(quote).join(", ")} FROM ${from} WHERE NOT (${again.join(" AND ")})`;
}

async function readCarefully(
  text: Text,
  options: ReadOptions,
  header: Header,
  columns: readonly string[],
): Promise<Pick<RawFile, "select" | "rejects" | "hasLines" | "cleanUp">> {
  const folder = await temporaryFolder();
  const cleanUp = async () => {
    await folder.remove();
    await text.cleanUp();
  };
  try {
    const { rows, rejects, quote: mark, longest } = await tidy(text.path, options, header, folder.path);
    const common = { hasHeader: false, skip: 0, lineEnd: "\\n" };
    // A field written anew has its quotes written twice
    const inRows = { ...common, longest: 2 * longest + 64, delimiter: options.delimiter, quote: mark };
    const inRejects = { ...common, longest: 0, delimiter: ",", quote: '"' };
    const from = readCsv(rows, ["_line", ...columns], inRows);
    const set = rejects ? readCsv(rejects, ["line", "reason", "raw"], inRejects) : null;
    return {
      select: `SELECT ${columns.map(quote).join(", ")}, _line::BIGINT AS _line FROM ${from}`,
      rejects: set && `SELECT line::BIGINT AS line, reason, coalesce(raw, '') AS raw FROM ${set}`,
      hasLines: true,
      cleanUp,
    };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

interface Reading {
  readonly delimiter: string;
  readonly quote: string;
  readonly skip: number;
  readonly hasHeader: boolean;
  readonly longest: number;
  readonly lineEnd: string;
}

function readCsv(path: string, columns: readonly string[], reading: Reading): string {
  const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  const options = [
    "auto_detect = false",
    `header = ${reading.hasHeader}`,
    `skip = ${reading.skip}`,
    `delim = ${literal(reading.delimiter)}`,
    `quote = ${literal(reading.quote)}`,
    `escape = ${literal(reading.quote)}`,
    `new_line = ${literal(reading.lineEnd)}`,
    `columns = {${types}}`,
    "ignore_errors = true",
    // DuckDB's buffers are many times the longest line
    `max_line_size = ${Math.max(2 << 20, reading.longest + 2)}`,
  ];
  return `read_csv(${literal(path)}, ${options.join(", ")})`;
}
