import { fitBetaGeometric } from "../bg_nbd/fit.ts";
import { logLikelihood } from "../bg_nbd/likelihood.ts";
import type { EarlyChances } from "../bg_nbd/params.ts";
import { usualMarket } from "../bg_nbd/usual_market.ts";
import { type Fit, maximiseLikelihood } from "../numeric/maximise_likelihood.ts";
import type { FitOptions } from "../purchase_model.ts";
import type { TransactionFrame } from "../purchases/frame.ts";
import { collapse, rescale } from "../purchases/histories.ts";
import { redundant } from "./collinear.ts";
import { covariatesOf, groupsOf } from "./groups.ts";
import { covariateLogLikelihood } from "./likelihood.ts";
import { baseNames, parameterNames } from "./params.ts";

/** A thousandfold effect is none that data could tell from more. */
const LARGEST_RATIO = 1e3;
/** Of the logarithm of a ratio: half to twice is usual. */
const USUAL_EFFECT = Math.LN2;

/**
 * Fits BG/NBD (no early chances) or MBG/NBD (one) with covariates by maximum likelihood, from the plain model's fit.
 * Customers are collapsed to distinct histories within each group of equal covariates.
 *
 * @returns state "refused", with the reason, where the plain model is, and for covariates that tell nothing
 * @throws RangeError for a row that no customer could have, or covariates that do not fit the frame
 */
export function fitWithCovariates(
  frame: TransactionFrame,
  early: EarlyChances,
  { isShrunk = false }: FitOptions = {},
): Fit<string> {
  const refused = (reason: string): Fit<string> => ({ state: "refused", reason });
  if (!frame.covariates) return refused("no covariates: the customers' are not known");
  const covariates = covariatesOf(frame);
  const plain = fitBetaGeometric(frame, early, { isShrunk });
  if (plain.state === "refused") return plain;

  const effects = covariates.names.length;
  const groups = [...groupsOf(frame, covariates)].map(([g, { frame: rows }]) => ({
    z: covariates.values.slice(g * effects, (g + 1) * effects),
    histories: collapse(rows),
  }));
  const z = Float64Array.from(groups.flatMap((group) => [...group.z]));
  const idle = redundant(
    covariates.names,
    z,
    groups.map(({ histories }) => histories.customers),
  );
  if (effects === 0) return refused("no covariates: none has two levels");
  if (idle.length > 0) {
    const why = idle.map(
      ({ name, isConstant }) => `${name} ${isConstant ? "is constant" : "follows from the others"}`,
    );
    return refused(`covariates that tell nothing: ${why.join(", ")}`);
  }
  const names = parameterNames(covariates.names);
  const distinctRows = groups.reduce((sum, { histories }) => sum + histories.weight.length, 0);
  if (!isShrunk && distinctRows < names.length) {
    return refused(`fewer distinct histories than parameters: ${distinctRows} of ${names.length}`);
  }

  let [exposure, repeats] = [0, 0];
  for (const { histories: h } of groups) {
    h.weight.forEach((w, i) => {
      exposure += w * h.T[h.TCode[i]!]!;
      repeats += w * h.x[h.xCode[i]!]!;
    });
  }
  const unit = exposure / plain.customers;
  const all = covariateLogLikelihood(
    groups.map((group) => ({
      z: group.z,
      logLikelihood: logLikelihood(rescale(group.histories, unit), early),
    })),
    effects,
  );
  const ratios = (value: number) => Array.from({ length: 3 * effects }, () => value);
  const usual = usualMarket(early);
  const estimate = maximiseLikelihood({
    names,
    logLikelihood: all,
    roughLogLikelihood: all,
    starts: [[...baseNames.map((name) => plain.params[name] / (name === "alpha" ? unit : 1)), ...ratios(1)]],
    lower: [1e-5, 1e-9, 1e-5, 1e-5, ...ratios(1 / LARGEST_RATIO)],
    upper: [1e4, 1e10, 1e4, 1e5, ...ratios(LARGEST_RATIO)],
    observations: plain.customers,
    prior: isShrunk
      ? { mean: [...usual.mean, ...ratios(0)], spread: [...usual.spread, ...ratios(USUAL_EFFECT)] }
      : undefined,
  });
  if (estimate.convergence.startsWith("did not")) return refused(estimate.convergence);
  if (estimate.atBound.includes("alpha"))
    return refused("no maximum: alpha runs off, as when repeats come at once");
  const error = estimate.standardErrors.alpha;
  return {
    ...estimate,
    state: "fitted",
    params: { ...estimate.params, alpha: estimate.params.alpha! * unit },
    standardErrors: { ...estimate.standardErrors, alpha: error == null ? null : error * unit },
    logLikelihood: estimate.logLikelihood - repeats * Math.log(unit),
    customers: plain.customers,
    distinctRows,
  };
}
