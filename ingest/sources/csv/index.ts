import type { FileSource } from "../../source_config.ts";
import { literal, quote } from "../../warehouse/index.ts";
import type { FileFormat } from "../source.ts";
import { readHeader } from "./header.ts";

const delimiterOf = ({ format, csv }: FileSource): string => csv.delimiter ?? (format === "tsv" ? "\t" : ",");

/**
 * Comma-separated values, read strictly: a record with too few or too many fields, a torn quote or bytes that are
 * not UTF-8 is no row; it is set aside with its line.
 */
export const csv: FileFormat = {
  name: "csv",
  identity: (source) => `csv ${delimiterOf(source)} ${source.csv.quote}`,
  async open(db, path, source) {
    const delimiter = delimiterOf(source);
    const mark = source.csv.quote;
    const columns = await readHeader(path, delimiter, mark);
    const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
    const options = [
      "auto_detect = false",
      "header = true",
      `delim = ${literal(delimiter)}`,
      `quote = ${literal(mark)}`,
      `escape = ${literal(mark)}`,
      `columns = {${types}}`,
      "store_rejects = true",
      "rejects_table = 'csv_reject'",
      "rejects_scan = 'csv_reject_scan'",
      "rejects_limit = 0",
      `max_line_size = ${16 << 20}`,
    ];
    return {
      columns,
      select: `SELECT ${columns.map(quote).join(", ")} FROM read_csv(${literal(path)}, ${options.join(", ")})`,
      rejects: `SELECT line, lower(string_agg(DISTINCT error_type || ': ' || error_message, '; ' ORDER BY error_type || ': ' || error_message)) AS reason, any_value(csv_line) AS raw FROM csv_reject GROUP BY line ORDER BY line`,
      cleanUp: async () => {
        await db.run("DROP TABLE IF EXISTS csv_reject; DROP TABLE IF EXISTS csv_reject_scan");
      },
    };
  },
};
