import type { Features, Rows } from "../features.ts";

/** How a feature enters: as it is, or as sign(x) ln(1 + |x|) where a doubling matters and not a step. */
export type Scale = "linear" | "log";

/** A term of the regression: a feature's value, or whether it is missing. */
export interface Term {
  readonly feature: number;
  readonly isIndicator: boolean;
  readonly scale: Scale;
  /** Of the training rows that have a value. */
  readonly mean: number;
  readonly deviation: number;
}

/** A value further out tells no more; keeps one row of 10^12 from bending the line. */
const furthest = 6;
/** Under this share of training rows, or over one less it, an indicator is no more than a name for a few rows. */
const leastShare = 0.005;

export const scaled = (value: number, scale: Scale): number =>
  scale === "log" ? Math.sign(value) * Math.log1p(Math.abs(value)) : value;

/** The value that a term takes for a feature's value: about 0 ± 1; 0, the mean, where it is missing. */
export function termValue(term: Term, value: number): number {
  const isMissing = Number.isNaN(value);
  if (term.isIndicator) return ((isMissing ? 1 : 0) - term.mean) / term.deviation;
  if (isMissing) return 0;
  const far = (scaled(value, term.scale) - term.mean) / term.deviation;
  return Math.min(Math.max(far, -furthest), furthest);
}

/**
 * The terms that the training rows can tell: a constant feature has none, one that is missing now and then has two.
 */
export function terms({ columns }: Features, scales: readonly Scale[], rows: Rows): Term[] {
  return columns.flatMap((column, feature) => {
    const scale = scales[feature]!;
    let known = 0;
    let sum = 0;
    for (const row of rows) {
      const value = scaled(column[row]!, scale);
      if (Number.isNaN(value)) continue;
      known += 1;
      sum += value;
    }
    const mean = sum / known;
    let squares = 0;
    for (const row of rows) {
      const value = scaled(column[row]!, scale);
      if (!Number.isNaN(value)) squares += (value - mean) ** 2;
    }
    const deviation = Math.sqrt(squares / known);
    const found: Term[] = [];
    if (known > 0 && deviation > 1e-9 * (1 + Math.abs(mean))) {
      found.push({ feature, isIndicator: false, scale, mean, deviation });
    }
    const missing = 1 - known / rows.length;
    if (missing > leastShare && missing < 1 - leastShare) {
      found.push({
        feature,
        isIndicator: true,
        scale,
        mean: missing,
        deviation: Math.sqrt(missing * (1 - missing)),
      });
    }
    return found;
  });
}

/** Rows × terms, row by row. */
export function design({ columns }: Features, all: readonly Term[], rows: Rows): Float64Array {
  const x = new Float64Array(rows.length * all.length);
  all.forEach((term, j) => {
    const column = columns[term.feature]!;
    for (let i = 0, at = j; i < rows.length; i++, at += all.length) {
      x[at] = termValue(term, column[rows[i]!]!);
    }
  });
  return x;
}
