import { type RawBuilder, sql } from "kysely";

type Expression = RawBuilder<unknown>;

const yes = "true 1 yes y t on x ✓ ✔ √ ja j wahr oui vrai sí si sim tak 是 真 已 有 对".split(" ");
const no = "false 0 no n f off nein falsch non faux não nao nie 否 假 未 无 無 不".split(" ");

/** The words of exports for yes and no, in any case; a cross marks yes, nothing at all is no answer. */
export function flagSql(raw: Expression): Expression {
  const among = (words: readonly string[]) => sql.join(words.map((word) => sql.lit(word)));
  return sql`CASE WHEN lower(${raw}) IN (${among(yes)}) THEN true WHEN lower(${raw}) IN (${among(no)}) THEN false END`;
}
