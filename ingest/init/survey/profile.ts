import { profileDays, profileNumbers } from "../../staging/profile/index.ts";
import { readDay, readPlainDay } from "../../staging/read_day.ts";
import type { Warehouse } from "../../warehouse/index.ts";
import type { ColumnProfile, DayFacts, NumberFacts } from "../profile.ts";
import { numberSql, quoted } from "../propose/facts.ts";

/** Different values that formats and decimal marks are learnt from. */
const sampled = 2_000;

/** What the columns of a table of text hold. Typed sources write numbers with a point and days in ISO 8601. */
export async function profileColumns(
  db: Warehouse,
  view: string,
  names: readonly string[],
  isTyped: boolean,
): Promise<{ rows: number; columns: ColumnProfile[] }> {
  const { rows } = await db.row<{ rows: number }>(`SELECT count(*) AS rows FROM ${view}`);
  const columns: ColumnProfile[] = [];
  for (const name of names) columns.push(await profileColumn(db, view, name, isTyped));
  return { rows, columns };
}

async function profileColumn(
  db: Warehouse,
  view: string,
  name: string,
  isTyped: boolean,
): Promise<ColumnProfile> {
  const text = `nullif(trim(${quoted(name)}), '')`;
  const { filled, distinct } = await db.row<{ filled: number; distinct: number }>(
    `SELECT count(${text}) AS filled, count(DISTINCT ${text}) AS distinct FROM ${view}`,
  );
  const values = await db.rows<{ value: string; count: number }>(
    `SELECT ${text} AS value, count(*) AS count FROM ${view} WHERE ${text} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`,
  );
  const sample = await db.rows<{ value: string }>(
    `SELECT value FROM (SELECT DISTINCT ${text} AS value FROM ${view}) WHERE value IS NOT NULL ORDER BY hash(value) LIMIT ${sampled}`,
  );
  const texts = sample.map((s) => s.value);
  const days = dayFacts(texts);
  const base = { name, filled, distinct, values, days, number: null };
  const number = numberFacts(texts, isTyped);
  return { ...base, number: number ? { ...number, ...(await extent(db, view, { ...base, number })) } : null };
}

/** Below this share of values read, a column holds something else. */
const enough = 0.9;

export function dayFacts(texts: readonly string[]): DayFacts | null {
  if (texts.length === 0) return null;
  const { formats, isProven, misfits } = profileDays(texts);
  const isRead = texts.length - misfits.length >= enough * texts.length;
  if (!isRead || (formats.length === 0 && !isProven)) return null;
  // Serials and seconds look like any other whole number, so only a head can say that they are days.
  const moments = texts
    .map((t) => (formats.length === 0 ? readPlainDay(t) : readDay(t, formats[0]!)))
    .filter((m) => m !== null);
  if (moments.length === 0) return null;
  const isOpen = formats.length > 1;
  const iso = (moment: number) => new Date(moment).toISOString().slice(0, 10);
  return {
    formats,
    isProven,
    hasTime: moments.some((m) => m % 86_400_000 !== 0),
    hasOffset: texts.some((t) => /[0-9] ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$/.test(t) && /:/.test(t)),
    first: isOpen ? null : iso(moments.reduce((a, b) => Math.min(a, b))),
    last: isOpen ? null : iso(moments.reduce((a, b) => Math.max(a, b))),
  };
}

function numberFacts(
  texts: readonly string[],
  isTyped: boolean,
): Omit<NumberFacts, "min" | "max" | "negatives"> | null {
  if (texts.length === 0) return null;
  const found = profileNumbers(texts);
  const isAmbiguous = found.decimal === null && !found.isProven;
  if (texts.length - found.misfits.length < enough * texts.length) return null;
  const decimal = isTyped && isAmbiguous ? "." : found.decimal;
  return {
    decimal,
    isProven: found.isProven || isTyped,
    isInteger: found.isInteger,
    currencySign: found.hasCurrencySign,
    isPercent: found.isPercent,
  };
}

async function extent(
  db: Warehouse,
  view: string,
  column: Omit<ColumnProfile, "number"> & { number: Omit<NumberFacts, "min" | "max" | "negatives"> },
): Promise<Pick<NumberFacts, "min" | "max" | "negatives">> {
  const number = numberSql({ ...column, number: { ...column.number, min: 0, max: 0, negatives: 0 } });
  const scale = column.number.isPercent ? " / 100" : "";
  const { min, max, negatives } = await db.row<{ min: number | null; max: number | null; negatives: number }>(
    `SELECT min(n)${scale} AS min, max(n)${scale} AS max, count(*) FILTER (WHERE n < 0) AS negatives FROM (SELECT ${number} AS n FROM ${view})`,
  );
  return { min: min ?? 0, max: max ?? 0, negatives };
}
