import { type BoostedTrees, boost, boostedMargin } from "../learners/boosting/boosting.ts";
import { boostedContributions } from "../learners/boosting/contributions.ts";
import {
  type Calibrator,
  type CalibratorName,
  calibrated,
  chooseCalibrator,
  fitCalibrator,
} from "../learners/calibration/calibrator.ts";
import { logLoss } from "../learners/calibration/measures.ts";
import type { Features, Rows } from "../learners/features.ts";
import type { Scale } from "../learners/logistic/design.ts";
import {
  type LogisticModel,
  logisticContributions,
  logisticMargin,
  logisticPath,
} from "../learners/logistic/logistic.ts";
import { sigmoid } from "../learners/sigmoid.ts";
import type { Folds } from "./cut_offs.ts";
import { featureNames, purchaseModel } from "./themes.ts";

export const learners = ["logistic", "gradient_boosting"] as const;
export type LearnerName = (typeof learners)[number];
export type LearntModel = LogisticModel | BoostedTrees;

export interface Labelled {
  readonly features: Features;
  readonly scales: readonly Scale[];
  /** 1 without a purchase in the label days; of unlabelled rows anything. */
  readonly happened: ArrayLike<number>;
  readonly half: ArrayLike<number>;
}

/** What was tuned without the rows that judge. */
export interface Tuned {
  readonly name: LearnerName;
  /** Penalty of the regression, or number of trees. */
  readonly setting: number;
  readonly calibrator: CalibratorName;
}

export interface Learnt {
  readonly tuned: Tuned;
  /** Calibrated forecasts of the test rows by a model that knows nothing as late. */
  readonly tested: Float64Array;
  /** Refitted on all labelled rows. */
  readonly model: LearntModel;
  /** Fitted on the forecasts of the test rows, where these are out of time. */
  readonly calibrator: Calibrator;
}

/** From strong to weak, so that each fit starts from a nearby one. */
const penalties = [300, 100, 30, 10, 3];
const mostTrees = 250;
/** Trees start from what the purchase model says and learn what it lacks. */
const base = featureNames.indexOf(purchaseModel);

const pick = (column: ArrayLike<number>, rows: Rows) => Float64Array.from(rows, (row) => column[row]!);

export const marginOf = (model: LearntModel, features: Features, rows: Rows): Float64Array =>
  model.kind === "logistic" ? logisticMargin(model, features, rows) : boostedMargin(model, features, rows);

/** Writes what each feature adds to the margin, rows × features, and gives the margin that it adds to. */
export function explainer(model: LearntModel) {
  if (model.kind === "gradient_boosting") return boostedContributions(model);
  return (features: Features, rows: Rows, into: Float64Array) =>
    logisticContributions(model, features, rows, into);
}

function fitAll(
  { features, scales, happened }: Labelled,
  { name, setting }: Pick<Tuned, "name" | "setting">,
  rows: Rows,
  seed: number,
): LearntModel {
  if (name === "gradient_boosting") return boost(features, happened, rows, { seed, base, rounds: setting });
  return logisticPath(features, happened, rows, [setting], scales)[0]!;
}

/** The setting that does best on the tuning fold, and the model by it that has only seen older rows. */
function tune(name: LearnerName, data: Labelled, { learn, tune: on }: Folds, seed: number) {
  const { features, scales, happened } = data;
  if (name === "gradient_boosting") {
    const model = boost(features, happened, learn, { seed, base, rounds: mostTrees, heldOut: on });
    return { setting: model.trees.length, margin: boostedMargin(model, features, on) };
  }
  const outcome = pick(happened, on);
  const tried = logisticPath(features, happened, learn, penalties, scales).map((model) => {
    const margin = logisticMargin(model, features, on);
    return { setting: model.penalty, margin, loss: logLoss(margin.map(sigmoid), outcome) };
  });
  return tried.reduce((least, one) => (one.loss < least.loss ? one : least));
}

/**
 * Tunes on the fold before last, judges on the last, then learns from both. Nothing that judges has been seen by
 * what it judges: neither by its setting nor by its calibration.
 */
export function learn(name: LearnerName, data: Labelled, folds: Folds, seed: number): Learnt {
  const { features, happened, half } = data;
  const { setting, margin: onTune } = tune(name, data, folds, seed);
  const tuneOutcome = pick(happened, folds.tune);
  const calibrator = chooseCalibrator(onTune, tuneOutcome, pick(half, folds.tune));
  const tuned: Tuned = { name, setting, calibrator };
  const margin = marginOf(fitAll(data, tuned, folds.before, seed), features, folds.test);
  return {
    tuned,
    tested: calibrated(fitCalibrator(calibrator, onTune, tuneOutcome), margin),
    model: fitAll(data, tuned, folds.all, seed),
    calibrator: fitCalibrator(calibrator, margin, pick(happened, folds.test)),
  };
}
