import { parameter, state, statistic } from "../fit_record.ts";
import { type Correlation, independence } from "../gamma_gamma/correlation.ts";
import { fitSpends, type GammaGammaFit } from "../gamma_gamma/fit.ts";
import { checkSpendFrame, type SpendFrame } from "../gamma_gamma/frame.ts";
import { collapseSpends, type Spends } from "../gamma_gamma/spends.ts";
import type { Fit, FitRecord } from "../model.ts";
import { fitSpendsByFrequency, type SpendByFrequencyFit } from "../spend_by_frequency/fit.ts";
import type { SpendParams } from "./fitted.ts";

/** Under this many customers with a known mean spend three parameters would be guesses. */
export const leastSpenders = 10;

/** Frequency and spend count as independent unless the likelihood-ratio test rejects it at this level. */
export const independenceLevel = 0.01;

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

type Fitted<F extends { state: string }> = Extract<F, { state: "fitted" }>;

const shownP = (p: number) => (p < 0.001 ? "under 0.001" : p.toFixed(3));

/** The published check, as numbers and as a sentence. */
function independenceRecords(
  spends: Spends,
  byFrequency: SpendByFrequencyFit,
  isByFrequency: boolean,
): FitRecord[] {
  const { pearson, spearman } = independence(spends);
  const correlation = (name: string, of: Correlation | null, doc: string) => [
    statistic(name, of?.value ?? null, doc),
    statistic(`${name}_low`, of?.low ?? null, "End of its 95 % interval."),
    statistic(`${name}_high`, of?.high ?? null, "End of its 95 % interval."),
    statistic(`${name}_p_value`, of?.pValue ?? null, "Chance of one as far from 0 without any correlation."),
  ];
  const records = [
    ...correlation("correlation", pearson, "Pearson's, of frequency and mean spend."),
    ...correlation(
      "rank_correlation",
      spearman,
      "Spearman's, of frequency and mean spend; a few hundredths arise under independence too, the mean of few purchases being the more skewed.",
    ),
  ];
  if (byFrequency.state === "refused") {
    return [...records, state("independence", `not tested: ${byFrequency.reason}`)];
  }
  const { likelihoodRatio, params, standardErrors } = byFrequency;
  const verdict = `likelihood ratio ${likelihoodRatio.statistic.toFixed(1)}, p ${shownP(likelihoodRatio.pValue)}, level ${independenceLevel}`;
  const direction = params.elasticity > 0 ? "more" : "less";
  return [
    ...records,
    statistic("likelihood_ratio", likelihoodRatio.statistic, "Of spend that depends on frequency."),
    statistic("likelihood_ratio_p_value", likelihoodRatio.pValue, "Chance of as much without dependence."),
    ...(isByFrequency
      ? []
      : [
          {
            ...statistic("elasticity", params.elasticity, "Of spend by purchase days, had it been used."),
            standardError: standardErrors.elasticity,
          },
        ]),
    state(
      "independence",
      isByFrequency
        ? `fails: customers with twice the purchase days spend ${(100 * Math.abs(2 ** params.elasticity - 1)).toFixed(1)} % ${direction} on each (${verdict}); spend by frequency is used`
        : `holds: no sign that spend depends on frequency (${verdict})`,
    ),
  ];
}

const atEdge = (isAtBound: boolean) => (isAtBound ? "At the edge of what data can tell apart." : null);

function parameterRecords(fit: Fitted<GammaGammaFit> | Fitted<SpendByFrequencyFit>): FitRecord[] {
  const shared = (["p", "q", "v"] as const).map((name) =>
    parameter(
      name,
      fit.params[name],
      fit.standardErrors[name],
      atEdge(fit.atBound.some((at) => at === name)),
    ),
  );
  if ("correlation" in fit) return shared;
  const { params, standardErrors, atBound } = fit;
  const note =
    atEdge(atBound.includes("elasticity")) ?? "Of spend by purchase days; v is a one-time buyer's.";
  return [...shared, parameter("elasticity", params.elasticity, standardErrors.elasticity, note)];
}

/** Mean over all customers, of one-time buyers where spend depends on frequency; and what stands in for it. */
function meanRecords(fit: Fitted<GammaGammaFit> | Fitted<SpendByFrequencyFit>): FitRecord[] {
  const { p, q, v } = fit.params;
  const exists = q > 1;
  const isVague = exists && q - 2 * (fit.standardErrors.q ?? 0) < 1;
  const note = exists
    ? isVague
      ? "Hardly determined: q is within two standard errors of 1, where no mean exists."
      : null
    : "Does not exist, q is not above 1; the mean seen stands in.";
  return [
    statistic("population_mean", exists ? (p * v) / (q - 1) : null, note),
    statistic("observed_mean", fit.observedMean, "Mean of the customers' mean spends."),
  ];
}

/**
 * Fits Gamma-Gamma, or the model in which spend depends on frequency where the likelihood-ratio test prefers it at the
 * level {@link independenceLevel}; or says why not and takes the population mean.
 */
export function fitSpend(history: SpendHistory): Fit<SpendParams> {
  checkSpendFrame(history);
  const spends = collapseSpends(history);
  const spenders = spends.customers;
  const rows = history.frequency.length;
  const counts = [
    statistic("customers", rows),
    statistic(
      "repeat_customers",
      spenders,
      "Customers with a repeat purchase of known spend: the data of the fit.",
    ),
    statistic("left_out", rows - spenders, "Customers without one."),
  ];
  const simple: GammaGammaFit =
    spenders < leastSpenders
      ? {
          state: "refused",
          reason: `too few customers with a repeat purchase of known spend: ${spenders} of ${leastSpenders}`,
        }
      : fitSpends(spends);
  if (simple.state === "refused") {
    const mean = meanPurchase(history);
    return {
      params: { model: "population_mean", mean },
      records: [
        state("model", "population_mean"),
        state("state", `fallback: gamma_gamma was not fitted, ${simple.reason}`),
        parameter("mean", mean, null, "Net spend a purchase day, over all customers."),
        ...counts,
      ],
    };
  }
  const byFrequency = fitSpendsByFrequency(spends, simple);
  const depends = byFrequency.state === "fitted" && byFrequency.likelihoodRatio.pValue < independenceLevel;
  const fit = depends ? byFrequency : simple;
  const { observedMean, logCovariance } = fit;
  return {
    params: depends
      ? { model: "spend_by_frequency", params: byFrequency.params, observedMean, logCovariance }
      : { model: "gamma_gamma", params: simple.params, observedMean, logCovariance },
    records: [
      state("model", depends ? "spend_by_frequency" : "gamma_gamma"),
      state("state", `fitted: ${fit.convergence}`),
      ...parameterRecords(fit),
      statistic("log_likelihood", fit.logLikelihood),
      ...counts,
      statistic("distinct_spends", fit.distinctRows),
      statistic("iterations", fit.iterations),
      ...meanRecords(fit),
      ...independenceRecords(spends, byFrequency, depends),
    ],
  };
}
