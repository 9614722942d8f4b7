import { type RawBuilder, sql } from "kysely";
import { englishMonths, monthOf, monthWord } from "./months.ts";

type Expression = RawBuilder<unknown>;

/** A day's month, half of the day and zero offset in the English that the database's parser knows. */
export function inEnglish(text: Expression, format: string): Expression {
  let spelt = text;
  if (/%[bB]/.test(format)) spelt = withEnglishMonth(spelt, format.includes("%B"));
  if (format.includes("%p")) spelt = sql`replace(replace(${spelt}, '上午', 'AM'), '下午', 'PM')`;
  if (format.includes("%z")) spelt = sql`regexp_replace(${spelt}, 'Z$', '+00:00')`;
  return spelt;
}

function withEnglishMonth(text: Expression, isFull: boolean): Expression {
  const words = [...monthOf].map(([word, month]) => {
    const english = englishMonths[month - 1]!;
    return sql`${sql.lit(word)}: ${sql.lit(isFull ? english : english.slice(0, 3))}`;
  });
  const named = sql`MAP {${sql.join(words)}}[lower(regexp_extract(t, ${sql.lit(monthWord)}))]`;
  return sql`list_transform([${text}], lambda t: regexp_replace(t, ${sql.lit(`${monthWord}[.]?`)}, ${named}))[1]`;
}
