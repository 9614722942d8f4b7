import { checkFeatures, type Features, type Rows } from "../features.ts";
import { design, type Scale, type Term, terms, termValue } from "./design.ts";
import { type Regression, regress } from "./regression.ts";

/** Logistic regression on standardised features: the margin is ln(p / (1 - p)). */
export interface LogisticModel {
  readonly kind: "logistic";
  readonly terms: readonly Term[];
  readonly regression: Regression;
  readonly penalty: number;
}

/**
 * One model a penalty on the same rows, each fit from where the one before ended. A feature without variation has no
 * term and no say.
 *
 * @param penalties precisions of the prior on a coefficient of a standardised feature; 0 for none
 * @param scales how each feature enters
 */
export function logisticPath(
  features: Features,
  happened: ArrayLike<number>,
  rows: Rows,
  penalties: readonly number[],
  scales: readonly Scale[],
): LogisticModel[] {
  checkFeatures(features);
  const all = terms(features, scales, rows);
  const x = design(features, all, rows);
  const y = Float64Array.from(rows, (row) => happened[row]!);
  let start: Regression | undefined;
  return penalties.map((penalty) => {
    start = regress(x, y, { penalty, start });
    return { kind: "logistic", terms: all, regression: start, penalty };
  });
}

/** ln(p / (1 - p)) of the rows. */
export function logisticMargin({ terms: all, regression }: LogisticModel, { columns }: Features, rows: Rows) {
  const margin = new Float64Array(rows.length).fill(regression.intercept);
  all.forEach((term, j) => {
    const column = columns[term.feature]!;
    const coefficient = regression.coefficients[j]!;
    for (let i = 0; i < rows.length; i++) margin[i]! += coefficient * termValue(term, column[rows[i]!]!);
  });
  return margin;
}

/**
 * What each feature adds to the margin of each row, against a customer of mean features: coefficient × standardised
 * value, a feature's missing indicator with it. Exact: with the intercept they sum to the margin.
 *
 * @param into rows × features, row by row; overwritten
 * @returns the margin of the mean customer
 */
export function logisticContributions(
  { terms: all, regression }: LogisticModel,
  { columns }: Features,
  rows: Rows,
  into: Float64Array,
): number {
  into.fill(0);
  all.forEach((term, j) => {
    const column = columns[term.feature]!;
    const coefficient = regression.coefficients[j]!;
    for (let i = 0, at = term.feature; i < rows.length; i++, at += columns.length) {
      into[at]! += coefficient * termValue(term, column[rows[i]!]!);
    }
  });
  return regression.intercept;
}
