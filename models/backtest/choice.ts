import type { FitRecord } from "../model.ts";
import { defaultModel } from "../transaction_score/candidates.ts";
import type { Trial } from "./evaluate.ts";
import { type Standing, standing } from "./standing.ts";

/** What back-tests say of the models for a company. */
export interface Choice {
  /** Candidates in the order in which the build fits them to all customers; the first is the one chosen. */
  readonly order: readonly string[];
  /** In words, why that one. */
  readonly why: string;
  /** What the fit of each candidate may say of its back-tests. */
  readonly records: Readonly<Record<string, readonly FitRecord[]>>;
}

/** The trials at one origin, and the customers of each row forecast. */
export interface OriginTrials {
  readonly weight: Float64Array;
  readonly trials: readonly Trial[];
}

export interface Ranking extends Omit<Choice, "records"> {
  /** How far each candidate that was compared is behind the best. */
  readonly standings: Readonly<Record<string, Standing>>;
}

const rounding = 1e-9;

const theDefault = (reason: string): Ranking => ({
  order: [defaultModel],
  why: `the default, for ${reason}`,
  standings: {},
});

/** ln of the chances that a candidate gave to what came; null where it is out. */
function logScores(id: string, origins: readonly OriginTrials[]): Float64Array[] | null {
  const trials = origins.map(({ trials }) => trials.find((trial) => trial.id === id));
  if (trials.at(-1)?.state !== "fitted") return null;
  const scores = trials.flatMap((trial) =>
    trial?.state === "fitted" || trial?.state === "at_bound" ? [trial.forecast.logScore] : [],
  );
  return scores.length === origins.length ? scores : null;
}

const meanScore = (scores: readonly Float64Array[], origins: readonly OriginTrials[]) =>
  scores.reduce((sum, score, o) => {
    const { weight } = origins[o]!;
    let [total, customers] = [0, 0];
    for (let i = 0; i < weight.length; i++) {
      total += weight[i]! * score[i]!;
      customers += weight[i]!;
    }
    return sum + total / customers;
  }, 0) / origins.length;

/**
 * Takes the first candidate, in the order of preference, whose mean log score over the origins is within one standard
 * error of the best one's: a proper score, and the plainer model where forecasts tell no difference (Gneiting &
 * Raftery 2007; Breiman et al. 1984 for the one-standard-error rule). A candidate is out that was not fitted at every
 * origin, or ran to a bound at the newest.
 *
 * @param origins oldest first
 * @param preference candidates' ids, the one to prefer first
 */
export function rank(origins: readonly OriginTrials[], preference: readonly string[]): Ranking {
  if (origins.length === 0) return theDefault("no period could be held out");
  const compared = preference.flatMap((id) => {
    const scores = logScores(id, origins);
    return scores ? [{ id, scores, mean: meanScore(scores, origins) }] : [];
  });
  if (compared.length === 0) return theDefault("no model could be fitted to every held-out period");
  // Models that coincide, as regular buyers with one phase do with others, differ by rounding alone
  const best = compared.reduce((leader, one) => (one.mean > leader.mean + rounding ? one : leader));
  const standings = Object.fromEntries(
    compared.map(({ id, scores }) => [
      id,
      standing(scores.map((other, o) => ({ best: best.scores[o]!, other, weight: origins[o]!.weight }))),
    ]),
  );
  const chosen = compared.find(({ id }) => standings[id]!.behind <= standings[id]!.error) ?? best;
  const rest = compared
    .filter((one) => one !== chosen)
    .sort((one, other) => other.mean - one.mean)
    .map(({ id }) => id);
  return {
    order: [chosen.id, ...rest],
    why: inWords(chosen.id, best.id, rest.length + 1, preference.length, origins.length),
    standings,
  };
}

function inWords(chosen: string, best: string, compared: number, all: number, periods: number): string {
  const held = periods === 1 ? "1 held-out period" : `${periods} held-out periods`;
  const out = all > compared ? `, ${all - compared} more being out` : "";
  if (compared === 1) return `the only model that could be fitted to ${held}${out}`;
  return chosen === best
    ? `the best forecasts of ${held} among ${compared} models${out}`
    : `forecasts of ${held} within one standard error of the best, ${best}, and preferred among ${compared} models${out}`;
}
