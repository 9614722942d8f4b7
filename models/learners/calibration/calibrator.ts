import { sigmoid } from "../sigmoid.ts";
import { fitIsotonic, type Isotonic, isotonicProbability } from "./isotonic.ts";
import { logLoss } from "./measures.ts";
import { fitPlatt, type Platt } from "./platt.ts";

export const calibrators = ["none", "platt", "isotonic"] as const;
export type CalibratorName = (typeof calibrators)[number];

/** What turns a learner's margin into a probability that is borne out. */
export type Calibrator =
  | { readonly name: "none" }
  | ({ readonly name: "platt" } & Platt)
  | ({ readonly name: "isotonic" } & Isotonic);

/** Steps need many rows, or they follow chance. */
const leastRowsForSteps = 1000;

export function fitCalibrator(
  name: CalibratorName,
  margin: Float64Array,
  happened: ArrayLike<number>,
): Calibrator {
  if (name === "platt") return { name, ...fitPlatt(margin, happened) };
  if (name === "isotonic") return { name, ...fitIsotonic(margin, happened) };
  return { name };
}

export function calibrated(calibrator: Calibrator, margin: Float64Array): Float64Array {
  if (calibrator.name === "platt") {
    return margin.map((m) => sigmoid(calibrator.intercept + calibrator.slope * m));
  }
  if (calibrator.name === "isotonic") return margin.map((m) => isotonicProbability(calibrator, m));
  return margin.map(sigmoid);
}

/**
 * The calibrator of least log-loss on rows that it was not fitted on: either half is predicted from the other. The
 * simpler one stays where a further one does no better.
 *
 * @param half 0 or 1 of every row
 */
export function chooseCalibrator(
  margin: Float64Array,
  happened: ArrayLike<number>,
  half: ArrayLike<number>,
): CalibratorName {
  const halves = [0, 1].map((side) => {
    const rows = Array.from(margin.keys()).filter((i) => half[i] === side);
    return {
      margin: Float64Array.from(rows, (i) => margin[i]!),
      happened: Uint8Array.from(rows, (i) => happened[i]!),
    };
  });
  const [first, second] = halves;
  if (first!.margin.length === 0 || second!.margin.length === 0) return "none";
  const loss = (name: CalibratorName) =>
    [
      [first!, second!],
      [second!, first!],
    ].reduce((sum, [from, to]) => {
      const fitted = fitCalibrator(name, from!.margin, from!.happened);
      return sum + to!.margin.length * logLoss(calibrated(fitted, to!.margin), to!.happened);
    }, 0);
  const possible = calibrators.filter((name) => name !== "isotonic" || margin.length >= leastRowsForSteps);
  let best: CalibratorName = "none";
  let least = loss("none");
  for (const name of possible) {
    const own = name === "none" ? least : loss(name);
    if (own < least) {
      best = name;
      least = own;
    }
  }
  return best;
}
