import { namedFormats, readDay } from "./read_day.ts";
import { writeDay } from "./write_day.ts";

/** Directives that the database's strptime knows. */
const known = /^%(-?[dmyHIMSj]|[aAbBpYfgnzZwUWcxXGVu%])/;
const isNamed = (format: string): boolean => (namedFormats as readonly string[]).includes(format);

/** What is wrong with the formats of one column; null when nothing is. */
export function formatFault(formats: readonly string[]): string | null {
  for (const format of formats) {
    const fault = isNamed(format) ? null : directiveFault(format);
    if (fault) return fault;
  }
  for (const [i, one] of formats.entries()) {
    for (const other of formats.slice(i + 1)) {
      const text = readDifferently(one, other) ?? readDifferently(other, one);
      if (text)
        return `two formats read ${text} differently: ${one} and ${other}; keep the one that the source writes`;
    }
  }
  return null;
}

function directiveFault(format: string): string | null {
  for (let i = format.indexOf("%"); i >= 0; i = format.indexOf("%", i)) {
    const [directive] = known.exec(format.slice(i)) ?? [];
    if (!directive)
      return `unknown directive in format: ${format}; it is made of %d %m %Y and the like, or is ${namedFormats.join(", ")}`;
    i += directive.length;
  }
  return /%[yYGcx]|%-y/.test(format) ? null : `the format has no year: ${format}; add %Y`;
}

/** Days whose parts can be taken for one another. */
const probes = [Date.UTC(2001, 1, 3, 4, 5, 6), Date.UTC(2010, 10, 12, 9, 8, 7), Date.UTC(2020, 11, 10)];

/** A text that the first format writes and the second takes for another moment; null when there is none. */
function readDifferently(one: string, other: string): string | null {
  for (const probe of probes) {
    for (const isPadded of [true, false]) {
      const text = writeDay(probe, one, isPadded);
      if (text === null) continue;
      const [meant, read] = [readDay(text, one), readDay(text, other)];
      if (meant !== null && read !== null && meant !== read) return text;
    }
  }
  return null;
}
