import type { KnownCovariates } from "../covariates/known.ts";
import { eventsOf, type Features, type Rows } from "../learners/features.ts";
import { logit, sigmoid } from "../learners/sigmoid.ts";
import type { Context, Fit } from "../model.ts";
import type { TransactionParams } from "../transaction_score/fitted.ts";
import { cutOffs, type FeatureFrame, type Folds, folds, together } from "./cut_offs.ts";
import { type Driver, drivers } from "./explain.ts";
import { type Candidate, type Judgement, judge, shareOfGroup } from "./judge.ts";
import { type LearnerName, type Learnt, learn, learners } from "./learner.ts";
import { churnRecords } from "./records.ts";
import { type Rhythm, rhythm } from "./rhythm.ts";
import { featureNames, featureScales, purchaseModel } from "./themes.ts";

/** What a build learnt about churn, and of whom. */
export interface ChurnParams {
  readonly labelDays: number;
  /** What gives the published probability. */
  readonly chosen: LearnerName | "probabilistic";
  /** Why, in words. */
  readonly why: string;
  readonly features: Features;
  readonly rhythm: Rhythm;
  /** Rows of the as-of day. */
  readonly present: Rows;
  readonly folds: Folds | null;
  readonly learnt: readonly Learnt[];
  readonly judgements: readonly Judgement[];
  readonly drivers: ReadonlyMap<LearnerName, readonly Driver[]>;
}

/** Of either outcome, in each of the folds; with fewer, features outnumber what they could be told by. */
export const leastOutcomes = 50;
/** So many customers show the weight of a feature as well as all do. */
const mostExplained = 20_000;

/** The columns to learn from, the purchase model's log-odds with them. */
function featuresOf({ columns }: FeatureFrame, quiet: Float64Array): Features {
  return {
    names: featureNames,
    columns: featureNames.map((name) => (name === purchaseModel ? quiet.map(logit) : columns[name])),
  };
}

/** Why there is nothing to learn from, or null where there is. */
function refusal(found: Folds | null, noPurchase: Float64Array): string | null {
  if (!found) return "the history is too short for two labelled cut-offs";
  for (const [name, rows] of [
    ["learn from", found.learn],
    ["tune on", found.tune],
    ["judge by", found.test],
  ] as const) {
    const quiet = eventsOf(noPurchase, rows);
    const least = Math.min(quiet, rows.length - quiet);
    if (least < leastOutcomes) {
      return `too few customers to ${name}: ${quiet} without a purchase and ${rows.length - quiet} with one, ${leastOutcomes} of each are needed`;
    }
  }
  return null;
}

/** The forecasts without a learner, judged on the same rows. */
function baselines(frame: FeatureFrame, { before, test }: Folds, quiet: Rhythm): [Candidate, Float64Array][] {
  const { no_purchase, purchase_days_90 } = frame.columns;
  return [
    ["probabilistic", Float64Array.from(test, (row) => quiet.labelled[row]!)],
    [
      "recent_purchase",
      shareOfGroup((row) => Math.min(1, purchase_days_90[row]!), no_purchase, before, test),
    ],
    ["base_rate", shareOfGroup(() => 0, no_purchase, before, test)],
  ];
}

function choose(
  judgements: readonly Judgement[],
  configured: Context["options"]["churn"],
  refused: string | null,
): Pick<ChurnParams, "chosen" | "why"> {
  if (configured === "probabilistic") return { chosen: configured, why: "configured" };
  if (refused) return { chosen: "probabilistic", why: refused };
  if (configured !== "auto") return { chosen: configured, why: "configured" };
  const rivals = judgements.filter(
    ({ candidate }) =>
      candidate === "probabilistic" || candidate === "logistic" || candidate === "gradient_boosting",
  );
  const best = rivals.reduce((least, one) => (one.logLoss < least.logLoss ? one : least));
  return {
    chosen: best.candidate as ChurnParams["chosen"],
    why: "least log-loss on the newest cut-off, which it had not seen",
  };
}

/**
 * Learns churn from what was known on past days, judges every candidate on the newest of them and takes the best. Where
 * there is too little to learn from, the company's purchase model stays and says why.
 */
export function fitChurn(
  frame: FeatureFrame,
  context: Context,
  company: Fit<TransactionParams>,
  known: KnownCovariates = [],
): Fit<ChurnParams> {
  const all = cutOffs(frame);
  const labelDays = frame.rows > 0 ? frame.columns.label_days[0]! : context.churnDays;
  const quiet = rhythm(frame, all, labelDays, context, company, known);
  const features = featuresOf(frame, quiet.labelled);
  const { no_purchase: happened, half } = frame.columns;
  const found = folds(all, half);
  const present = together(all.filter((cutOff) => cutOff.isPresent).map((cutOff) => cutOff.rows));
  const refused = refusal(found, happened);
  const isLearning = found && !refused && context.options.churn !== "probabilistic";
  const data = { features, scales: featureScales, happened, half };
  const learnt = isLearning ? learners.map((name) => learn(name, data, found, context.seed)) : [];
  const outcome = found ? Float64Array.from(found.test, (row) => happened[row]!) : new Float64Array(0);
  const forecasts: [Candidate, Float64Array][] = [
    ...learnt.map(({ tuned, tested }): [Candidate, Float64Array] => [tuned.name, tested]),
    ...(found ? baselines(frame, found, quiet) : []),
  ];
  const judgements =
    outcome.length > 0 ? forecasts.map(([name, predicted]) => judge(name, predicted, outcome)) : [];
  const every = Math.max(1, Math.ceil(present.length / mostExplained));
  const explained = present.filter((_, i) => i % every === 0);
  const params: ChurnParams = {
    labelDays,
    ...choose(judgements, context.options.churn, refused),
    features,
    rhythm: quiet,
    present,
    folds: found,
    learnt,
    judgements,
    drivers: new Map(
      learnt.map(({ tuned, model }) => [tuned.name, drivers(model, features, explained)] as const),
    ),
  };
  return { params, records: churnRecords(params, context) };
}

/**
 * A chance over the label days as one over the churn days: what the learner knows beyond the purchase model is kept on
 * the log-odds scale. The same number where both are of one length.
 */
export function carried(chance: number, labelled: number, horizon: number): number {
  return labelled === horizon ? chance : sigmoid(logit(chance) - logit(labelled) + logit(horizon));
}
