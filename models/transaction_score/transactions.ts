import { bgNbd } from "../bg_nbd/bg_nbd.ts";
import { dailyDiscount } from "../clv/discount.ts";
import { customerRfm } from "../customer_rfm/table.ts";
import { parameter, state, statistic } from "../fit_record.ts";
import { mbgNbd } from "../mbg_nbd/mbg_nbd.ts";
import { type Context, estimator, type Fit } from "../model.ts";
import type { TransactionFrame } from "../purchases/frame.ts";
import { fittedTransactions, type TransactionParams } from "./fitted.ts";
import { pooledRateOf } from "./pooled_rate.ts";
import { transactions as writes } from "./table.ts";

const configured = { bg_nbd: bgNbd, mbg_nbd: mbgNbd };

/** Under this many customers with a repeat purchase four parameters would be guesses. */
export const leastRepeaters = 10;

/** Mean of the fitted Beta(a, b); NaN under the pooled rate, which knows none. */
const meanDropout = (fitted: TransactionParams) =>
  fitted.model === "pooled_rate" ? Number.NaN : fitted.params.a / (fitted.params.a + fitted.params.b);

/** Without an infinite value: what never happens is missing. */
const finite = (column: Float64Array) => column.map((value) => (Number.isFinite(value) ? value : Number.NaN));

/** Fits the configured model in days, or says why not and takes the pooled rate. */
export function fitTransactions(
  frame: TransactionFrame,
  { options, lapseDays }: Context,
): Fit<TransactionParams> {
  const repeaters = frame.frequency.reduce((count, x) => count + (x > 0 ? 1 : 0), 0);
  const counts = [
    statistic("customers", frame.frequency.length),
    statistic("repeat_customers", repeaters, "Customers with more than one purchase day."),
  ];
  const fit =
    repeaters < leastRepeaters
      ? ({
          state: "refused",
          reason: `too few customers with a repeat purchase: ${repeaters} of ${leastRepeaters}`,
        } as const)
      : configured[options.transactions].fit(frame);
  if (fit.state === "refused") {
    const rate = pooledRateOf(frame);
    return {
      params: { model: "pooled_rate", params: { rate, lapseDays } },
      records: [
        state("model", "pooled_rate"),
        state("state", `fallback: ${options.transactions} was not fitted, ${fit.reason}`),
        parameter("rate", rate, null, "Purchase days a day and customer."),
        parameter("lapse_days", lapseDays, null, "Days without a purchase after which p_alive is 0."),
        ...counts,
      ],
    };
  }
  const { params, standardErrors, atBound } = fit;
  const fitted: TransactionParams = { model: options.transactions, params };
  const names = ["r", "alpha", "a", "b"] as const;
  return {
    params: fitted,
    records: [
      state("model", options.transactions),
      state("state", `fitted: ${fit.convergence}`),
      ...names.map((name) =>
        parameter(
          name,
          params[name],
          standardErrors[name],
          atBound.includes(name)
            ? "At the edge of what data can tell apart."
            : name === "alpha"
              ? "In days."
              : null,
        ),
      ),
      statistic("mean_dropout", meanDropout(fitted), "Mean probability of leaving after a purchase."),
      statistic("log_likelihood", fit.logLikelihood),
      ...counts,
      statistic("distinct_histories", fit.distinctRows),
      statistic("iterations", fit.iterations),
    ],
  };
}

export const transactions = estimator({
  name: "transactions",
  doc: "How often each customer buys and whether it still does, from purchase days alone, by the configured model. Without enough repeat purchases the company's pooled rate stands in, and every score says so.",
  papers: [
    "Fader, Hardie & Lee 2005, Counting Your Customers the Easy Way: An Alternative to the Pareto/NBD Model, Marketing Science 24(2)",
    "Batislam, Denizel & Filiztekin 2007, Empirical Validation and Comparison of Models for Customer Base Analysis, IJRM 24(3)",
  ],
  reads: customerRfm,
  writes,

  fit: ({ columns }, context): Fit<TransactionParams> =>
    fitTransactions({ frequency: columns.frequency, recency: columns.recency, T: columns.age }, context),

  score({ params }, { columns }, { options, churnDays }) {
    const frame = { frequency: columns.frequency, recency: columns.recency, T: columns.age };
    const model = fittedTransactions(params);
    const horizon = options.horizonDays;
    const discount = dailyDiscount(options.discountRate);
    const [in30, in90, in365, inHorizon] = model.conditionalExpectedPurchases(frame, [30, 90, 365, horizon]);
    const [p10, p50, p90] = model.nextPurchaseIfAlive(frame, [0.1, 0.5, 0.9]);
    return {
      p_alive: model.pAlive(frame),
      expected_orders_30: in30!,
      expected_orders_90: in90!,
      expected_orders_365: in365!,
      expected_orders: inHorizon!,
      discounted_orders: model.discountedExpectedPurchases(frame, { horizon, discount }),
      no_purchase_probability: model.noPurchase(frame, churnDays),
      orders_if_alive: model.expectedPurchasesIfAlive(frame, [churnDays])[0]!,
      next_p10: finite(p10!),
      next_p50: finite(p50!),
      next_p90: finite(p90!),
      gap_p90: finite(model.gap(frame, [0.9])[0]!),
      dropout: frame.T.map(() => meanDropout(params)),
      is_fallback: frame.T.map(() => (params.model === "pooled_rate" ? 1 : 0)),
    };
  },
});
