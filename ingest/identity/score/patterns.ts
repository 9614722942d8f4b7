import { fields, levelsOf } from "./fields.ts";
import type { Learned } from "./learn.ts";

/** What a pattern of agreement weighs, and why. */
export interface Pattern {
  readonly pattern: number;
  /** log2 of how much likelier it is among records of one party than among strangers. */
  readonly weight: number;
  /** Codes of the reasons, the heaviest first, apart by commas. */
  readonly codes: string;
  /** Fields that agree at all. */
  readonly agreeing: number;
}

export function weigh(pattern: number, learned: Learned): Pattern {
  const parts = [...levelsOf(pattern)].flatMap((level, f) =>
    level < 0
      ? []
      : [
          {
            code: fields[f]!.levels[level]!,
            weight: learned.fields[f]!.weight[level]!,
            isAgreeing: level > 0,
          },
        ],
  );
  const told = [...parts].sort(
    (a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.code < b.code ? -1 : 1),
  );
  return {
    pattern,
    weight: parts.reduce((sum, part) => sum + part.weight, 0),
    codes: told.map((part) => part.code).join(","),
    agreeing: parts.filter((part) => part.isAgreeing && part.weight > 0).length,
  };
}
