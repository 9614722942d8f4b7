import { literal, quote } from "../../warehouse/index.ts";
import type { FileFormat } from "../source.ts";
import { readHeader } from "./header.ts";

/**
 * Comma-separated values, read strictly: a record with too few or too many fields, a torn quote or bytes that are
 * not UTF-8 is no row; it is set aside with its line.
 */
export const csv: FileFormat = {
  name: "csv",
  identity: ({ csv: { delimiter, quote: mark } }) => `csv ${delimiter} ${mark}`,
  async open(_db, path, { csv: { delimiter, quote: mark } }) {
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
      cleanUp: "DROP TABLE IF EXISTS csv_reject; DROP TABLE IF EXISTS csv_reject_scan",
    };
  },
};
