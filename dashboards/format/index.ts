import { type DayFormat, dayFormat } from "./day.ts";
import { type NumberFormat, numberFormat } from "./number.ts";
import type { FormatSettings } from "./settings.ts";

export { type Change, change, type Good } from "./change.ts";
export { addMonths, type Day, daysBetween, isoDay, utc } from "./day.ts";
export { isMissing, type NumberUnit, type Value } from "./number.ts";
export { type FormatSettings, type Language, localeFor, missing } from "./settings.ts";

export interface Format extends NumberFormat, DayFormat {
  readonly settings: FormatSettings;
}

export function createFormat(settings: FormatSettings): Format {
  return { settings, ...numberFormat(settings), ...dayFormat(settings) };
}
