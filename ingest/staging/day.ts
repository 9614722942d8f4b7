import { type RawBuilder, sql } from "kysely";
import { compactDay, firstDay, lastDay, noDays, yearFirst } from "./day_forms.ts";
import { inEnglish } from "./local_words.ts";
import { unusual, usual } from "./number_grammar.ts";
import { lastSerial } from "./read_day.ts";

type Expression = RawBuilder<unknown>;

/** The zones a source's clock and the company's calendar run in. */
export interface Zones {
  readonly timeZone: string;
  readonly reportingZone: string;
}

/** A text as a day, null where it is none or lies outside 1900 to 2199. The day of an instant is that of the reporting zone. */
export function daySql(raw: Expression, formats: readonly string[]): Expression {
  const readings =
    formats.length === 0 ? [plainDay(raw), given(raw, unusualDay(raw))] : formats.map((f) => dayBy(raw, f));
  const [low, high] = [sql.raw(`DATE '${firstDay}'`), sql.raw(`DATE '${lastDay}'`)];
  return firstWithin(readings, low, high, formats.length > 1);
}

/**
 * A text as a point in time. Without an offset the clock is the source's: a time that daylight saving skips counts an
 * hour on, one that it repeats is taken as the later, standard one.
 */
export function instantSql(raw: Expression, zones: Zones, formats: readonly string[]): Expression {
  const readings =
    formats.length === 0
      ? [plainInstant(raw, zones), given(raw, local(yearFirstMoment(raw), zones))]
      : formats.map((f) => instantBy(raw, f, zones));
  const low = sql.raw(`TIMESTAMPTZ '${firstDay} 00:00:00+00'`);
  const high = sql.raw(`TIMESTAMPTZ '${lastDay} 23:59:59+00'`);
  return firstWithin(readings, low, high, formats.length > 1);
}

/** What of a column of days was given: a day that is written as no day counts as missing. */
export function givenDay(raw: Expression, formats: readonly string[]): Expression {
  const none = formats.some((f) => ["excel", "epoch", "epoch_ms"].includes(f)) ? [...noDays, "0"] : noDays;
  return sql`CASE WHEN ${raw} NOT IN (${sql.join(none.map((text) => sql.lit(text)))}) THEN ${raw} END`;
}

/** The first reading there is, if it is within the bounds; of several formats the first that gives one within. */
function firstWithin(
  readings: readonly Expression[],
  low: Expression,
  high: Expression,
  isEach: boolean,
): Expression {
  const within = (value: Expression) =>
    sql`list_transform([${value}], lambda v: CASE WHEN v BETWEEN ${low} AND ${high} THEN v END)[1]`;
  if (isEach) return sql`coalesce(${sql.join(readings.map(within))})`;
  return within(readings.length === 1 ? readings[0]! : sql`coalesce(${sql.join(readings)})`);
}

/** Spares what is expensive for cells that hold nothing. */
const given = (raw: Expression, value: Expression): Expression =>
  sql`CASE WHEN ${raw} IS NOT NULL THEN ${value} END`;

const offset = ":[0-9.]+ ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$";
const midnight = "[ T]00:00(:00([.]0+)?)?(Z|[+-][0-9:]+)$";

/** Midnight with an offset is how programs write a mere day, so that it is that day in every zone. */
function plainDay(raw: Expression): Expression {
  const written = sql`try_cast(try_cast(${raw} AS TIMESTAMP) AS DATE)`;
  const isInstant = sql`regexp_matches(${raw}, ${sql.lit(offset)}) AND NOT regexp_matches(${raw}, ${sql.lit(midnight)})`;
  return sql`CASE WHEN strlen(${raw}) <= 16 THEN ${written} WHEN ${isInstant} THEN try_cast(try_cast(${raw} AS TIMESTAMPTZ) AS DATE) ELSE ${written} END`;
}

function plainInstant(raw: Expression, { timeZone, reportingZone }: Zones): Expression {
  if (timeZone === reportingZone) return sql`try_cast(${raw} AS TIMESTAMPTZ)`;
  const clock = sql`timezone(${sql.lit(timeZone)}, try_cast(${raw} AS TIMESTAMP))`;
  return sql`CASE WHEN regexp_matches(${raw}, ${sql.lit(offset)}) THEN try_cast(${raw} AS TIMESTAMPTZ) ELSE ${clock} END`;
}

const local = (clock: Expression, { timeZone }: Zones): Expression =>
  sql`timezone(${sql.lit(timeZone)}, ${clock})`;

const asciiOf = (raw: Expression): Expression =>
  sql`CASE WHEN regexp_matches(${raw}, ${sql.lit(`[${unusual}]`)}) THEN trim(translate(${raw}, ${sql.lit(unusual)}, ${sql.lit(usual)})) ELSE ${raw} END`;

/** 2024年1月3日 and its kin: the runs of digits, put together as ISO 8601. */
function yearFirstMoment(raw: Expression): Expression {
  const isOne = sql`regexp_matches(t, ${sql.lit(yearFirst.join("|"))})`;
  const iso = sql.raw(
    "p[1] || '-' || p[2] || '-' || p[3] || CASE WHEN len(p) > 3 THEN ' ' || p[4] || ':' || p[5] || ':' || coalesce(p[6], '00') ELSE '' END",
  );
  const text = sql`list_transform([${asciiOf(raw)}], lambda t: CASE WHEN ${isOne} THEN list_transform([regexp_extract_all(t, '[0-9]+')], lambda p: ${iso})[1] END)[1]`;
  return sql`try_cast(${text} AS TIMESTAMP)`;
}

function unusualDay(raw: Expression): Expression {
  const iso = sql`regexp_replace(${asciiOf(raw)}, ${sql.lit(compactDay)}, '\\1-\\2-\\3')`;
  const isCompact = sql`regexp_full_match(${raw}, '[0-9０-９]{8}')`;
  return sql`CASE WHEN ${isCompact} THEN try_cast(${iso} AS DATE) ELSE try_cast(${yearFirstMoment(raw)} AS DATE) END`;
}

function dayBy(raw: Expression, format: string): Expression {
  if (format === "iso") return sql`coalesce(${plainDay(raw)}, ${unusualDay(raw)})`;
  if (format === "excel") return sql`try_cast(${serialMoment(raw)} AS DATE)`;
  return sql`try_cast(${isEpoch(format) ? epochInstant(raw, format) : strptimeSql(raw, format)} AS DATE)`;
}

function instantBy(raw: Expression, format: string, zones: Zones): Expression {
  if (format === "iso")
    return sql`coalesce(${plainInstant(raw, zones)}, ${local(yearFirstMoment(raw), zones)})`;
  if (format === "excel") return local(serialMoment(raw), zones);
  if (isEpoch(format)) return epochInstant(raw, format);
  const hasOffset = /%[zZ]/.test(format);
  return hasOffset ? strptimeSql(raw, format) : local(strptimeSql(raw, format), zones);
}

const isEpoch = (format: string): boolean => format === "epoch" || format === "epoch_ms";

/** A time stamp, with zone where the format has one; what English does not read is tried in its own words. */
function strptimeSql(raw: Expression, format: string): Expression {
  const by = sql.lit(format);
  return sql`coalesce(try_strptime(${raw}, ${by}), ${given(raw, sql`try_strptime(${inEnglish(asciiOf(raw), format)}, ${by})`)})`;
}

/** Days since 1899-12-30, to the second; before 1900-03-01 spreadsheets count a 29 February that never was. */
function serialMoment(raw: Expression): Expression {
  const days = sql`try_cast(CASE WHEN regexp_full_match(${raw}, '[0-9]+([.][0-9]*)?') THEN ${raw} END AS DOUBLE)`;
  return sql`list_transform([${days}], lambda d: CASE WHEN d >= 1 AND d < ${sql.lit(lastSerial + 1)} AND floor(d) <> 60 THEN make_timestamp(round((d + CASE WHEN d < 60 THEN 1 ELSE 0 END - 25569) * 86400)::BIGINT * 1000000) END)[1]`;
}

function epochInstant(raw: Expression, format: string): Expression {
  const number = sql`try_cast(CASE WHEN regexp_full_match(${raw}, '-?[0-9]+([.][0-9]*)?') THEN ${raw} END AS DOUBLE)`;
  const seconds = format === "epoch" ? number : sql`${number} / 1000`;
  return sql`list_transform([${seconds}], lambda s: CASE WHEN abs(s) < 7.3e9 THEN to_timestamp(s) END)[1]`;
}
