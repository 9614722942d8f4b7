/**
 * What is known of customers who renew every period or are lost: one entry a period, the first for period 1.
 *
 * Cohorts of any ages are pooled by adding up their counts. Counts need not be whole, so weights will do.
 */
export interface RenewalCounts {
  /** Customers who did not renew in the period. */
  lost: Float64Array;
  /** Customers who renewed in the period and of whom nothing later is known. */
  censored: Float64Array;
}

/** The same seen period by period. */
export interface RenewalRisks {
  /** Customers who could renew in the period. */
  atRisk: Float64Array;
  lost: Float64Array;
  /** Those of them who did. */
  kept: Float64Array;
  customers: number;
}

/**
 * The counts of one cohort, from how many were left after each period.
 *
 * @param survivors the size of the cohort first, then customers left after period 1, 2, ...; never rising
 */
export function countsOfSurvivors(survivors: ArrayLike<number>): RenewalCounts {
  const periods = Math.max(0, survivors.length - 1);
  const lost = new Float64Array(periods);
  const censored = new Float64Array(periods);
  for (let t = 0; t < periods; t++) {
    lost[t] = survivors[t]! - survivors[t + 1]!;
    if (!(lost[t]! >= 0)) {
      throw new RangeError(
        `survivors rise: ${survivors[t]} to ${survivors[t + 1]} in period ${t + 1}; give how many were left`,
      );
    }
  }
  if (periods > 0) censored[periods - 1] = survivors[periods]!;
  return { lost, censored };
}

/** Adds up cohorts, which may have been watched for different lengths of time. */
export function poolCounts(cohorts: readonly RenewalCounts[]): RenewalCounts {
  const periods = cohorts.reduce((most, { lost }) => Math.max(most, lost.length), 0);
  const sum = (of: (cohort: RenewalCounts) => Float64Array) =>
    new Float64Array(periods).map((_, t) =>
      cohorts.reduce((total, cohort) => total + (of(cohort)[t] ?? 0), 0),
    );
  return { lost: sum((c) => c.lost), censored: sum((c) => c.censored) };
}

/** The counts of the first periods only: who renewed through all of them is known no further. */
export function firstPeriods({ lost, censored }: RenewalCounts, periods: number): RenewalCounts {
  const kept = censored.slice(0, periods);
  for (let t = periods; t < lost.length; t++) kept[periods - 1]! += lost[t]! + censored[t]!;
  return { lost: lost.slice(0, periods), censored: kept };
}

/** @throws RangeError naming the first count that is none */
export function risksOf({ lost, censored }: RenewalCounts): RenewalRisks {
  const periods = lost.length;
  if (censored.length !== periods) {
    throw new RangeError(
      `columns differ in length: lost ${periods}, censored ${censored.length}; give one value a period`,
    );
  }
  const atRisk = new Float64Array(periods);
  const kept = new Float64Array(periods);
  let customers = 0;
  for (let t = periods - 1; t >= 0; t--) {
    for (const [name, column] of [["lost", lost] as const, ["censored", censored] as const]) {
      if (!(column[t]! >= 0) || !Number.isFinite(column[t]!)) {
        throw new RangeError(
          `${name} is not a count: ${column[t]} in period ${t + 1}; give customers, from 0`,
        );
      }
    }
    kept[t] = customers + censored[t]!;
    customers = kept[t]! + lost[t]!;
    atRisk[t] = customers;
  }
  return { atRisk, lost, kept, customers };
}

/** Why nothing could be learnt of retention over at least so many periods; null where something can. */
export function refusalOf({ atRisk, lost, kept, customers }: RenewalRisks, periods: number): string | null {
  if (customers === 0) return "no customer was watched for a whole period";
  if (lost.every((count) => count === 0)) return "nobody was lost";
  if (kept.every((count) => count === 0)) return "everybody was lost in period 1";
  const watched = atRisk.reduce((most, count, t) => (count > 0 ? t + 1 : most), 0);
  return watched < periods ? `fewer than ${periods} periods with customers at risk: ${watched}` : null;
}
