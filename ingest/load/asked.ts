import { createHash } from "node:crypto";
import type { DatabaseSource } from "../source_config.ts";
import {
  type Address,
  type DatabaseSession,
  parseAddress,
  type Relation,
  type SourceColumn,
} from "../sources/database/index.ts";
import { SourceError } from "../sources/index.ts";
import type { EntityMapping } from "../staging/mapping.ts";
import { missingColumns, namedColumns } from "../staging/required.ts";

/** What a source asks of its database, held against what the database has. */
export interface Asked {
  readonly relation: Relation;
  /** The table, or the source for a query: what messages and batches are called by. */
  readonly label: string;
  readonly columns: readonly SourceColumn[];
  readonly keys: readonly SourceColumn[];
  readonly watermark: SourceColumn | null;
  /** Changes when rows read before could not be held against rows read now. */
  readonly fingerprint: string;
}

export type Secrets = Readonly<Record<string, string | undefined>>;

export const labelOf = ({ name, database }: DatabaseSource): string => database.table ?? name;

/** Where the database of a source is, from the environment variable that its configuration names. */
export function addressOf({ name, format, database }: DatabaseSource, secrets: Secrets): Address {
  const url = secrets[database.url];
  if (!url)
    throw new SourceError(
      `source ${name} needs the URL of its database, and environment variable ${database.url} is not set; set it`,
    );
  const address = parseAddress(url, database.url);
  if (address.format !== format)
    throw new SourceError(
      `source ${name} is of format ${format}, and ${database.url} holds the URL of a ${address.format} database; correct either`,
    );
  return address;
}

/** @throws SourceError when the table, or a column that something names, is not there. */
export async function ask(
  session: DatabaseSession,
  address: Address,
  source: DatabaseSource,
): Promise<Asked> {
  const { table, query, key, watermark } = source.database;
  const relation: Relation = table === undefined ? { query: query! } : { table };
  const label = labelOf(source);
  const all = await session.columns(relation);
  checkNames(all, label);
  checkMissing(all, source, label);
  const column = (name: string) => all.find((c) => c.name === name)!;
  // Pictures and the like are read where something wants them
  const wanted = new Set([...namedIn(source), ...key]);
  const columns = all.filter((c) => c.kind !== "binary" || wanted.has(c.name));
  const { format, host, port, socket, database, schema } = address;
  const identity = [format, host, port, socket, database, schema, relation, key, watermark, columns];
  return {
    relation,
    label,
    columns,
    keys: key.map(column),
    watermark: watermark === undefined ? null : checkedWatermark(column(watermark)),
    fingerprint: createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 24),
  };
}

const namedIn = (source: DatabaseSource): string[] =>
  (Object.values(source.entities) as EntityMapping[]).flatMap((m) => namedColumns(m).map((n) => n.column));

function checkNames(columns: readonly SourceColumn[], label: string): void {
  const seen = new Map<string, string>();
  for (const { name } of columns) {
    const twin = seen.get(name.toLowerCase());
    if (twin !== undefined)
      throw new SourceError(
        `${label} has two columns called ${twin} and ${name}; give them different names in a query`,
      );
    seen.set(name.toLowerCase(), name);
  }
}

function checkMissing(columns: readonly SourceColumn[], source: DatabaseSource, label: string): void {
  const names = columns.map((c) => c.name);
  const { key, watermark } = source.database;
  const missing = [
    ...key.map((column) => ({ column, use: "database.key" })),
    ...(watermark === undefined ? [] : [{ column: watermark, use: "database.watermark" }]),
  ].filter(({ column }) => !names.includes(column));
  missing.push(
    ...missingColumns(source, names).map((m) => ({ column: m.column, use: `${m.entity}.${m.target}` })),
  );
  if (missing.length === 0) return;
  throw new SourceError(
    `${label} lacks ${missing.map((m) => `column ${m.column} (for ${m.use})`).join(", ")}; it has ${names.join(", ")}; ` +
      `correct the mapping of source ${source.name} or ${source.database.query ? "its query" : "the table"}`,
  );
}

function checkedWatermark(column: SourceColumn): SourceColumn {
  if (["instant", "local", "day", "exact"].includes(column.kind)) return column;
  throw new SourceError(
    `watermark ${column.name} is of type ${column.type}, whose order is not that of changes; ` +
      "use a timestamp, a date or a whole number, or cast it to one in a query",
  );
}
