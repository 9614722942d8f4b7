import { type Fit, maximiseLikelihood } from "../numeric/maximise_likelihood.ts";
import { checkOpportunities, type OpportunityFrame } from "./frame.ts";
import { bgBbLogLikelihood } from "./likelihood.ts";
import { type BgBbParams, bgBbNames } from "./params.ts";
import { collapsePatterns } from "./patterns.ts";

const LOWER = [1e-5, 1e-5, 1e-5, 1e-5];
const UPPER = [1e4, 1e4, 1e4, 1e5];

/**
 * Fits the BG/BB model by maximum likelihood. The order of rows, and whether equal rows are repeated or weighted, make
 * no difference; customers without a period after their first carry nothing.
 *
 * @returns state "refused", with the reason, where the data cannot tell four parameters
 * @throws RangeError for a row that no customer could have
 */
export function fitBgBb(frame: OpportunityFrame): Fit<keyof BgBbParams> {
  checkOpportunities(frame);
  const patterns = collapsePatterns(frame);
  const { x, recency, n, weight, customers } = patterns;
  const refused = (reason: string): Fit<keyof BgBbParams> => ({ state: "refused", reason });
  const total = (of: (p: number) => number) => weight.reduce((sum, w, p) => sum + w * of(p), 0);
  if (x.length === 0) return refused("no customers");
  if (n.every((periods) => periods === 0)) return refused("no whole period observed");
  const purchases = total((p) => x[p]!);
  if (purchases === 0) return refused("no repeat purchases: every customer has bought in one period");
  if (x.every((count, p) => count === n[p])) return refused("no period without a purchase");
  const informative = n.filter((periods) => periods > 0).length;
  const ages = new Set(n.filter((periods) => periods > 0)).size;
  // The patterns of one age have shares that sum to 1, so one of them says nothing
  if (informative - ages < bgBbNames.length) {
    return refused(
      `fewer distinct histories than parameters: ${informative - ages} of ${bgBbNames.length} beyond one an age`,
    );
  }
  const lived = total((p) => Math.max(recency[p]!, 1));
  const rate = Math.min(0.95, Math.max(0.02, purchases / lived));
  const starts = [0.7, 5].flatMap((size) =>
    [
      [0.5, 3],
      [1, 20],
      [2, 5],
    ].map(([gamma, delta]) => [size * rate, size * (1 - rate), gamma!, delta!]),
  );
  const logLikelihood = bgBbLogLikelihood(patterns);
  const estimate = maximiseLikelihood({
    names: bgBbNames,
    logLikelihood,
    roughLogLikelihood: logLikelihood,
    starts,
    lower: LOWER,
    upper: UPPER,
    observations: customers,
  });
  if (estimate.convergence.startsWith("did not")) return refused(estimate.convergence);
  return { ...estimate, state: "fitted", customers, distinctRows: x.length };
}
