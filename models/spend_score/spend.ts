import { customerRfm } from "../customer_rfm/table.ts";
import { parameter, state, statistic } from "../fit_record.ts";
import { fitGammaGamma } from "../gamma_gamma/fit.ts";
import { hasSpend, type SpendFrame } from "../gamma_gamma/frame.ts";
import { estimator, type Fit } from "../model.ts";
import { ownWeight, type SpendParams, spendExpected } from "./fitted.ts";
import { spend as writes } from "./table.ts";

/** Under this many customers with a known mean spend three parameters would be guesses. */
export const leastSpenders = 10;

/** Beside the model's frame, each customer's net spend over all purchase days. */
export interface SpendHistory extends SpendFrame {
  spend: Float64Array;
}

/** Net spend ÷ purchase days, over all customers; 0 without a customer. */
function meanPurchase({ frequency, spend }: SpendHistory): number {
  let total = 0;
  let purchases = 0;
  for (let i = 0; i < spend.length; i++) {
    total += spend[i]!;
    purchases += frequency[i]! + 1;
  }
  return purchases > 0 ? Math.max(0, total / purchases) : 0;
}

/** Fits Gamma-Gamma, or says why not and takes the population mean. */
export function fitSpend(history: SpendHistory): Fit<SpendParams> {
  const { frequency, monetary } = history;
  const spenders = frequency.reduce((count, x, i) => count + (hasSpend(x, monetary[i]!) ? 1 : 0), 0);
  const counts = [
    statistic("customers", frequency.length),
    statistic(
      "repeat_customers",
      spenders,
      "Customers with a repeat purchase of known spend: the data of the fit.",
    ),
    statistic("left_out", frequency.length - spenders, "Customers without one."),
  ];
  const fit =
    spenders < leastSpenders
      ? ({
          state: "refused",
          reason: `too few customers with a repeat purchase of known spend: ${spenders} of ${leastSpenders}`,
        } as const)
      : fitGammaGamma(history);
  if (fit.state === "refused") {
    const mean = meanPurchase(history);
    return {
      params: { model: "population_mean", mean },
      records: [
        state("model", "population_mean"),
        state("state", `fallback: gamma_gamma was not fitted, ${fit.reason}`),
        parameter("mean", mean, null, "Net spend a purchase day, over all customers."),
        ...counts,
      ],
    };
  }
  const { params, standardErrors, atBound, observedMean, populationMean } = fit;
  return {
    params: { model: "gamma_gamma", params, observedMean },
    records: [
      state("model", "gamma_gamma"),
      state("state", `fitted: ${fit.convergence}`),
      ...(["p", "q", "v"] as const).map((name) =>
        parameter(
          name,
          params[name],
          standardErrors[name],
          atBound.includes(name) ? "At the edge of what data can tell apart." : null,
        ),
      ),
      statistic("log_likelihood", fit.logLikelihood),
      ...counts,
      statistic("distinct_spends", fit.distinctRows),
      statistic("iterations", fit.iterations),
      statistic(
        "population_mean",
        populationMean.state === "exists" ? populationMean.value : null,
        populationMean.state === "exists"
          ? null
          : "Does not exist, q is not above 1; the mean seen stands in.",
      ),
      statistic("observed_mean", observedMean, "Mean of the customers' mean spends."),
      statistic("correlation", fit.correlation, "Of frequency and spend; the model takes it to be 0."),
    ],
  };
}

export const spend = estimator({
  name: "spend",
  doc: "What a purchase day of each customer is worth: its own mean, drawn towards the population's the less is known. Without enough repeat purchases the mean of all purchase days stands in, and every score says so.",
  papers: [
    "Fader, Hardie & Lee 2005, RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, JMR 42(4)",
    "Fader & Hardie 2013, The Gamma-Gamma Model of Monetary Value",
  ],
  reads: customerRfm,
  writes,

  fit: ({ columns }): Fit<SpendParams> => fitSpend(columns),

  score({ params }, { columns }) {
    const { frequency, monetary } = columns;
    const [population] = spendExpected(params, {
      frequency: Float64Array.of(0),
      monetary: Float64Array.of(Number.NaN),
    });
    return {
      expected_spend: spendExpected(params, { frequency, monetary }),
      population_spend: frequency.map(() => population!),
      own_weight: ownWeight(params, { frequency, monetary }),
      is_fallback: frequency.map(() => (params.model === "population_mean" ? 1 : 0)),
    };
  },
});
