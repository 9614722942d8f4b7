import type { Frame } from "../../ingest/index.ts";
import type { churnFeature } from "../churn_feature/table.ts";
import type { Rows } from "../learners/features.ts";

export type FeatureFrame = Frame<typeof churnFeature>;

/** The rows of one cut-off; a frame holds them together, in order of days. */
export interface CutOff {
  readonly day: number;
  readonly isPresent: boolean;
  readonly rows: Rows;
}

export function cutOffs({ rows, columns }: FeatureFrame): CutOff[] {
  const found: CutOff[] = [];
  for (let from = 0; from < rows; ) {
    const day = columns.cut_off[from]!;
    let to = from;
    while (to < rows && columns.cut_off[to] === day) to += 1;
    const own = Uint32Array.from({ length: to - from }, (_, i) => from + i);
    found.push({ day, isPresent: columns.is_present[from] === 1, rows: own });
    from = to;
  }
  return found;
}

export const together = (parts: readonly Rows[]): Rows => {
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** What to learn from, what to tune on and what to judge by; each later than the one before. */
export interface Folds {
  readonly learn: Rows;
  readonly tune: Rows;
  readonly test: Rows;
  /** Everything of the cut-offs before the one that judges: what the judged model learns from. */
  readonly before: Rows;
  /** Cut-offs in `before`. */
  readonly learntCutOffs: number;
  readonly testDay: number;
  /** All labelled rows, for the model that scores. */
  readonly all: Rows;
}

/**
 * The newest labelled cut-off judges, the one before it tunes, the older ones teach. Of two cut-offs the newer one is
 * shared between tuning and judging, a fixed half of the customers each.
 *
 * @returns null with fewer than two labelled cut-offs
 */
export function folds(all: readonly CutOff[], half: Float64Array): Folds | null {
  const labelled = all.filter((cutOff) => !cutOff.isPresent);
  const newest = labelled.at(-1);
  if (!newest || labelled.length < 2) return null;
  const older = labelled.slice(0, -1);
  const every = together(labelled.map((cutOff) => cutOff.rows));
  if (labelled.length === 2) {
    return {
      learn: older[0]!.rows,
      tune: newest.rows.filter((row) => half[row] === 0),
      test: newest.rows.filter((row) => half[row] === 1),
      before: older[0]!.rows,
      learntCutOffs: 1,
      testDay: newest.day,
      all: every,
    };
  }
  return {
    learn: together(older.slice(0, -1).map((cutOff) => cutOff.rows)),
    tune: older.at(-1)!.rows,
    test: newest.rows,
    before: together(older.map((cutOff) => cutOff.rows)),
    learntCutOffs: older.length,
    testDay: newest.day,
    all: every,
  };
}
