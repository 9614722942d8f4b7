import { type ReadNumber, readNumber } from "../read_number.ts";

export interface NumberProfile {
  /** The mark that reads the values; null where both do. */
  readonly decimal: "." | "," | null;
  /** Whether the values leave one reading only: `1.234` alone does not, `1.234,5` does, `17` needs no mark. */
  readonly isProven: boolean;
  readonly isInteger: boolean;
  /** The currency most often written beside the values. */
  readonly hasCurrencySign: string | null;
  readonly isPercent: boolean;
  /** Values that are no numbers under the mark, or under either where none is chosen. */
  readonly misfits: string[];
}

/** Below this share of values read, a column holds something else than numbers. */
const enough = 0.8;

/** Says which decimal mark reads a column's values, without guessing where both do. */
export function profileNumbers(values: readonly string[]): NumberProfile {
  const given = [...new Set(values.map((v) => v.trim()))].filter((v) => v !== "");
  const point = given.map((v) => readNumber(v, "."));
  const comma = given.map((v) => readNumber(v, ","));
  const needsPoint = given.some((_, i) => point[i] && !comma[i]);
  const needsComma = given.some((_, i) => comma[i] && !point[i]);
  const differs = given.some((_, i) => point[i] && comma[i] && numberOf(point[i]!) !== numberOf(comma[i]!));
  const isMixed = needsPoint && needsComma;
  const decimal = isMixed
    ? count(comma) > count(point)
      ? ","
      : "."
    : needsComma
      ? ","
      : needsPoint
        ? "."
        : null;
  const chosen = decimal === "," ? comma : point;
  const read = chosen.filter((n): n is ReadNumber => n !== null);
  const isEnough = read.length > 0 && read.length >= enough * given.length;
  return {
    decimal,
    isProven: isEnough && !isMixed && (decimal !== null || !differs),
    isInteger: read.length > 0 && read.every((n) => Number.isInteger(numberOf(n)) && !/e/i.test(n.text)),
    hasCurrencySign: mostFrequent(read.flatMap((n) => n.currency ?? [])),
    isPercent: read.some((n) => n.isPercent),
    misfits: given.filter((_, i) => chosen[i] === null),
  };
}

const numberOf = (read: ReadNumber): number => Number(read.text);
const count = (all: readonly (ReadNumber | null)[]): number => all.filter((n) => n !== null).length;

function mostFrequent(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}
