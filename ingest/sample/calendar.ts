const millisecondsOfDay = 86_400_000;

/** Whole days since 1970-01-01 of a day written YYYY-MM-DD. */
export function epochDay(day: string): number {
  const days = Date.parse(`${day}T00:00:00Z`) / millisecondsOfDay;
  if (Number.isInteger(days) && isoDay(days) === day) return days;
  throw new RangeError(`not a day: ${day}; write it as YYYY-MM-DD`);
}

export const isoDay = (day: number): string => new Date(day * millisecondsOfDay).toISOString().slice(0, 10);

/** DD.MM.YYYY */
export function germanDay(day: number): string {
  const [year, month, date] = isoDay(day).split("-");
  return `${date}.${month}.${year}`;
}

export const yearOf = (day: number): number => new Date(day * millisecondsOfDay).getUTCFullYear();

/** Such as "2024-q3". */
export function quarterOf(day: number): string {
  const date = new Date(day * millisecondsOfDay);
  return `${date.getUTCFullYear()}-q${Math.floor(date.getUTCMonth() / 3) + 1}`;
}

export const isWeekend = (day: number): boolean => (day + 3) % 7 >= 5;

/** The last Sunday of a month (0…11), at 01:00 UTC: when the European Union moves its clocks. */
function clockChange(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0, 1);
  return last - new Date(last).getUTCDay() * millisecondsOfDay;
}

/** The instant of a wall-clock second in Berlin, as ISO 8601 in UTC. */
export function berlinInstant(day: number, second: number): string {
  const winter = day * millisecondsOfDay + Math.floor(second) * 1000 - 3_600_000;
  const year = yearOf(day);
  const isSummer = winter >= clockChange(year, 2) && winter < clockChange(year, 9);
  return `${new Date(isSummer ? winter - 3_600_000 : winter).toISOString().slice(0, 19)}Z`;
}

/** A wall-clock second written without a zone. */
export function wallClock(day: number, second: number): string {
  const text = new Date(day * millisecondsOfDay + Math.floor(second) * 1000).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
