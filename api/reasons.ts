import { type Expression, type RawBuilder, sql } from "kysely";
import type { Warehouse } from "../ingest/index.ts";
import type { Language } from "./query.ts";

const ready = new WeakSet<Warehouse>();

/**
 * Gives a connection the build's sentences, once: for each language a map from a reason's code to the sentence in
 * pieces, so that an argument is put in whole and never read for places itself.
 */
export async function learnSentences(db: Warehouse): Promise<void> {
  if (ready.has(db)) return;
  for (const language of ["en", "zh"]) {
    await db.run(
      `SET VARIABLE sentences_${language} = (
         SELECT map(list(code ORDER BY code), list(regexp_extract_all(template, '\\{[1-9]\\}|[^{]+|\\{') ORDER BY code))
         FROM meta.reason WHERE language = '${language}'
       )`,
    );
  }
  ready.add(db);
}

/** The sentences of a column of reasons; a code that the build's catalogue lacks stays as it is. */
export function sentences(
  column: Expression<unknown>,
  language: Exclude<Language, "code">,
): RawBuilder<unknown> {
  const known = sql.raw(language === "en" ? "getvariable('sentences_en')" : "getvariable('sentences_zh')");
  return sql`list_transform(${column}, lambda r: coalesce(
    array_to_string(
      list_transform(
        map_extract_value(${known}, split_part(r, '|', 1)),
        lambda piece: case when regexp_full_match(piece, '\\{[1-9]\\}')
          then split_part(r, '|', 1 + try_cast(piece[2] as integer)) else piece end
      ),
      ''
    ),
    r
  ))`;
}
