import { monthOf, monthWord } from "./months.ts";

/** Local time as milliseconds since 1970-01-01, as if the text's clock ran in UTC. */
export type Moment = number;

/** Patterns of the directives whose text says which day and time is meant. */
const directives: Readonly<Record<string, string>> = {
  Y: "([0-9]{4})",
  y: "([0-9]{2})",
  m: "([0-9]{1,2})",
  d: "([0-9]{1,2})",
  b: `${monthWord}[.]?`,
  B: `${monthWord}[.]?`,
  H: "([0-9]{1,2})",
  I: "([0-9]{1,2})",
  M: "([0-9]{1,2})",
  S: "([0-9]{1,2})",
  f: "([0-9]{1,6})",
  p: "([AaPp][Mm]|上午|下午)",
  z: "(Z|[-+][0-9]{2}:?(?:[0-9]{2})?)",
};

export interface Format {
  readonly pattern: RegExp;
  /** The directives of the pattern's groups, in order. */
  readonly groups: readonly string[];
}

const compiled = new Map<string, Format | null>();

/** A strptime format; null when it uses directives that only the database understands. */
export function parseFormat(format: string): Format | null {
  if (!compiled.has(format)) compiled.set(format, compileFormat(format));
  return compiled.get(format)!;
}

function compileFormat(format: string): Format | null {
  const groups: string[] = [];
  let pattern = "";
  for (let i = 0; i < format.length; i++) {
    const c = format[i]!;
    if (c !== "%") {
      pattern += c === " " ? " +" : c.replace(/[.*+?^${}()|[\]\\/]/, "\\$&");
      continue;
    }
    const isUnpadded = format[i + 1] === "-";
    i += isUnpadded ? 2 : 1;
    const name = format[i] ?? "";
    if (name === "%") pattern += "%";
    else if (name in directives) {
      const touches = format[i + 1] === "%" || format[i - (isUnpadded ? 3 : 2)]?.match(/[a-zA-Z]/);
      pattern += touches ? directives[name]!.replace("{1,2}", "{2}") : directives[name]!;
      groups.push(name);
    } else return null;
  }
  return { pattern: new RegExp(`^${pattern}$`, "u"), groups };
}

/** Reads a text by a strptime format as the database does; null where it does not fit or names no day. */
export function strptime(text: string, format: string): Moment | null {
  const parsed = parseFormat(format);
  const match = parsed?.pattern.exec(text);
  if (!parsed || !match) return null;
  const parts: Record<string, string> = {};
  for (const [i, name] of parsed.groups.entries()) parts[name] = match[i + 1]!;
  const number = (name: string): number => Number(parts[name] ?? 0);
  const year = parts.Y !== undefined ? number("Y") : number("y") + (number("y") < 69 ? 2000 : 1900);
  const word = parts.b ?? parts.B;
  const month = word === undefined ? number("m") : (monthOf.get(word.toLowerCase()) ?? 0);
  const isLate = /^p|下/i.test(parts.p ?? "");
  const clock = parts.I === undefined ? number("H") : (number("I") % 12) + (isLate ? 12 : 0);
  if (parts.I !== undefined && (number("I") < 1 || number("I") > 12)) return null;
  const moment = momentOf(year, month, number("d"), clock, number("M"), number("S"));
  return moment === null ? null : moment - offsetOf(parts.z);
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === "Z") return 0;
  const [, sign, hours, minutes = "0"] = /^([-+])([0-9]{2}):?([0-9]{2})?$/.exec(zone)!;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** A moment of the years 1900 to 2199; null where the calendar or the clock has none such. */
export function momentOf(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): Moment | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const moment = Date.UTC(year, month - 1, day, hour, minute, second);
  return new Date(moment).getUTCDate() === day ? moment : null;
}
