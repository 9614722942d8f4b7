import { state, statistic } from "../fit_record.ts";
import type { FitRecord } from "../model.ts";
import type { BaselineId } from "./baselines.ts";
import { driftOf, movedParameters } from "./drift.ts";
import { forecastOf } from "./evaluate.ts";
import type { Metrics } from "./metrics.ts";
import type { Origin, Result } from "./run.ts";

/** Of one candidate: its error, whether rules of thumb do as well, and whether customers have changed. */
export function candidateRecords(
  id: string,
  origins: readonly Origin[],
  pooled: readonly Result[],
): FitRecord[] {
  const metrics = pooled.find((result) => result.id === id)?.metrics;
  if (!metrics) return [];
  return [
    state("against_naive", againstNaive(metrics, pooled)),
    state("drift", driftRecord(id, origins)),
    statistic("holdout_periods", origins.length, "Past periods held out."),
    statistic("holdout_days", origins.at(-1)!.horizon, "Days in each."),
    statistic("holdout_actual", metrics.actual, "Purchase days in them."),
    statistic("holdout_predicted", metrics.predicted, "Purchase days forecast for them."),
    statistic("holdout_bias", metrics.bias, "Predicted ÷ actual − 1."),
    statistic("holdout_mae", metrics.mae, "Mean absolute error a customer, in purchase days."),
    statistic("holdout_rmse", metrics.rmse, "Root of the mean squared error."),
    statistic("holdout_auc", metrics.auc, "How well it told who would buy."),
    statistic("holdout_log_score", metrics.logScore, "Mean ln of the chance given to what came."),
  ];
}

function againstNaive({ mae }: Metrics, pooled: readonly Result[]): string {
  const rules = pooled.flatMap(({ id, state, metrics }) =>
    state === "baseline" && metrics ? [{ id: id as BaselineId, mae: metrics.mae }] : [],
  );
  const best = rules.reduce((leader, one) => (one.mae < leader.mae ? one : leader));
  const found = `mean absolute error ${mae.toFixed(3)}, that of the best rule of thumb, ${best.id}, ${best.mae.toFixed(3)}`;
  const beaten = pooled.some(
    ({ state, metrics }) => state !== "baseline" && metrics && metrics.mae < best.mae,
  );
  if (mae < best.mae) return `better: ${found}`;
  return beaten
    ? `no better: ${found}; another model has a lower error, though its chances are worse`
    : `no better: ${found}; no model beats it, so take single forecasts with care and ranks and totals rather than them`;
}

function driftRecord(id: string, origins: readonly Origin[]): string {
  const told = origins.map(({ trials, ...origin }) => ({
    ...origin,
    trial: trials.find((trial) => trial.id === id)!,
  }));
  const drift = driftOf(
    told.map(({ trial, actual, weight }) => {
      const { expected } = forecastOf(trial)!;
      let [came, predicted, variance] = [0, 0, 0];
      for (let i = 0; i < weight.length; i++) {
        came += weight[i]! * actual[i]!;
        predicted += weight[i]! * expected[i]!;
        variance += weight[i]! * (actual[i]! - expected[i]!) ** 2;
      }
      return { actual: came, predicted, variance };
    }),
  );
  const [oldest, newest] = [told[0]!.trial, told.at(-1)!.trial];
  const moved =
    "params" in oldest && "params" in newest && told.length > 1 ? movedParameters(oldest, newest) : [];
  const note =
    moved.length > 0
      ? `; between the oldest and the newest fit these moved by more than their errors: ${moved.join(", ")}`
      : "";
  return `${drift.state}: ${drift.reason}${note}`;
}
