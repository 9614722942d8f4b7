import { type RawBuilder, sql } from "kysely";
import { currencyPattern } from "./currencies.ts";
import {
  amountPattern,
  anyCurrency,
  type DecimalMark,
  digits,
  parenthesised,
  unusual,
  usual,
} from "./number_grammar.ts";

type Expression = RawBuilder<unknown>;

/**
 * A text as a number of an SQL type, null where it is none. The first form that casts is taken: digits with the
 * decimal mark, digits grouped by three with the other mark, an amount as people write it. Only what one form does
 * not read is tried with the next, so that a plain column costs one cast a value and an empty one nothing. What two marks would read
 * differently is never guessed: `1,5` and `1.234.567` are no numbers under a decimal point.
 */
export function numberSql(raw: Expression, type: string, mark: DecimalMark): Expression {
  const to = sql.raw(type);
  const plain =
    mark === "." ? raw : sql`CASE WHEN NOT contains(${raw}, '.') THEN replace(${raw}, ',', '.') END`;
  const as = (text: Expression) => sql`try_cast(${text} AS ${to})`;
  const written = sql`CASE WHEN ${raw} IS NOT NULL THEN coalesce(${as(grouped(raw, mark))}, ${as(amount(raw, mark))}) END`;
  const value = sql`coalesce(${as(plain)}, ${written})`;
  return type === "DOUBLE"
    ? sql`list_transform([${value}], lambda v: CASE WHEN isfinite(v) THEN v END)[1]`
    : value;
}

function grouped(raw: Expression, mark: DecimalMark): Expression {
  return mark === "."
    ? sql`CASE WHEN regexp_full_match(${raw}, '[-+]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]*)?') THEN replace(${raw}, ',', '') END`
    : sql`CASE WHEN regexp_full_match(${raw}, '[-+]?[0-9]{1,3}([.][0-9]{3})+(,[0-9]*)?') THEN replace(replace(${raw}, '.', ''), ',', '.') END`;
}

/** Everything else that stands for one number. What few values have is looked for before it is paid for. */
function amount(raw: Expression, mark: DecimalMark): Expression {
  const isUnusual = sql`regexp_matches(${raw}, ${sql.lit(`[${unusual}]`)})`;
  const ascii = sql`CASE WHEN ${isUnusual} THEN trim(translate(${raw}, ${sql.lit(unusual)}, ${sql.lit(usual)})) ELSE ${raw} END`;
  const signed = sql`CASE WHEN contains(s, '(') THEN regexp_replace(s, ${sql.lit(parenthesised)}, '-\\1\\2\\3') ELSE s END`;
  const marked = sql`regexp_replace(${signed}, ${sql.lit(currencyPattern)}, ${sql.lit(anyCurrency)}, 'i')`;
  const found = sql`regexp_extract(t, ${sql.lit(digits)})`;
  const bare =
    mark === "."
      ? sql`regexp_replace(${found}, '[, '']', '', 'g')`
      : sql`replace(regexp_replace(${found}, '[. '']', '', 'g'), ',', '.')`;
  const isAmount = sql`regexp_full_match(t, ${sql.lit(amountPattern(mark))})`;
  const exponent = sql.raw(
    "CASE WHEN contains(t, '%') THEN 'e-2' WHEN regexp_matches(t, '[万萬]') THEN 'e4' WHEN regexp_matches(t, '[亿億]') THEN 'e8' ELSE '' END",
  );
  const read = sql`CASE WHEN ${isAmount} THEN CASE WHEN contains(t, '-') THEN '-' ELSE '' END || ${bare} || ${exponent} END`;
  return sql`list_transform(list_transform([${ascii}], lambda s: ${marked}), lambda t: ${read})[1]`;
}
