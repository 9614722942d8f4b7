const DAYS_A_YEAR = 365;

/**
 * The continuous rate per day that is the same as a yearly discount rate d: money in t days is worth e^(-rate t)
 * now, so that money in 365 days is worth 1 / (1 + d).
 *
 * @param yearly discount rate above -1, such as 0.1 for a tenth
 */
export function dailyDiscount(yearly: number): number {
  if (!(yearly > -1) || !Number.isFinite(yearly)) {
    throw new RangeError(`discount rate is not above -1: ${yearly}; give a tenth as 0.1`);
  }
  return Math.log1p(yearly) / DAYS_A_YEAR;
}
