import { noDays } from "../day_forms.ts";
import { readDay, readPlainDay } from "../read_day.ts";
import type { Moment } from "../strptime.ts";

export interface DayProfile {
  /** Every format that reads all the values, each differently; empty where plain ISO does, or where none does. */
  readonly formats: string[];
  /** Whether the values leave one reading only, such as a 13th that can be no month. */
  readonly isProven: boolean;
  /** Values that the formats do not read. */
  readonly misfits: string[];
}

const days = [
  ..."%d/%m/%Y %d.%m.%Y %d-%m-%Y %m/%d/%Y %m-%d-%Y %m.%d.%Y %d%m%Y %m%d%Y".split(" "),
  ..."%d/%m/%y %d.%m.%y %d-%m-%y %m/%d/%y %m-%d-%y %m.%d.%y %y/%m/%d %y-%m-%d %y.%m.%d".split(" "),
  ..."%d %b %Y|%d. %b %Y|%d-%b-%Y|%d/%b/%Y|%b %d, %Y|%b %d %Y|%d %b %y|%d-%b-%y|%Y-%b-%d|%Y %b %d".split("|"),
];
const times = ["", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p", ", %H:%M", ", %H:%M:%S", "T%H:%M:%S"];
/** ISO 8601 reads an offset only where no space stands before it. */
const withOffset = ["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M %z"];
const candidates = [...times.flatMap((time) => days.map((day) => day + time)), ...withOffset];

/** Below this share of values read, a column holds something else than days. */
const enough = 0.8;

/**
 * Says which formats read a column's values. When some value is read by none of them, the formats are those that
 * read the most (at least four in five) and the rest are misfits. Numbers that may count days or seconds are never
 * proven: only the column's meaning tells.
 */
export function profileDays(values: readonly string[]): DayProfile {
  const given = [...new Set(values.map((v) => v.trim()))].filter(
    (v) => v !== "" && !(noDays as readonly string[]).includes(v),
  );
  if (given.length === 0) return { formats: [], isProven: false, misfits: [] };
  const plain = given.map(readPlainDay);
  if (plain.every((moment) => moment !== null)) return { formats: [], isProven: true, misfits: [] };

  const readings = candidates.map((format) => ({ format, moments: given.map((v) => readDay(v, format)) }));
  const counted = readings.map((r) => ({ ...r, read: count(r.moments) }));
  const most = Math.max(...counted.map((r) => r.read));
  if (most === 0 && count(plain) === 0) return numeric(given);
  if (count(plain) >= most) {
    const isPlain = count(plain) >= enough * given.length;
    return { formats: [], isProven: isPlain, misfits: isPlain ? unread(given, plain) : given };
  }
  if (most < enough * given.length) return { formats: [], isProven: false, misfits: given };
  const best = distinct(counted.filter((r) => r.read === most));
  return {
    formats: best.map((r) => r.format),
    isProven: best.length === 1,
    misfits: unread(given, best[0]!.moments),
  };
}

const count = (moments: readonly (Moment | null)[]): number => moments.filter((m) => m !== null).length;
const unread = (values: readonly string[], moments: readonly (Moment | null)[]): string[] =>
  values.filter((_, i) => moments[i] === null);

/** Of formats that agree on every value only the first. */
function distinct<R extends { readonly moments: readonly (Moment | null)[] }>(all: readonly R[]): R[] {
  const seen = new Set<string>();
  return all.filter(({ moments }) => {
    const key = moments.join();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Serials and seconds within the years in which a company's records lie. */
function numeric(values: readonly string[]): DayProfile {
  const from = Date.UTC(1970, 0, 2);
  const to = Date.UTC(2100, 0, 1);
  const formats = ["excel", "epoch", "epoch_ms"].filter((format) =>
    values.every((v) => {
      const moment = readDay(v, format);
      const isLong = format === "excel" || v.length >= (format === "epoch" ? 9 : 12);
      return moment !== null && isLong && moment >= from && moment < to;
    }),
  );
  return { formats, isProven: false, misfits: formats.length > 0 ? [] : [...values] };
}
