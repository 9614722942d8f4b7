import type { PartialColumns } from "../../ingest/index.ts";
import { calibrated } from "../learners/calibration/calibrator.ts";
import { telling } from "./explain.ts";
import { type ChurnParams, carried } from "./fit.ts";
import { marginOf } from "./learner.ts";
import type { churnScore as writes } from "./table.ts";

/** The probabilities of every learner and the themes behind those of the chosen one. */
export function scoreChurn(params: ChurnParams, rows: number): PartialColumns<(typeof writes)["columns"]> {
  const { features, present, folds, rhythm, learnt, chosen } = params;
  const missing = () => new Float64Array(rows).fill(Number.NaN);
  const columns = {
    churn_probability: missing(),
    logistic: missing(),
    gradient_boosting: missing(),
    first_theme: missing(),
    second_theme: missing(),
    third_theme: missing(),
  };
  for (const { tuned, tested, model, calibrator } of learnt) {
    const own = columns[tuned.name];
    folds!.test.forEach((row, i) => {
      own[row] = tested[i]!;
    });
    const chance = calibrated(calibrator, marginOf(model, features, present));
    present.forEach((row, i) => {
      own[row] = carried(chance[i]!, rhythm.labelled[row]!, rhythm.horizon[row]!);
    });
    if (tuned.name !== chosen) continue;
    const { first, second, third } = telling(model, features, present);
    present.forEach((row, i) => {
      columns.churn_probability[row] = own[row]!;
      columns.first_theme[row] = first[i]!;
      columns.second_theme[row] = second[i]!;
      columns.third_theme[row] = third[i]!;
    });
  }
  return columns;
}
