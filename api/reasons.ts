import { type Expression, type RawBuilder, sql } from "kysely";
import type { Warehouse } from "../ingest/index.ts";
import type { Language } from "./query.ts";

/** The sentences of a build in one language, as JSON: for each code of a reason its sentence in pieces. */
export type Catalogue = string;

const known = new WeakMap<Warehouse, Map<Language, Catalogue>>();

/** Reads a build's sentences, once for each connection; null where the codes themselves are asked for. */
export async function catalogueOf(db: Warehouse, language: Language): Promise<Catalogue | null> {
  if (language === "code") return null;
  const found = known.get(db) ?? new Map<Language, Catalogue>();
  known.set(db, found);
  let catalogue = found.get(language);
  if (!catalogue) {
    // In pieces, so that an argument is put in whole and never read for places itself
    const { text } = await db.row<{ text: string }>(
      `SELECT CAST(coalesce(
         json_group_object(code, regexp_extract_all(template, '\\{[1-9]\\}|[^{]+|\\{')), CAST('{}' AS JSON)
       ) AS VARCHAR) AS text
       FROM meta.reason WHERE language = $1`,
      [language],
    );
    catalogue = text;
    found.set(language, catalogue);
  }
  return catalogue;
}

/**
 * The sentences of a column of reasons; a code that the catalogue lacks stays as it is. The catalogue is bound like any
 * value, so that a connection needs no preparing.
 */
export function sentences(column: Expression<unknown>, catalogue: Catalogue): RawBuilder<unknown> {
  return sql`list_transform(${column}, lambda r: coalesce(
    array_to_string(
      list_transform(
        map_extract_value(
          cast(cast(${catalogue} as json) as map(varchar, varchar[])),
          split_part(r, '|', 1)
        ),
        lambda piece: case when regexp_full_match(piece, '\\{[1-9]\\}')
          then split_part(r, '|', 1 + try_cast(piece[2] as integer)) else piece end
      ),
      ''
    ),
    r
  ))`;
}
