import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder, literal, load, parseConfig, type SourceInput, Warehouse } from "../../ingest/index.ts";
import { benchConfig } from "./company.ts";
import { encodeFile } from "./encode_file.ts";
import { writeWorkbook } from "./workbook.ts";

interface Variant {
  readonly file: string;
  /** How the source differs from the plain CSV. */
  readonly source: Partial<SourceInput>;
  /** What writes the file from the lines: a COPY of DuckDB, or a function. */
  readonly write: string | ((db: Warehouse, path: string) => Promise<void>);
  /** What DuckDB itself reads of it, when it can; text that it cannot read is measured on its UTF-8 twin. */
  readonly bare: (path: string) => string;
}

const text = "SELECT * FROM lines";
const csvReader = (path: string) => `read_csv(${literal(path)}, all_varchar = true)`;
const widths = [12, 4, 10, 12, 8, 8, 16, 16, 8];

const fixedLine = `SELECT concat(${[
  "order_no",
  "line_no",
  "customer_no",
  "order_date",
  "article",
  "qty",
  "net",
  "cost",
  "kind",
]
  .map((name, i) => `rpad(${name}::VARCHAR, ${widths[i]}, ' ')`)
  .join(", ")}) AS line FROM lines`;

const fixedColumns = [
  "order_no",
  "line_no",
  "customer_no",
  "order_date",
  "article",
  "qty",
  "net",
  "cost",
  "kind",
].map((name, i) => ({
  name,
  start: 1 + widths.slice(0, i).reduce((sum, w) => sum + w, 0),
  width: widths[i]!,
}));

/** The lines in every format that a file can have. */
export const variants: Record<string, Variant> = {
  csv: {
    file: "v.csv",
    source: { format: "csv" },
    write: `COPY (${text}) TO $path (FORMAT csv, HEADER)`,
    bare: csvReader,
  },
  tsv: {
    file: "v.tsv",
    source: { format: "tsv" },
    write: `COPY (${text}) TO $path (FORMAT csv, HEADER, DELIMITER '\t')`,
    bare: csvReader,
  },
  "csv.gz": {
    file: "v.csv.gz",
    source: { format: "csv" },
    write: `COPY (${text}) TO $path (FORMAT csv, HEADER, COMPRESSION gzip)`,
    bare: csvReader,
  },
  "csv in GB18030": {
    file: "v.gb.csv",
    source: { format: "csv" },
    write: (db, path) => encodeFile(db, "SELECT *, '已审核' AS status FROM lines", path, "gb18030"),
    bare: (path) => csvReader(`${path}.utf8`),
  },
  "csv in UTF-16": {
    file: "v.u16.csv",
    source: { format: "csv" },
    write: (db, path) => encodeFile(db, "SELECT *, '已审核' AS status FROM lines", path, "utf-16le"),
    bare: (path) => csvReader(`${path}.utf8`),
  },
  fixed: {
    file: "v.txt",
    source: { format: "fixed", fixed: { columns: fixedColumns } },
    write: `COPY (${fixedLine}) TO $path (FORMAT csv, HEADER false, QUOTE '', DELIMITER '\t')`,
    bare: (path) =>
      `(SELECT ${fixedColumns.map((c) => `trim(substr(line, ${c.start}, ${c.width})) AS ${c.name}`).join(", ")} FROM read_csv(${literal(path)}, header = false, delim = '\t', quote = '', columns = {'line': 'VARCHAR'}))`,
  },
  parquet: {
    file: "v.parquet",
    source: { format: "parquet" },
    write: `COPY (${text}) TO $path (FORMAT parquet)`,
    bare: (path) => `(SELECT COLUMNS(*)::VARCHAR FROM read_parquet(${literal(path)}))`,
  },
  ndjson: {
    file: "v.ndjson",
    source: { format: "ndjson" },
    write: `COPY (${text}) TO $path (FORMAT json)`,
    bare: (path) => `read_json(${literal(path)}, format = 'newline_delimited')`,
  },
  json: {
    file: "v.json",
    source: { format: "json" },
    write: `COPY (${text}) TO $path (FORMAT json, ARRAY true)`,
    bare: (path) => `read_json(${literal(path)}, format = 'array')`,
  },
  xlsx: {
    file: "v.xlsx",
    source: { format: "xlsx" },
    write: writeWorkbook,
    bare: (path) => csvReader(`${path}.utf8`),
  },
};

interface Args {
  folder: string;
  variant: string;
  lines: number;
}

const variantOf = (name: string): Variant => {
  const found = variants[name];
  if (!found) throw new Error(`unknown variant: ${name}; known are ${Object.keys(variants).join(", ")}`);
  return found;
};

export const formatSteps = {
  async writeVariant({ folder, variant, lines }: Args) {
    const { file, write } = variantOf(variant);
    const path = join(folder, file);
    const db = await Warehouse.open();
    await db.run(`CREATE VIEW lines AS FROM read_csv(${literal(join(folder, "lines.csv"))}) LIMIT ${lines}`);
    if (typeof write === "string") await db.run(write.replace("$path", literal(path)));
    else await write(db, path);
    db.close();
    return { fileMb: (await stat(path)).size / 2 ** 20 };
  },

  async bareVariant({ folder, variant }: Args) {
    const { file, bare } = variantOf(variant);
    const target = join(folder, "bare-variant.duckdb");
    await rm(target, { force: true });
    const db = await Warehouse.open(target, { memory: "4GB" });
    const rows = await db.run(`CREATE TABLE line AS SELECT * FROM ${bare(join(folder, file))}`);
    await db.run("CHECKPOINT");
    db.close();
    return { rows };
  },

  async loadVariant({ folder, variant }: Args) {
    const { file, source } = variantOf(variant);
    const plain = benchConfig(file);
    const config = parseConfig({
      company: plain.company,
      data: "variant-data",
      sources: [{ ...plain.sources[0]!, csv: {}, ...source, files: file }],
    });
    await rm(dataFolder(config, folder), { recursive: true, force: true });
    const [loaded] = await load(config, { base: folder, now: "2026-01-01T00:00:00Z" });
    return { rows: loaded!.rows };
  },
};
