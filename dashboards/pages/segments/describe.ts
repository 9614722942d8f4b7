import type { Format } from "../../format/index.ts";
import type { Words } from "../../words/index.ts";
import { segmentWord } from "../../words/segment.ts";
import { type Choice, choices, type RangeColumn, ranges } from "./filters.ts";

const has = <T extends string>(all: readonly T[], one: string): one is T => all.some((each) => each === one);

/** A filter that is set, in words, with the parameters that would go with it. */
export interface Chosen {
  readonly text: string;
  readonly names: readonly (readonly [name: string, value: string])[];
}

/** The word for a value of a closed set. */
export function wordFor(column: Choice | "rfm_segment", value: string, words: Words): string {
  const { domain } = words;
  if (column === "tier" || column === "previous_tier") {
    return domain.tier[value as keyof typeof domain.tier];
  }
  if (column === "rfm_segment") return segmentWord(words, value);
  if (column === "trend") return domain.trend[value as keyof typeof domain.trend];
  return value;
}

/** What is chosen, one entry a chip: a range's two ends are one. */
export function describe(filters: URLSearchParams, words: Words, format: Format): Chosen[] {
  const { segments, columns, domain } = words;
  const chosen: Chosen[] = [];
  for (const [name, value] of filters) {
    const [column = "", operator] = name.split(".");
    if (has(ranges, column)) continue;
    const label = columns[column as keyof typeof columns];
    const shown =
      operator === "null"
        ? segments.missing
        : column === "rfm_segment" || has(Object.keys(choices) as Choice[], column)
          ? wordFor(column, value, words)
          : value === "true"
            ? domain.yes
            : value === "false"
              ? domain.no
              : value;
    chosen.push({ text: segments.is(label, shown), names: [[name, value]] });
  }
  for (const column of ranges) {
    const low = first(filters, column, ["gte", "gt"]);
    const high = first(filters, column, ["lte", "lt"]);
    if (!low && !high) continue;
    const write = (value: string) =>
      format.compact(Number(value), column === "p_alive" ? "probability" : "money");
    const label = columns[column];
    const text =
      low && high
        ? segments.between(label, write(low[1]), write(high[1]))
        : low
          ? segments.above(label, write(low[1]))
          : segments.below(label, write(high![1]));
    chosen.push({ text, names: [low, high].filter((end) => end !== null) });
  }
  return chosen;
}

function first(
  filters: URLSearchParams,
  column: RangeColumn,
  operators: readonly string[],
): readonly [string, string] | null {
  for (const operator of operators) {
    const value = filters.get(`${column}.${operator}`);
    if (value !== null) return [`${column}.${operator}`, value];
  }
  return null;
}
