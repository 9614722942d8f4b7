import { z } from "zod";
import { entityMappings } from "./staging/mapping.ts";
import { timeZone } from "./time_zone.ts";

export const fileFormats = ["csv", "tsv", "fixed", "parquet", "ndjson", "json", "xlsx"] as const;
export const databaseFormats = ["postgres", "mysql"] as const;

/** Encodings a text file may be declared to have; without one it is detected and the confidence is stated. */
export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-jp",
  "euc-kr",
  "windows-1250",
  "windows-1251",
  "windows-1252",
] as const;
export type Encoding = (typeof encodings)[number];

const word = z.string().regex(/^[a-z][a-z0-9_-]*$/, "lower-case letters, digits, - and _");

const fixedColumn = z.strictObject({
  name: z.string().min(1),
  /** Place of the first character, from 1. */
  start: z.int().min(1),
  width: z.int().min(1),
});

const database = z.strictObject({
  /** Name of the environment variable that holds the connection URL; never the URL itself. */
  url: z.string().regex(/^[A-Z][A-Z0-9_]*$/, "the name of an environment variable, such as ERP_URL"),
  /** A table or view, or one SELECT in the database's own SQL. */
  table: z.string().min(1).optional(),
  query: z.string().min(1).optional(),
  /** Columns of the result that tell one row from another. */
  key: z.array(z.string().min(1)).min(1),
  /** A column that grows whenever a row is added or changed; without one everything is read each time. */
  watermark: z.string().min(1).optional(),
  /** How far before the last watermark reading begins again, so that late commits are not missed. */
  overlapMinutes: z.number().min(0).default(60),
  /** Whether rows that are gone from the database are looked for by comparing keys. */
  deletes: z.enum(["compare", "ignore"]).default("compare"),
});

export const source = z
  .strictObject({
    name: word,
    /** Sources of one system share their ids; the source's own name by default. */
    system: word.optional(),
    format: z.enum([...fileFormats, ...databaseFormats]),
    /** Globs relative to the configuration file; a gzipped file is recognised by its content. */
    files: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    encoding: z.enum(encodings).optional(),
    csv: z
      .strictObject({
        delimiter: z.string().length(1).optional(),
        quote: z.string().max(1).default('"'),
        /** Line of the column names, from 1; what stands above it is skipped. */
        header: z.int().min(1).default(1),
      })
      .prefault({}),
    fixed: z
      .strictObject({
        columns: z.array(fixedColumn).min(1),
        /** Lines above the first record. */
        skip: z.int().min(0).default(0),
      })
      .optional(),
    xlsx: z
      .strictObject({
        /** Name of the sheet; the first one that is not hidden by default. */
        sheet: z.string().min(1).optional(),
        /** Row of the column names, from 1. */
        header: z.int().min(1).default(1),
      })
      .prefault({}),
    json: z
      .strictObject({
        /** Where in the document the array of records is, such as data.orders; the document itself by default. */
        at: z.string().min(1).optional(),
      })
      .prefault({}),
    database: database.optional(),
    /** Zone of instants written without an offset; the company's by default. */
    timeZone: timeZone.optional(),
    /** Decimal mark of the source's numbers. */
    decimal: z.enum([".", ","]).default("."),
    /** Columns that a mapping names and a file may lack: there they are empty. */
    optional: z.array(z.string().min(1)).default([]),
    entities: entityMappings,
  })
  .superRefine((one, issue) => {
    const wrong = (path: string, message: string) =>
      issue.addIssue({ code: "custom", path: [path], message });
    const isDatabase = (databaseFormats as readonly string[]).includes(one.format);
    if (isDatabase && !one.database)
      wrong("database", `a ${one.format} source says which database and table`);
    if (!isDatabase && one.database) wrong("database", `a ${one.format} source has files, not a database`);
    if (!isDatabase && one.files === undefined) wrong("files", `a ${one.format} source names its files`);
    if (one.database && (one.database.table === undefined) === (one.database.query === undefined))
      wrong("database", "give either table or query");
    if (one.format === "fixed" && !one.fixed)
      wrong("fixed", "a fixed-width source says where its columns are");
  });

export type Source = z.output<typeof source>;
export type SourceInput = z.input<typeof source>;
export type FileFormatName = (typeof fileFormats)[number];
export type DatabaseFormatName = (typeof databaseFormats)[number];
export type FileSource = Source & { readonly format: FileFormatName };
export type DatabaseSource = Source & {
  readonly format: DatabaseFormatName;
  readonly database: NonNullable<Source["database"]>;
};

export const isDatabaseSource = (one: Source): one is DatabaseSource => one.database !== undefined;
export const isFileSource = (one: Source): one is FileSource => one.database === undefined;
