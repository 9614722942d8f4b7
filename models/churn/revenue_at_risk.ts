/**
 * Revenue at risk over a horizon: the chance of no purchase in it, times the revenue to expect of the customer if
 * still active.
 *
 * @param churn chance of no purchase over the horizon, 0 to 1
 * @param purchasesIfAlive expected purchases over the same horizon of a customer known to be alive
 * @param expectedSpend expected net spend per purchase
 * @returns an amount at or above 0 for each customer
 */
export function revenueAtRisk(
  churn: Float64Array,
  purchasesIfAlive: Float64Array,
  expectedSpend: Float64Array,
): Float64Array {
  return churn.map((probability, i) => probability * purchasesIfAlive[i]! * expectedSpend[i]!);
}
