import { compactDay, yearFirst } from "./day_forms.ts";
import { unusual, usual } from "./number_grammar.ts";
import { type Moment, momentOf, strptime } from "./strptime.ts";

/** Formats with a name in place of strptime directives. */
export const namedFormats = ["iso", "excel", "epoch", "epoch_ms"] as const;
export type NamedFormat = (typeof namedFormats)[number];

const day = 86_400_000;
/** Day 0 of a spreadsheet, so that serial 61 is 1900-03-01; serials before it disagree by the leap day of 1900. */
export const excelEpoch = Date.UTC(1899, 11, 30);
/** 2199-12-31 as a spreadsheet's serial. */
export const lastSerial = 109_574;

const forms = [...yearFirst, compactDay].map((form) => new RegExp(form, "u"));
const iso =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(?:Z|[-+][0-9]{2}(?::?[0-9]{2})?)?)?$/;
const ascii = new Map([...unusual].map((c, i) => [c, usual[i]!]));

/** Reads a day or a day with a time as staging's SQL does without a format: the clock as it is written. */
export function readPlainDay(text: string): Moment | null {
  const usualText = [...text].map((c) => ascii.get(c) ?? c).join("");
  for (const form of [iso, ...forms]) {
    const match = form.exec(usualText);
    if (!match) continue;
    const [y, m, d, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
    return momentOf(y!, m!, d!, hour, minute, second);
  }
  return null;
}

/** Reads a text by one format of a mapping; null where it does not fit. */
export function readDay(text: string, format: string): Moment | null {
  switch (format) {
    case "iso":
      return readPlainDay(text);
    case "excel":
      return /^[0-9]+(\.[0-9]*)?$/.test(text) ? serial(Number(text)) : null;
    case "epoch":
      return /^-?[0-9]+(\.[0-9]*)?$/.test(text) ? within(Number(text) * 1000) : null;
    case "epoch_ms":
      return /^-?[0-9]+$/.test(text) ? within(Number(text)) : null;
    default:
      return strptime(text, format);
  }
}

function serial(value: number): Moment | null {
  if (value < 1 || value >= lastSerial + 1 || Math.floor(value) === 60) return null;
  return Math.round((excelEpoch + (value < 60 ? value + 1 : value) * day) / 1000) * 1000;
}

function within(moment: number): Moment | null {
  const first = Date.UTC(1900, 0, 1);
  const last = Date.UTC(2200, 0, 1);
  return moment >= first && moment < last ? Math.floor(moment) : null;
}
