import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";
import { literal, quote, type Warehouse } from "../../ingest/index.ts";

export const exportFormats = [".csv", ".parquet", ".ndjson"] as const;
type Format = (typeof exportFormats)[number];

export const isExportable = (path: string): boolean =>
  (exportFormats as readonly string[]).includes(extname(path));

/**
 * Writes the temporary table `chosen` of rows set aside: where each stands and why, then its source's own columns. A
 * record that is no row has its text in `_record` instead. CSV is meant for a spreadsheet: it has a byte-order mark,
 * and text that would be taken for a formula gets an apostrophe.
 */
export async function exportRows(db: Warehouse, path: string): Promise<number> {
  const format = extname(path) as Format;
  const isCsv = format === ".csv";
  await db.run(
    "ALTER TABLE chosen ADD COLUMN cells VARCHAR; UPDATE chosen SET cells = raw WHERE json_valid(raw) AND starts_with(raw, '{')",
  );
  const found = await db.rows<{ name: string }>(
    `SELECT name FROM (SELECT unnest(json_keys(cells)) AS name, generate_subscripts(json_keys(cells), 1) AS place, source FROM chosen WHERE cells IS NOT NULL)
     GROUP BY name ORDER BY min((source, place)), name`,
  );
  // Two sources may spell one name in two ways, which a table cannot hold
  const spellings = new Map<string, string[]>();
  for (const { name } of found) {
    spellings.set(name.toLowerCase(), [...(spellings.get(name.toLowerCase()) ?? []), name]);
  }
  // A JSON pointer; DuckDB takes it for a constant only when it is written out
  const pointer = (name: string) => literal(`/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  const plain = (value: string) => (isCsv ? harmless(value) : value);
  const cells = [
    "source AS _source",
    "entity AS _entity",
    `${plain("file")} AS _file`,
    "line AS _line",
    `${isCsv ? plain("array_to_string(reasons, '; ')") : "reasons"} AS _reasons`,
    `${plain("CASE WHEN cells IS NULL THEN raw END")} AS _record`,
    ...[...spellings.values()].map((names) => {
      const values = names.map((name) => `json_extract_string(cells, ${pointer(name)})`);
      return `${plain(`coalesce(${values.join(", ")})`)} AS ${quote(names[0]!)}`;
    }),
  ];
  const temporary = `${path}.writing`;
  const options = {
    ".csv": "FORMAT csv, HEADER",
    ".parquet": "FORMAT parquet, COMPRESSION zstd",
    ".ndjson": "FORMAT json",
  };
  try {
    const rows = await db.run(
      `COPY (SELECT ${cells.join(", ")} FROM chosen ORDER BY chosen.source, chosen.entity, chosen.file, chosen.line) TO ${literal(temporary)} (${options[format]})`,
    );
    if (isCsv) await mark(temporary);
    await rename(temporary, path);
    return rows;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** A number keeps its sign; any other text that begins like a formula does not begin like one any more. */
const harmless = (value: string): string =>
  `CASE WHEN regexp_matches(${value}, '^[=+\\-@\\t\\r]') AND NOT regexp_full_match(${value}, '[-+][0-9][0-9.,'' ]*%?') THEN '''' || (${value}) ELSE ${value} END`;

/** Puts a byte-order mark before a file, without which a spreadsheet takes UTF-8 for something else. */
async function mark(path: string): Promise<void> {
  const marked = `${path}.marked`;
  const out = createWriteStream(marked);
  out.write("\uFEFF");
  await pipeline(createReadStream(path), out);
  await rename(marked, path);
}
