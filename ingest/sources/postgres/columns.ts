import { DatabaseError, noSuchTable } from "../database/fault.ts";
import type { Relation, SourceColumn } from "../database/session.ts";
import type { Ask } from "./index.ts";
import { relationSql } from "./sql.ts";
import { tableNames } from "./tables.ts";

/** Types by their fixed object ids. */
const kinds: Record<number, SourceColumn["kind"]> = {
  17: "binary",
  20: "exact",
  21: "exact",
  23: "exact",
  1082: "day",
  1114: "local",
  1184: "instant",
  1700: "exact",
};

export async function describe(ask: Ask, relation: Relation, name: string): Promise<SourceColumn[]> {
  const { fields } = await ask(`SELECT * FROM ${relationSql(relation)} LIMIT 0`).catch(async (error) => {
    if (!(error instanceof DatabaseError) || error.trouble !== "table" || "query" in relation) throw error;
    // The failure has ended the transaction
    await ask("ROLLBACK");
    throw noSuchTable(relation.table, name, await tableNames(ask), error);
  });
  const types = await ask(
    "SELECT format_type(id, modifier) FROM unnest($1::oid[], $2::int[]) WITH ORDINALITY AS t(id, modifier, place) ORDER BY place",
    [fields.map((f) => f.dataTypeID), fields.map((f) => f.dataTypeModifier)],
  );
  return fields.map((field, i) => ({
    name: field.name,
    type: types.rows[i]![0]!,
    kind: kinds[field.dataTypeID] ?? "other",
  }));
}
