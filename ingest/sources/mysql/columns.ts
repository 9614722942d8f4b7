import mysql, { type FieldPacket } from "mysql2";
import { DatabaseError, noSuchTable } from "../database/fault.ts";
import type { Relation, SourceColumn } from "../database/session.ts";
import type { Ask } from "./index.ts";
import { relationSql } from "./sql.ts";
import { tableNames } from "./tables.ts";

const { Types } = mysql;
const binaryCharset = 63;
const unsignedFlag = 32;
const enumFlag = 256;
const setFlag = 2048;

export async function describe(ask: Ask, relation: Relation, name: string): Promise<SourceColumn[]> {
  const { fields } = await ask(`SELECT * FROM ${relationSql(relation)} LIMIT 0`).catch(async (error) => {
    if (!(error instanceof DatabaseError) || error.trouble !== "table" || "query" in relation) throw error;
    throw noSuchTable(relation.table, name, await tableNames(ask), error);
  });
  return fields.map(columnOf);
}

const names: Record<number, string> = {
  [Types.TINY]: "tinyint",
  [Types.SHORT]: "smallint",
  [Types.INT24]: "mediumint",
  [Types.LONG]: "int",
  [Types.LONGLONG]: "bigint",
  [Types.FLOAT]: "float",
  [Types.DOUBLE]: "double",
  [Types.DECIMAL]: "decimal",
  [Types.NEWDECIMAL]: "decimal",
  [Types.YEAR]: "year",
  [Types.DATE]: "date",
  [Types.NEWDATE]: "date",
  [Types.TIME]: "time",
  [Types.DATETIME]: "datetime",
  [Types.TIMESTAMP]: "timestamp",
  [Types.BIT]: "bit",
  [Types.JSON]: "json",
  [Types.GEOMETRY]: "geometry",
  [Types.VARCHAR]: "varchar",
  [Types.VAR_STRING]: "varchar",
  [Types.STRING]: "char",
};
const kinds: Record<string, SourceColumn["kind"]> = {
  date: "day",
  datetime: "local",
  timestamp: "instant",
  tinyint: "exact",
  smallint: "exact",
  mediumint: "exact",
  int: "exact",
  bigint: "exact",
  decimal: "exact",
};

/** What the protocol says of a column of a result; it knows no more of a type than this. */
function columnOf(field: FieldPacket): SourceColumn {
  const { columnType, characterSet, flags, decimals, columnLength } = field as unknown as {
    columnType: number;
    characterSet: number;
    flags: number;
    decimals: number;
    columnLength: number;
  };
  const isText = names[columnType] === undefined || ["varchar", "char"].includes(names[columnType]!);
  const word = flags & enumFlag ? "enum" : flags & setFlag ? "set" : isText ? textName(columnType) : "";
  const name = word || names[columnType]!;
  if (isText && characterSet === binaryCharset && !(flags & (enumFlag | setFlag)))
    return { name: field.name, type: name === "text" ? "blob" : "binary", kind: "binary" };
  // The length counts the sign and the point
  const digits = columnLength - (flags & unsignedFlag ? 0 : 1) - (decimals > 0 ? 1 : 0);
  const scale = name === "decimal" ? `(${digits},${decimals})` : "";
  const sign = kinds[name] === "exact" && flags & unsignedFlag ? " unsigned" : "";
  return { name: field.name, type: `${name}${scale}${sign}`, kind: kinds[name] ?? "other" };
}

const textName = (columnType: number): string => names[columnType] ?? "text";
