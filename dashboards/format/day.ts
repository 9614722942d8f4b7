import { type FormatSettings, missing } from "./settings.ts";

/** A business day, as YYYY-MM-DD. It is a label, not an instant: no time zone may move it. */
export type Day = string;

export interface DayFormat {
  /** 5 Mar 2025. */
  day(day: Day | null | undefined): string;
  /** Mar 2025. */
  month(day: Day | null | undefined): string;
  /** The month over the year, for narrow bars. */
  monthStacked(day: Day): string;
  /** For axes: the year in January, else the month. */
  monthTick(day: Day): string;
  /** Day and time in the company's zone. */
  instant(at: string | null | undefined): string;
}

/** Midnight UTC of the day, the one frame in which all day arithmetic is done. */
export const utc = (day: Day): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);

export const isoDay = (at: Date): Day => at.toISOString().slice(0, 10);

export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000);
}

/** The first day of the month that lies `months` after the day's. */
export function addMonths(day: Day, months: number): Day {
  const at = utc(day);
  return isoDay(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1)));
}

export function dayFormat({ locale, timezone }: FormatSettings): DayFormat {
  const inUtc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const day = inUtc({ year: "numeric", month: "short", day: "numeric" });
  const month = inUtc({ year: "numeric", month: "short" });
  const monthOnly = inUtc({ month: "short" });
  const instant = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: timezone,
  });
  return {
    day: (value) => (value ? day.format(utc(value)) : missing),
    month: (value) => (value ? month.format(utc(value)) : missing),
    monthStacked: (value) => `${monthOnly.format(utc(value))}\n${value.slice(0, 4)}`,
    monthTick: (value) => {
      const at = utc(value);
      return at.getUTCMonth() === 0 ? String(at.getUTCFullYear()) : monthOnly.format(at);
    },
    instant: (value) => (value ? instant.format(new Date(value)) : missing),
  };
}
