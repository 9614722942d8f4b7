import { betaDiscreteWeibull } from "../beta_discrete_weibull/beta_discrete_weibull.ts";
import { parameter, state, statistic } from "../fit_record.ts";
import type { FitRecord } from "../model.ts";
import { sbg } from "../sbg/sbg.ts";
import { firstPeriods, type RenewalCounts, type RenewalRisks, risksOf } from "./counts.ts";
import type { RenewalModel } from "./renewal_model.ts";
import type { renewalModels } from "./table.ts";

/** Under this many customers two or three parameters would be guesses. */
export const leastCustomers = 10;

/** Fewer periods than this leave nothing to hold out. */
const leastPeriodsToHoldOut = 5;
const calibrationShare = 2 / 3;

/** A model with its parameters: what it says of each period, counted from 1, and of a customer about to renew in it. */
export interface FittedRenewals {
  survival(t: number): number;
  retention(t: number): number;
  discountedLifetime(discount: number): number;
  /** DERL of a customer who renewed t - 1 times. */
  residualLifetime(t: number, discount: number): number;
}

export interface RenewalFits {
  readonly model: (typeof renewalModels)[number] | "none";
  readonly sbg: FittedRenewals | null;
  readonly bdw: FittedRenewals | null;
  /** Periods that the held-out fits saw; null without hold-out. */
  readonly calibration: number | null;
  readonly sbgHeldOut: FittedRenewals | null;
  readonly bdwHeldOut: FittedRenewals | null;
}

function bind<Name extends string>(
  model: RenewalModel<Name>,
  params: Readonly<Record<Name, number>>,
): FittedRenewals {
  return {
    survival: (t) => model.survival(params, t),
    retention: (t) => model.retention(params, t),
    discountedLifetime: (discount) => model.discountedLifetime(params, discount),
    residualLifetime: (t, discount) => model.residualLifetime(params, t - 1, discount),
  };
}

/** Observed survival after each period (Kaplan & Meier 1958); NaN without customers at risk. */
export function observedSurvival({ atRisk, kept }: RenewalRisks): Float64Array {
  let survival = 1;
  return atRisk.map((n, t) => {
    survival *= n > 0 ? kept[t]! / n : Number.NaN;
    return survival;
  });
}

/** Mean absolute error of the survival projected over the periods held out, as a share of the observed. */
function heldOutError(
  fitted: FittedRenewals | null,
  observed: Float64Array,
  calibration: number,
): number | null {
  if (!fitted) return null;
  let sum = 0;
  let periods = 0;
  for (let t = calibration; t < observed.length; t++) {
    if (!(observed[t]! > 0)) continue;
    sum += Math.abs(fitted.survival(t + 1) / observed[t]! - 1);
    periods += 1;
  }
  return periods > 0 ? sum / periods : null;
}

interface Tried {
  fitted: FittedRenewals | null;
  aic: number;
  records: FitRecord[];
}

function attempt<Name extends string>(
  label: string,
  model: RenewalModel<Name>,
  counts: RenewalCounts,
): Tried {
  const fit = model.fit(counts);
  if (fit.state === "refused") {
    return {
      fitted: null,
      aic: Number.POSITIVE_INFINITY,
      records: [state(`${label}_state`, `not fitted: ${fit.reason}`)],
    };
  }
  const aic = 2 * (model.names.length - fit.logLikelihood);
  const parameters = model.names.map((name) => ({
    ...parameter(
      `${label}_${name}`,
      fit.params[name],
      fit.standardErrors[name],
      fit.atBound.includes(name) ? "At the edge of what data can tell apart." : null,
    ),
    logStandardError: fit.logStandardErrors[name],
  }));
  const records = [
    state(`${label}_state`, `fitted: ${fit.convergence}`),
    ...parameters,
    statistic(`${label}_log_likelihood`, fit.logLikelihood),
    statistic(`${label}_aic`, aic, "Lower is better: 2 (parameters - log-likelihood)."),
  ];
  return { fitted: bind(model, fit.params), aic, records };
}

const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null);

/**
 * Fits sBG and beta-discrete-Weibull to the same counts, takes the one with the lower AIC (Akaike 1974), and holds
 * both to the later third of the periods with fits to the earlier ones.
 *
 * @param discount rate per period
 */
export function fitRenewals(
  counts: RenewalCounts,
  discount: number,
): { params: RenewalFits; records: FitRecord[] } {
  const risks = risksOf(counts);
  const { customers } = risks;
  const watched = risks.atRisk.filter((n) => n > 0).length;
  const counted = [
    statistic("customers", customers, "Customers known for at least one whole period after the first."),
    statistic("periods", watched, "Periods with customers at risk."),
  ];
  if (customers < leastCustomers) {
    const reason = `not fitted: too few customers known for a whole period: ${customers} of ${leastCustomers}`;
    const params: RenewalFits = {
      model: "none",
      sbg: null,
      bdw: null,
      calibration: null,
      sbgHeldOut: null,
      bdwHeldOut: null,
    };
    return { params, records: [state("model", "none"), state("state", reason), ...counted] };
  }
  const simple = attempt("sbg", sbg, counts);
  const bending = attempt("bdw", betaDiscreteWeibull, counts);
  const chosen = bending.aic < simple.aic ? bending : simple;
  const model = chosen.fitted === null ? "none" : chosen === simple ? "sbg" : "beta_discrete_weibull";
  const calibration = watched >= leastPeriodsToHoldOut ? Math.floor(calibrationShare * watched) : null;
  const early = calibration === null ? null : firstPeriods(counts, calibration);
  const sbgHeldOut = early && attempt("sbg", sbg, early).fitted;
  const bdwHeldOut = early && attempt("bdw", betaDiscreteWeibull, early).fitted;
  const observed = observedSurvival(risks).slice(0, watched);
  const doc = "Mean absolute error of survival in the periods held out, as a share of the observed.";
  return {
    params: { model, sbg: simple.fitted, bdw: bending.fitted, calibration, sbgHeldOut, bdwHeldOut },
    records: [
      state("model", model),
      state("state", model === "none" ? "not fitted: neither model" : "fitted: the lower AIC was taken"),
      ...counted,
      ...simple.records,
      ...bending.records,
      statistic(
        "discounted_lifetime",
        finite(chosen.fitted?.discountedLifetime(discount) ?? null),
        "DEL of a new customer, in periods, the first purchase's included.",
      ),
      ...(calibration === null
        ? [state("hold_out", "none: too few periods")]
        : [
            statistic("calibration_periods", calibration, "Periods that the fits of the hold-out saw."),
            statistic("sbg_held_out_error", heldOutError(sbgHeldOut, observed, calibration), doc),
            statistic("bdw_held_out_error", heldOutError(bdwHeldOut, observed, calibration), doc),
          ]),
    ],
  };
}
