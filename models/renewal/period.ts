import type { Context } from "../model.ts";

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const DAYS_A_MONTH = 365 / 12;

/** Months of a period of renewals; null where none is configured. */
export const monthsOf = ({ renewals }: Context["options"]): number | null =>
  renewals ? MONTHS[renewals.period] : null;

/** The discount rate of a period that compounds to the yearly one. */
export const periodDiscount = ({ discountRate }: Context["options"], months: number): number =>
  Math.expm1((Math.log1p(discountRate) * months) / 12);

/** Periods in the configured horizon, at least one. */
export const periodsAhead = ({ horizonDays }: Context["options"], months: number): number =>
  Math.max(1, Math.round(horizonDays / (DAYS_A_MONTH * months)));
