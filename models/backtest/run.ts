import { state, statistic } from "../fit_record.ts";
import type { FitRecord } from "../model.ts";
import type { AnyPurchaseModel } from "../transaction_score/candidates.ts";
import { leastUnshrunk } from "../transaction_score/fit.ts";
import { candidateRecords } from "./candidate_records.ts";
import { type Choice, type OriginTrials, type Ranking, rank } from "./choice.ts";
import { forecastOf, type Trial, tryBaselines, tryModel } from "./evaluate.ts";
import type { HoldOut } from "./hold_out.ts";
import { type Decile, decilesOf, type Forecast, type Metrics, metricsOf } from "./metrics.ts";

/** An origin with fewer customers, or fewer of them with a repeat purchase, tells nothing of a model. */
export const leastCustomers = 200;
export const leastRepeaters = 50;
/** With fewer at the newest origin no choice is made. */
export const leastToChoose = 500;

/** One candidate's result at an origin, or over all of them. */
export interface Result {
  readonly id: string;
  readonly state: Trial["state"];
  readonly reason: string | null;
  /** Null where refused. */
  readonly metrics: Metrics | null;
}

export interface Origin extends OriginTrials, HoldOut {
  /** Place among all origins, from 1. */
  readonly no: number;
  readonly results: readonly Result[];
}

export interface Backtest extends Choice {
  /** Oldest first; only those with enough customers. */
  readonly origins: readonly Origin[];
  readonly pooled: readonly Result[];
  readonly deciles: Readonly<Record<string, readonly Decile[]>>;
  readonly standings: Ranking["standings"];
  /** What the back-test says of itself. */
  readonly told: readonly FitRecord[];
}

/** Held-out periods by their place, oldest first, from 1. */
export type HeldOut = ReadonlyMap<number, HoldOut>;

const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);

function repeatersOf({ frame }: HoldOut): number {
  return frame.weight.reduce((total, w, i) => total + (frame.frequency[i]! > 0 ? w : 0), 0);
}

/**
 * Fits every candidate to what was known on past days and holds its forecasts against what came.
 *
 * @param models candidates, the one to prefer first
 */
export function runBacktest(heldOut: HeldOut, models: readonly AnyPurchaseModel[]): Backtest {
  const origins = [...heldOut].flatMap(([no, holdOut]): Origin[] => {
    const customers = sum(holdOut.frame.weight);
    if (customers < leastCustomers || repeatersOf(holdOut) < leastRepeaters) return [];
    const trials = [
      ...models.map((model) => tryModel(model, holdOut, customers < leastUnshrunk)),
      ...tryBaselines(holdOut),
    ];
    const { weight } = holdOut.frame;
    const results = trials.map((trial) => {
      const told = forecastOf(trial);
      const metrics = told && metricsOf(told, holdOut.actual, weight);
      return { id: trial.id, state: trial.state, reason: trial.reason, metrics };
    });
    return [{ ...holdOut, no, weight, trials, results }];
  });
  const ids = origins[0]?.trials.map((trial) => trial.id) ?? [];
  const pooled = ids.map((id) => pool(id, origins));
  const ranking = chosen(origins, models);
  return {
    ...ranking,
    origins,
    pooled,
    deciles: Object.fromEntries(ids.map((id) => [id, decilesOver(id, origins)])),
    records: Object.fromEntries(models.map(({ id }) => [id, candidateRecords(id, origins, pooled)])),
    told: [
      state("state", origins.length > 0 ? "compared" : `not compared: ${whyNone(heldOut)}`),
      state("model", ranking.order[0]!),
      state("choice", `${ranking.order[0]}: ${ranking.why}`),
      statistic("origins", origins.length, "Past days from which what followed was forecast."),
      statistic("horizon", origins.at(-1)?.horizon ?? null, "Days held out after each."),
    ],
  };
}

function chosen(origins: readonly Origin[], models: readonly AnyPurchaseModel[]): Ranking {
  const newest = origins.at(-1);
  if (newest && sum(newest.weight) < leastToChoose) {
    const [{ order }, found] = [rank([], []), Math.round(sum(newest.weight))];
    const why = `the default, for too few customers were known at the newest held-out period to choose by it: ${found} of ${leastToChoose}`;
    return { order, why, standings: {} };
  }
  return rank(
    origins,
    models.map(({ id }) => id),
  );
}

function whyNone(heldOut: HeldOut): string {
  const newest = [...heldOut.values()].at(-1);
  if (!newest) return "the history is too short to hold a period out and still learn from what is before it";
  return `no past day knew ${leastCustomers} customers and ${leastRepeaters} with a repeat purchase; the newest knew ${Math.round(sum(newest.frame.weight))} and ${Math.round(repeatersOf(newest))}`;
}

const worst = ["refused", "at_bound", "fitted", "baseline"] as const;

function pool(id: string, origins: readonly Origin[]): Result {
  const trials = origins.map(({ trials }) => trials.find((trial) => trial.id === id)!);
  const states = worst.find((one) => trials.some((trial) => trial.state === one))!;
  const reason = trials.find((trial) => trial.state === states)!.reason;
  const told = trials.map(forecastOf);
  if (told.some((forecast) => forecast === null)) return { id, state: states, reason, metrics: null };
  const all = told as Forecast[];
  const joined = (of: (forecast: Forecast) => Float64Array | undefined) => {
    const columns = all.map(of);
    return columns.some((column) => column === undefined) ? undefined : join(columns as Float64Array[]);
  };
  const [active, logScore] = [joined((f) => f.active), joined((f) => f.logScore)];
  const metrics = metricsOf(
    {
      expected: join(all.map((f) => f.expected)),
      ...(active ? { active } : {}),
      ...(logScore ? { logScore } : {}),
    },
    join(origins.map(({ actual }) => actual)),
    join(origins.map(({ weight }) => weight)),
  );
  const scores = origins.map(({ results }) => results.find((result) => result.id === id)!.metrics!.logScore);
  const mean = logScore ? scores.reduce<number>((total, score) => total + score!, 0) / scores.length : null;
  return { id, state: states, reason, metrics: { ...metrics, logScore: mean } };
}

function join(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((length, column) => length + column.length, 0));
  let from = 0;
  for (const column of columns) {
    all.set(column, from);
    from += column.length;
  }
  return all;
}

function decilesOver(id: string, origins: readonly Origin[]): Decile[] {
  const total: Decile[] = [];
  for (const { trials, actual, weight } of origins) {
    const told = forecastOf(trials.find((trial) => trial.id === id));
    if (!told) return [];
    for (const [place, decile] of decilesOf(told, actual, weight).entries()) {
      total[place] ??= { customers: 0, predicted: 0, actual: 0 };
      total[place].customers += decile.customers;
      total[place].predicted += decile.predicted;
      total[place].actual += decile.actual;
    }
  }
  return total;
}
