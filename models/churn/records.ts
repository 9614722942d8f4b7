import { state, statistic } from "../fit_record.ts";
import type { Context, FitRecord } from "../model.ts";
import type { ChurnParams } from "./fit.ts";

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** What meta.model_fit says of churn. */
export function churnRecords(params: ChurnParams, { churnDays }: Context): FitRecord[] {
  const { chosen, why, labelDays, folds, learnt, judgements } = params;
  const stateOf = chosen === "probabilistic" ? `${chosen}: ${why}` : `fitted: ${chosen}, ${why}`;
  const carriedNote =
    labelDays === churnDays || chosen === "probabilistic"
      ? []
      : [
          state(
            "carried",
            `The history holds labels over ${labelDays} days only; what they teach beyond the purchase model is carried to ${churnDays} days on the log-odds scale.`,
          ),
        ];
  return [
    state("model", chosen),
    state("state", stateOf),
    ...carriedNote,
    statistic("label_days", labelDays, "Days after a cut-off in which a purchase was looked for."),
    statistic("rows_learnt", folds?.all.length ?? 0, "Customers at past cut-offs whose outcome is known."),
    statistic("rows_judged", folds?.test.length ?? 0, "Customers of the newest labelled cut-off that judge."),
    ...judgements.flatMap(({ candidate, logLoss, calibration }) => [
      statistic(`log_loss_${candidate}`, logLoss, "Out of time."),
      statistic(`auc_${candidate}`, calibration.auc, `Out of time; lost ${percent(lost(calibration.bins))}.`),
    ]),
    ...learnt.flatMap(({ tuned, model }) =>
      model.kind === "logistic"
        ? [
            statistic(
              "logistic_penalty",
              tuned.setting,
              "Precision of the prior on standardised coefficients.",
            ),
            statistic(
              "logistic_terms",
              model.terms.length,
              model.regression.isConverged ? "Converged." : "Did not converge.",
            ),
            state("logistic_calibration", tuned.calibrator),
          ]
        : [
            statistic("gradient_boosting_trees", tuned.setting),
            state("gradient_boosting_calibration", tuned.calibrator),
          ],
    ),
  ];
}

const lost = (bins: readonly { customers: number; observed: number }[]) =>
  bins.reduce((sum, bin) => sum + bin.customers * bin.observed, 0) /
  bins.reduce((sum, bin) => sum + bin.customers, 0);
