/** Scores from and to, both included. */
type Range = readonly [low: number, high: number];

/** A rule that names a combination of scores. */
export interface RfmRule {
  readonly name: string;
  readonly r: Range;
  readonly f: Range;
  readonly m: Range;
}

const any: Range = [1, 5];
const top: Range = [4, 5];

/** The usual eleven. Every combination of scores 1 to 5 has one, and no two hold for the same. */
export const standardRules: readonly RfmRule[] = [
  { name: "champions", r: top, f: top, m: top },
  { name: "loyal", r: top, f: top, m: [1, 3] },
  { name: "loyal", r: [3, 3], f: top, m: any },
  { name: "potential_loyalist", r: top, f: [2, 3], m: any },
  { name: "new_customers", r: [5, 5], f: [1, 1], m: any },
  { name: "promising", r: [4, 4], f: [1, 1], m: any },
  { name: "need_attention", r: [3, 3], f: [3, 3], m: any },
  { name: "need_attention", r: [3, 3], f: [1, 2], m: top },
  { name: "about_to_sleep", r: [3, 3], f: [1, 2], m: [1, 3] },
  { name: "cannot_lose", r: [1, 2], f: top, m: top },
  { name: "at_risk", r: [1, 2], f: top, m: [1, 3] },
  { name: "at_risk", r: [1, 2], f: [3, 3], m: any },
  { name: "hibernating", r: [2, 2], f: [1, 2], m: any },
  { name: "hibernating", r: [1, 1], f: [1, 2], m: [3, 5] },
  { name: "lost", r: [1, 1], f: [1, 2], m: [1, 2] },
];

/** The segment of customers for whom no rule holds. */
export const noRule = "other";

/** The rules in the order in which they are tried; after a company's own, one takes whatever is left. */
export const completed = (own: readonly RfmRule[] | undefined): readonly RfmRule[] =>
  own ? [...own, { name: noRule, r: any, f: any, m: any }] : standardRules;
