import { calibrationLine, logLoss } from "../learners/calibration/measures.ts";
import { type Calibration, calibrate } from "./calibration.ts";

/** What is held side by side: the learners, the company's purchase model, and two forecasts that need no model. */
export const candidates = [
  "logistic",
  "gradient_boosting",
  "probabilistic",
  "recent_purchase",
  "base_rate",
] as const;
export type Candidate = (typeof candidates)[number];

/** How a candidate's forecasts of the newest labelled cut-off, made without it, compare with what came. */
export interface Judgement {
  readonly candidate: Candidate;
  readonly logLoss: number;
  readonly calibration: Calibration;
  /** Cox's line; null where forecasts are all alike. */
  readonly line: { readonly slope: number; readonly intercept: number } | null;
}

/** @param predicted at least one row */
export function judge(candidate: Candidate, predicted: Float64Array, happened: ArrayLike<number>): Judgement {
  return {
    candidate,
    logLoss: logLoss(predicted, happened),
    calibration: calibrate(predicted, happened)!,
    line: calibrationLine(predicted, happened),
  };
}

/** A forecast by group: the share of the group for whom it happened among the rows learnt from. */
export function shareOfGroup(
  group: (row: number) => number,
  happened: ArrayLike<number>,
  learn: Uint32Array,
  test: Uint32Array,
): Float64Array {
  const rows = new Map<number, { events: number; all: number }>();
  for (const row of learn) {
    const own = rows.get(group(row)) ?? { events: 0.5, all: 1 };
    rows.set(group(row), { events: own.events + happened[row]!, all: own.all + 1 });
  }
  return Float64Array.from(test, (row) => {
    const own = rows.get(group(row));
    return own ? own.events / own.all : 0.5;
  });
}
