import { bgNbd } from "../bg_nbd/bg_nbd.ts";
import { parameter, state, statistic } from "../fit_record.ts";
import { mbgNbd } from "../mbg_nbd/mbg_nbd.ts";
import type { Context, Fit } from "../model.ts";
import type { TransactionFrame } from "../purchases/frame.ts";
import type { TransactionParams } from "./fitted.ts";
import { pooledRateOf } from "./pooled_rate.ts";

const configured = { bg_nbd: bgNbd, mbg_nbd: mbgNbd };

/** Under this many customers with a repeat purchase four parameters would be guesses. */
export const leastRepeaters = 10;

/** Mean of the fitted Beta(a, b); NaN under the pooled rate, which knows none. */
export const meanDropout = (fitted: TransactionParams) =>
  fitted.model === "pooled_rate" ? Number.NaN : fitted.params.a / (fitted.params.a + fitted.params.b);

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
