import { relative, sep } from "node:path";
import { glob } from "tinyglobby";
import type { SeenTable } from "../../presets/index.ts";
import { type FileSource, type SourceInput, source as sourceSchema } from "../../source_config.ts";
import { type Sniffed, sniff } from "../../sources/detect/index.ts";
import { formatOf, SourceError } from "../../sources/index.ts";
import type { Warehouse } from "../../warehouse/index.ts";
import type { FilePlace, TableProfile, Unused } from "../profile.ts";
import { quoted } from "../propose/facts.ts";
import { readHead } from "../words/index.ts";
import { type Found, globOf, groupFiles } from "./group.ts";
import { sourceName, systemName } from "./names.ts";
import { profileColumns } from "./profile.ts";

export interface FolderSurvey {
  readonly tables: TableProfile[];
  readonly unused: Unused[];
  /** Every table that was read, by its file's path, for presets to recognise. */
  readonly seen: readonly SeenTable[];
}

const typed: readonly string[] = ["parquet", "xlsx", "json", "ndjson"];
/** An encoding less sure than this is written down, so that a person sees it. */
const sureEnough = 0.9;
const ignored = ["**/node_modules/**", "**/.*/**", "**/*.config.ts"];

/** Looks at every file of a folder: what it is, what its columns are called and what they hold. */
export async function surveyFolder(
  db: Warehouse,
  folder: string,
  { system, tell }: { system: string; tell: (file: string) => void },
): Promise<FolderSurvey> {
  const paths = await glob("**/*", {
    cwd: folder,
    absolute: true,
    onlyFiles: true,
    ignore: ignored,
    followSymbolicLinks: false,
  });
  const unused: Unused[] = [];
  const found: Found[] = [];
  for (const path of paths.sort()) {
    const file = relative(folder, path).split(sep).join("/");
    tell(file);
    try {
      found.push(...(await lookAt(db, path, file)));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      unused.push({ title: file, reason: error.message.replaceAll(path, file) });
    }
  }
  const tables: TableProfile[] = [];
  const taken = new Set<string>();
  for (const group of groupFiles(found)) {
    const reason = noData(group[0]!);
    if (reason) unused.push(...group.map((f) => ({ title: f.title, reason })));
    else
      tables.push(
        await profileGroup(db, group, tables.length, {
          system,
          taken,
          all: paths.map((p) => relative(folder, p).split(sep).join("/")),
        }),
      );
  }
  return { tables, unused, seen: found.map((f) => ({ name: f.file, columns: f.columns })) };
}

/** The tables of a file: one, or one a sheet. Throws a SourceError for a file that holds none. */
async function lookAt(db: Warehouse, path: string, file: string): Promise<Found[]> {
  const found: Found[] = [];
  const sniffed = await sniff(path);
  const sheets = sniffed.xlsx?.sheets.filter((s) => !s.isHidden && s.rows > 0) ?? [];
  if (sniffed.xlsx && sheets.length === 0) throw new SourceError(`${path} has no sheet with rows`);
  const tables = sniffed.xlsx ? sheets.map((s) => ({ sheet: s.name, header: s.header })) : [null];
  for (const sheet of tables) {
    const options = optionsOf(sniffed, sheet, sheets.length > 1);
    const source = asSource(sniffed.format, options);
    const raw = await formatOf(source).open(db, path, source);
    await raw.cleanUp?.();
    const title = sheet && sheets.length > 1 ? `${file}, ${sheet.sheet}` : file;
    found.push({
      path,
      file,
      title,
      sheet: sheet?.sheet ?? null,
      format: sniffed.format,
      options,
      columns: raw.columns,
      encodingWhy: sniffed.encoding?.why ?? null,
    });
  }
  return found;
}

function optionsOf(
  sniffed: Sniffed,
  sheet: { sheet: string; header: number } | null,
  isNamed: boolean,
): FilePlace["options"] {
  const { encoding, csv, fixed, json } = sniffed;
  const marks = csv && {
    ...(csv.delimiter === "," || sniffed.format === "tsv" ? {} : { delimiter: csv.delimiter }),
    ...(csv.quote === '"' ? {} : { quote: csv.quote }),
    ...(csv.header === 1 ? {} : { header: csv.header }),
  };
  const place = sheet && {
    ...(isNamed ? { sheet: sheet.sheet } : {}),
    ...(sheet.header === 1 ? {} : { header: sheet.header }),
  };
  return {
    ...(encoding && (encoding.name !== "utf-8" || encoding.confidence < sureEnough)
      ? { encoding: encoding.name }
      : {}),
    ...(marks && Object.keys(marks).length > 0 ? { csv: marks } : {}),
    ...(fixed ? { fixed: { columns: fixed.columns.map((c) => ({ ...c })), skip: fixed.skip } } : {}),
    ...(json?.at ? { json: { at: json.at } } : {}),
    ...(place && Object.keys(place).length > 0 ? { xlsx: place } : {}),
  };
}

/** A source that reads a file before anybody knows what is in it. */
export function asSource(format: FilePlace["format"], options: FilePlace["options"]): FileSource {
  const input: SourceInput = {
    name: "survey",
    format,
    files: "*",
    ...options,
    entities: { customer: { columns: { customer_id: "-" } } },
  };
  return sourceSchema.parse(input) as FileSource;
}

/** A layout, a legend or a list of words is no data. */
function noData({ title, columns }: Found): string | null {
  const named = columns.filter((c) => c.trim() !== "" && !/^(column|_c|unnamed)?[ _:]*\d*$/i.test(c));
  if (/(^|\/)(licen[cs]e|readme|changelog|notice|copying)(\.\w+)?$|\.md$/i.test(title))
    return "a text, no table";
  if (/dictionary|legend|data[ _-]?model|schema|datenkatalog|数据字典|字段说明|資料字典/i.test(title))
    return "describes the data, is none";
  if (named.length < 2 && columns.length > 1) return "has no line of column names";
  if (columns.length < 2) return "has one column only";
  if (columns.every((c) => readHead(c).length === 0))
    return `no column name is known: ${columns.slice(0, 6).join(", ")}; rename its columns, or map them by hand`;
  return null;
}

async function profileGroup(
  db: Warehouse,
  group: readonly Found[],
  index: number,
  { system, taken, all }: { system: string; taken: Set<string>; all: readonly string[] },
): Promise<TableProfile> {
  const [first] = group as [Found];
  const view = `init_${index}`;
  const source = asSource(first.format, first.options);
  for (const [i, found] of group.entries()) {
    const raw = await formatOf(source).open(db, found.path, source);
    const list = first.columns.map(quoted).join(", ");
    const select = `SELECT ${list} FROM (${raw.select})`;
    await db.run(i === 0 ? `CREATE TABLE ${view} AS ${select}` : `INSERT INTO ${view} ${select}`);
    await raw.cleanUp?.();
  }
  const { rows, columns } = await profileColumns(db, view, first.columns, typed.includes(first.format));
  const own = systemName(first.file, system);
  const place: FilePlace = {
    kind: "files",
    format: first.format,
    files: group.map((f) => f.file),
    glob: globOf(
      group.map((f) => f.file),
      all,
    ),
    encodingWhy: first.encodingWhy,
    options: first.options,
  };
  const more = group.length === 1 ? "" : ` and ${group.length - 1} more`;
  const name = sourceName(group, own === system ? null : own, taken);
  return { name, title: `${first.title}${more}`, system: own, place, rows, total: rows, columns, view };
}
