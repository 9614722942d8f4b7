import type { Estimate } from "../numeric/maximise_likelihood.ts";
import type { AnyPurchaseModel } from "../transaction_score/candidates.ts";
import { fittedTransactions } from "../transaction_score/fitted.ts";
import { type BaselineId, baselineIds, baselines } from "./baselines.ts";
import { forecast } from "./forecast.ts";
import type { HoldOut } from "./hold_out.ts";
import { type Forecast, informationCriteria } from "./metrics.ts";

/** How a candidate fared at one origin. */
export type Trial =
  | { readonly state: "refused"; readonly id: string; readonly reason: string }
  | {
      readonly state: "baseline";
      readonly id: BaselineId;
      readonly reason: null;
      readonly forecast: Forecast;
    }
  | ({
      /** At a bound the forecast stands, but the parameters say that the model does not fit the data. */
      readonly state: "fitted" | "at_bound";
      readonly id: string;
      readonly reason: string | null;
      readonly forecast: Required<Forecast>;
    } & InSample);

/** A fit on the histories as they were known on the origin. */
export interface InSample {
  readonly params: Readonly<Record<string, number>>;
  readonly logStandardErrors: Estimate<string>["logStandardErrors"];
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
}

const allFinite = (column: Float64Array) => column.every(Number.isFinite);

/** Fits a model at the origin, without a look at what came after, and forecasts the hold-out. */
export function tryModel(model: AnyPurchaseModel, holdOut: HoldOut, isShrunk: boolean): Trial {
  const { id } = model;
  const { frame, horizon, actual } = holdOut;
  const refused = (reason: string): Trial => ({ state: "refused", id, reason });
  const fit = model.fit(frame, { isShrunk });
  if (fit.state === "refused") return refused(fit.reason);
  const { params, logStandardErrors, atBound, customers } = fit;
  let told: Required<Forecast>;
  try {
    told = forecast(fittedTransactions({ model: id, params }), frame, horizon, actual);
  } catch (cause) {
    // Parameters that a distribution cannot be listed for are the model's failure, not the build's
    if (!(cause instanceof RangeError)) throw cause;
    return refused(`no forecast could be made: ${cause.message}`);
  }
  if (!allFinite(told.expected) || !allFinite(told.active) || !allFinite(told.logScore)) {
    return refused("its forecast is not finite");
  }
  const each = model.logLikelihood(params as never, frame);
  const logLikelihood = each.reduce((sum, value, i) => sum + value * frame.weight[i]!, 0);
  return {
    state: atBound.length > 0 ? "at_bound" : "fitted",
    id,
    reason: atBound.length > 0 ? `ran to a bound of ${atBound.join(", ")}` : null,
    forecast: told,
    params,
    logStandardErrors,
    logLikelihood,
    ...informationCriteria(logLikelihood, Object.keys(params).length, customers),
  };
}

export const tryBaselines = (holdOut: HoldOut): Trial[] =>
  baselineIds.map((id) => ({
    state: "baseline",
    id,
    reason: null,
    forecast: { expected: baselines[id](holdOut) },
  }));

/** What was forecast; null where refused. */
export const forecastOf = (trial: Trial | undefined): Forecast | null =>
  trial && trial.state !== "refused" ? trial.forecast : null;
