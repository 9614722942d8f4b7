const day = 86_400_000;
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31, the last day of a spreadsheet. */
const lastDay = Date.UTC(9999, 11, 31);

/**
 * A serial number as ISO text: `2024-03-01`, `2024-03-01 09:30:00`, or `09:30:00` for a time of day; to the
 * millisecond. The system of 1900 counts a 29 February 1900 that never was; it is written as it is shown, as is its
 * day 0, `1900-01-00`. Null where a spreadsheet shows no day either.
 */
export function isoOfSerial(serial: number, kind: "day" | "time", is1904: boolean): string | null {
  if (!(serial >= 0)) return null;
  const moment = Math.round(serial * day);
  const days = Math.floor(moment / day);
  const clock = clockOf(moment - days * day);
  if (kind === "time" && days === 0) return clock ?? "00:00:00";
  const date = dateOf(days, is1904);
  return date === null ? null : clock === null ? date : `${date} ${clock}`;
}

function dateOf(days: number, is1904: boolean): string | null {
  if (!is1904 && days === 0) return "1900-01-00";
  if (!is1904 && days === 60) return "1900-02-29";
  const shifted = is1904 || days > 60 ? days : days + 1;
  const moment = (is1904 ? epoch1904 : epoch1900) + shifted * day;
  return moment > lastDay ? null : new Date(moment).toISOString().slice(0, 10);
}

function clockOf(milliseconds: number): string | null {
  if (milliseconds === 0) return null;
  const text = new Date(milliseconds).toISOString().slice(11, 23);
  return text.endsWith(".000") ? text.slice(0, 8) : text;
}

/** A number's shortest text that reads back as the same; a whole number keeps the digits of the file. */
export function numberText(written: string): string {
  const isWhole = /^-?[0-9]+$/.test(written);
  if (isWhole) return /^-?0[0-9]|^-0$/.test(written) ? String(Number(written) + 0) : written;
  if (written.length <= 15 && /^-?[0-9]+\.[0-9]*[1-9]$/.test(written)) return written;
  const number = Number(written);
  return Number.isFinite(number) ? String(number + 0) : written;
}
