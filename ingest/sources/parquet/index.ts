import { literal, quote } from "../../warehouse/index.ts";
import { type FileFormat, SourceError } from "../source.ts";
import { isGzip, ungzip } from "../text/index.ts";

/** Parquet; values become text as DuckDB writes them, so that one mapping serves a CSV and its Parquet copy. */
export const parquet: FileFormat = {
  name: "parquet",
  identity: () => "parquet",
  async open(db, path) {
    const unpacked = (await isGzip(path)) ? await ungzip(path) : { path, cleanUp: async () => undefined };
    const from = `read_parquet(${literal(unpacked.path)})`;
    const described = await db.describe(`SELECT * FROM ${from}`).catch(async (cause) => {
      await unpacked.cleanUp();
      throw new SourceError(`${path} is not a Parquet file, or is damaged; export it again`, { cause });
    });
    const columns = described.map((c) => c.name);
    const texts = columns.map((name) => `${quote(name)}::VARCHAR AS ${quote(name)}`).join(", ");
    return {
      columns,
      types: described.map((c) => c.type),
      select: `SELECT ${texts} FROM ${from}`,
      rejects: null,
      cleanUp: unpacked.cleanUp,
    };
  },
};
