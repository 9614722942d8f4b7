/** What the numbers of a style stand for: themselves, days since the workbook's epoch, a time of day. */
export type Kind = "number" | "day" | "time";

const builtIn = new Map<number, Kind>([
  ...range(14, 17, "day"),
  ...range(18, 21, "time"),
  [22, "day"],
  ...range(27, 31, "day"),
  ...range(32, 35, "time"),
  [36, "day"],
  [45, "time"],
  [47, "time"],
  ...range(50, 54, "day"),
  ...range(55, 56, "time"),
  ...range(57, 58, "day"),
]);

function range(from: number, to: number, kind: Kind): [number, Kind][] {
  return Array.from({ length: to - from + 1 }, (_, i) => [from + i, kind]);
}

export const kindOfBuiltIn = (id: number): Kind => builtIn.get(id) ?? "number";

/**
 * A number format's kind. Its words in quotes, its colours and locales in brackets and what is escaped say nothing;
 * a month without an hour or a second beside it is a month. Elapsed time such as [h]:mm stays the number of days.
 */
export function kindOfFormat(code: string): Kind {
  if (/^general$/i.test(code)) return "number";
  const first = code.replace(/"[^"]*"?|\\.|_.|\*./g, "").split(";")[0]!;
  if (/\[(h+|m+|s+)\]/i.test(first)) return "number";
  const bare = first.replace(/\[[^\]]*\]/g, "");
  const hasHalf = /am\/pm|a\/p|上午\/下午/i.test(bare);
  const letters = bare.replace(/am\/pm|a\/p|上午\/下午|general/gi, "");
  const hasClock = hasHalf || /[hs]/i.test(letters);
  if (/[yd]/i.test(letters) || (/m/i.test(letters) && !hasClock)) return "day";
  return hasClock ? "time" : "number";
}
