/** What a customer's value is made of, one entry a customer; none is below 0. */
export interface ValueParts {
  /** Contribution as a share of net revenue. */
  margin: Float64Array;
  /** Expected net spend per purchase. */
  expectedSpend: Float64Array;
  /** Expected purchases over the horizon, each discounted to now. */
  discountedPurchases: Float64Array;
}

/**
 * Customer lifetime value over a horizon: margin x spend per purchase x discounted expected purchases. The horizon and
 * the discounting are those of the purchases: finite or for ever, where with continuous discounting they are the DERT
 * of the paper, and discounted from their own day or by periods (see period_discount.ts). Spend and
 * purchasing are independent in the models, so the expectation of the product is the product of expectations
 * (Fader, Hardie & Lee 2005, "RFM and CLV", JMR 42(4)).
 *
 * @returns an amount at or above 0 for each customer
 * @throws RangeError naming the first part that is below 0 or not a number
 */
export function customerValue({ margin, expectedSpend, discountedPurchases }: ValueParts): Float64Array {
  const part = (name: string, value: number | undefined, row: number): number => {
    if (value !== undefined && value >= 0 && value < Number.POSITIVE_INFINITY) return value;
    throw new RangeError(
      `${name} is not an amount at or above 0: ${value} in row ${row}; score the customer first`,
    );
  };
  return discountedPurchases.map(
    (purchases, i) =>
      part("margin", margin[i], i) *
      part("expected spend", expectedSpend[i], i) *
      part("discounted purchases", purchases, i),
  );
}
