/** The mean of paired differences between two forecasts' log scores, and how sure it is. */
export interface Standing {
  /** How far behind the best: mean of the best's log score − this one's, over origins; at or above 0 but for ties. */
  readonly behind: number;
  /** Its standard error. */
  readonly error: number;
}

interface Paired {
  readonly best: Float64Array;
  readonly other: Float64Array;
  readonly weight: Float64Array;
}

/**
 * Compares two forecasts of the same customers at several origins, each origin counting alike. The error is the larger
 * of two: that from customers within the origins, and that between origins, which sees a model do well in one season
 * and badly in the next.
 */
export function standing(origins: readonly Paired[]): Standing {
  const gaps = origins.map(({ best, other, weight }) => {
    let [customers, mean, squares] = [0, 0, 0];
    for (let i = 0; i < weight.length; i++) {
      customers += weight[i]!;
      mean += weight[i]! * (best[i]! - other[i]!);
    }
    mean /= customers;
    for (let i = 0; i < weight.length; i++) {
      squares += weight[i]! * (best[i]! - other[i]! - mean) ** 2;
    }
    return { mean, variance: squares / (customers * Math.max(1, customers - 1)) };
  });
  const k = gaps.length;
  const behind = gaps.reduce((sum, gap) => sum + gap.mean, 0) / k;
  const within = gaps.reduce((sum, gap) => sum + gap.variance, 0) / (k * k);
  const between = gaps.reduce((sum, gap) => sum + (gap.mean - behind) ** 2, 0) / (k * Math.max(1, k - 1));
  return { behind, error: Math.sqrt(Math.max(within, between)) };
}
