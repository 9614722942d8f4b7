import { literal, quote } from "../../warehouse/index.ts";
import { type FileFormat, SourceError } from "../source.ts";

/**
 * One JSON object a line. Columns are the keys of all objects, in order of first appearance; a nested value stays
 * JSON text. A line that is not an object is set aside with its number.
 */
export const ndjson: FileFormat = {
  name: "ndjson",
  identity: () => "ndjson",
  async open(db, path) {
    const lines = `read_csv(${literal(path)}, auto_detect = false, header = false, delim = '\u0001', quote = '', escape = '', columns = {'line': 'VARCHAR'}, max_line_size = ${16 << 20})`;
    const parsed = `SELECT row_number() OVER () AS number, line, try_cast(line AS JSON) AS object FROM ${lines}`;
    const isObject = "object IS NOT NULL AND json_type(object) = 'OBJECT'";
    const keys = await db
      .rows<{ name: string }>(
        `SELECT name FROM (SELECT unnest(json_keys(object)) AS name, number FROM (${parsed}) WHERE ${isObject}) GROUP BY name ORDER BY min(number), name`,
      )
      .catch((cause) => {
        throw new SourceError(`${path} cannot be read as lines of JSON: ${cause.message}`, { cause });
      });
    const columns = keys.map((k) => k.name);
    if (columns.length === 0) {
      throw new SourceError(`${path} holds no JSON object; write one object a line`);
    }
    const values = columns.map(
      (name) => `json_extract_string(object, ${literal(`$."${name}"`)}) AS ${quote(name)}`,
    );
    return {
      columns,
      select: `SELECT ${values.join(", ")} FROM (${parsed}) WHERE ${isObject}`,
      rejects: `SELECT number AS line, 'not a JSON object' AS reason, line AS raw FROM (${parsed}) WHERE NOT coalesce(${isObject}, false) ORDER BY number`,
    };
  },
};
