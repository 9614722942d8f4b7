import { type Day, type Format, utc } from "../format/index.ts";

/** Months that get a tick: every 1st, 2nd, 3rd, 6th or 12th, so that labels of some 44 px do not touch. */
export function monthTicks(months: readonly Day[], width: number, format: Format): Day[] {
  const room = format.settings.language === "zh" ? 44 : 40;
  const step = [1, 2, 3, 6, 12].find((every) => (months.length / every) * room <= width) ?? 24;
  return months.filter((month) => utc(month).getUTCMonth() % Math.min(step, 12) === 0);
}
