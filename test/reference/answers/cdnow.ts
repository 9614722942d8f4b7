import { baselines } from "../../../models/backtest/baselines.ts";
import { tryModel } from "../../../models/backtest/evaluate.ts";
import type { HoldOut } from "../../../models/backtest/hold_out.ts";
import { type Forecast, metricsOf } from "../../../models/backtest/metrics.ts";
import { expectedSpend, populationMean } from "../../../models/gamma_gamma/expected_spend.ts";
import { auc } from "../../../models/numeric/auc.ts";
import { candidate } from "../../../models/transaction_score/candidates.ts";
import { fitOf, history, mean, models, spendFit, spendFit78, sum, weeks39, weeks78 } from "../cdnow_fits.ts";
import type { Answer } from "../entry.ts";
import { repeatsByWeek } from "./data.ts";
import { paramsOf } from "./golden.ts";

/** The list's short names of the three models that it scores single customers by. */
const scored = ["pnbd", "bgnbd", "mbgnbd"] as const;
const weeks = 39;

const fitted = (name: string, span: 39 | 78 = 39) => {
  const { params, logLikelihood } = fitOf(name, span);
  const customers = span === 39 ? weeks39().T.length : weeks78().T.length;
  const size = Object.keys(params).length;
  return {
    ...params,
    params: Object.values(params),
    LL: logLikelihood,
    AIC: 2 * size - 2 * logLikelihood,
    BIC: size * Math.log(customers) - 2 * logLikelihood,
  };
};

const expected = (name: string, horizon: number) =>
  models[name]!.conditionalExpectedPurchases(fitOf(name).params, weeks39(), [horizon])[0]!;

const correlation = (one: ArrayLike<number>, other: ArrayLike<number>) => {
  const [a, b] = [mean(one), mean(other)];
  const of = (i: number) => [one[i]! - a, other[i]! - b] as const;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < one.length; i++) {
    const [u, v] = of(i);
    ab += u * v;
    aa += u * u;
    bb += v * v;
  }
  return ab / Math.sqrt(aa * bb);
};

/** The mean of a column over customers with so many repeat purchases, `most` or more in the last class. */
const byFrequency = (column: Float64Array, x: number, isLast = false) =>
  mean(column.filter((_, i) => (isLast ? weeks39().frequency[i]! >= x : weeks39().frequency[i] === x)));

/** Expected repeat purchases of the whole cohort by the end of a week, each customer from its own first purchase. */
function tracked(name: string, week: number): number {
  const { T } = weeks39();
  const longest = T.reduce((a, b) => Math.max(a, b), 0);
  const { params } = fitOf(name);
  return sum(
    T.map((age) => {
      const since = week - (longest - age);
      return since > 0 ? models[name]!.expectedPurchases(params, since) : 0;
    }),
  );
}

function holdOut(name: string) {
  const sample = weeks39();
  const held: HoldOut = {
    originOn: 0,
    horizon: weeks,
    frame: { ...sample, weight: sample.T.map(() => 1) },
    actual: sample.heldOut,
    seasonal: sample.T.map(() => 0),
  };
  const forecast = (): Forecast => {
    if (name === "zero") return { expected: sample.T.map(() => 0) };
    if (name === "naive_rate") return { expected: baselines.own_rate(held) };
    const trial = tryModel(candidate(models[name]!.id), held, false);
    if (trial.state !== "fitted") throw new Error(`${name} is ${trial.state}`);
    return trial.forecast;
  };
  const m = metricsOf(forecast(), held.actual, held.frame.weight);
  return {
    total: m.predicted,
    bias: m.bias,
    MAE: m.mae,
    RMSE: m.rmse,
    MSLE: m.msle,
    top10_capture: m.capture,
    corr: m.correlation,
    AUC_active: m.auc,
  };
}

const spendOf = (params: { p: number; q: number; v: number }, observedMean: number) =>
  expectedSpend(params, observedMean, weeks39()).slice(0, 10);

function spend(quantity: string, given: unknown) {
  if (quantity.startsWith("expected average spend")) {
    if (!Array.isArray(given)) return Array.from(spendOf(spendFit().params, spendFit().observedMean));
    const [p, q, v] = given as [number, number, number];
    return Array.from(spendOf({ p, q, v }, 0));
  }
  const fit = quantity.includes("78") ? spendFit78() : spendFit();
  const { p, q, v } = fit.params;
  const population = populationMean(fit.params);
  const value = population.state === "exists" ? population.value : null;
  return {
    params: [p, q, v],
    p,
    q,
    gamma: v,
    LL: fit.logLikelihood,
    n: fit.customers,
    population_mean: value,
    popmean: value,
  };
}

export const cdnowAnswers: Answer = ({ model, quantity, inputs, expected: asked }) => {
  const given = inputs as unknown as { params?: unknown; x: number; t_x: number; T: number; t: number };
  if (model === "Gamma-Gamma") return spend(quantity, given.params);
  if (quantity.startsWith("holdout error")) return holdOut(model);
  if (quantity.startsWith("mean P(alive)")) {
    const alive = models[model]!.pAlive(fitOf(model).params, weeks39());
    const active = Uint8Array.from(weeks39().heldOut, (n) => Number(n > 0));
    return { mean: mean(alive), sum: sum(alive), AUC_active_in_holdout: auc(alive, active) };
  }
  if (quantity === "regularity k") {
    const { k } = fitOf("mbgcnbd").params;
    return {
      k: k === fitOf("bgcnbd").params.k ? k : null,
      mbgcnbd: Object.values(fitOf("mbgcnbd").params),
      bgcnbd: Object.values(fitOf("bgcnbd").params),
    };
  }
  if (quantity.startsWith("ML parameters (78 wks); 39-week LL")) {
    const at78 = fitted(model, 78);
    return {
      ...at78,
      LL78: at78.LL,
      LL39: sum(models[model]!.logLikelihood(fitOf(model, 78).params, weeks39())),
    };
  }
  if (quantity === "standard errors") return fitOf(model).standardErrors;
  if (quantity.startsWith("log-likelihood at ML")) return fitOf(model).logLikelihood;
  if (quantity.startsWith("ML parameters")) return fitted(model, quantity.includes("78") ? 78 : 39);
  if (quantity.startsWith("log-likelihood per customer")) {
    const rows = (inputs as unknown as { rows: [number, number, number][] }).rows;
    const names = Object.keys(asked as object);
    const own = rows.map(
      ([x, last, T]) => models[model]!.logLikelihood(fitOf(model).params, history(x, last, T))[0]!,
    );
    return Object.fromEntries(names.map((name, i) => [name, own[i]!]));
  }
  if (quantity.startsWith("E[X(")) {
    const { params } = fitOf(model);
    const at = (t: number) => models[model]!.expectedPurchases(params, t);
    if (!Array.isArray(given.t)) return at(given.t);
    return Array.isArray(asked)
      ? (given.t as number[]).map(at)
      : Object.fromEntries((given.t as number[]).map((t) => [t, at(t)]));
  }
  if (quantity.startsWith("P(alive) and CET(39)")) {
    const frame = history(given.x, given.t_x, given.T);
    return Object.fromEntries(
      scored.flatMap((name) => {
        const { params } = fitOf(name);
        const cet = models[name]!.conditionalExpectedPurchases(params, frame, [weeks])[0]![0]!;
        return [
          [`palive_${name}`, models[name]!.pAlive(params, frame)[0]!],
          [`cet39_${name}`, cet],
        ];
      }),
    );
  }
  if (quantity.startsWith("conditional expected transactions") || quantity.includes("CET(52)")) {
    const params = paramsOf(model, given.params);
    const at = (x: number) => {
      const frame = history(x, given.t_x, given.T);
      return {
        cet: models[model]!.conditionalExpectedPurchases(params, frame, [given.t])[0]![0]!,
        palive: models[model]!.pAlive(params, frame)[0]!,
      };
    };
    if (Array.isArray(given.x)) return (given.x as number[]).map((x) => at(x).cet);
    return typeof asked === "number" ? at(given.x).cet : at(given.x);
  }
  if (quantity.startsWith("correlation actual vs conditional")) {
    const { heldOut } = weeks39();
    return {
      bgnbd: correlation(expected("bgnbd", weeks), heldOut),
      pnbd: correlation(expected("pnbd", weeks), heldOut),
      bgnbd_vs_pnbd: correlation(expected("bgnbd", weeks), expected("pnbd", weeks)),
    };
  }
  if (quantity.startsWith("zero class")) {
    const { heldOut, frequency } = weeks39();
    return {
      actual_zero: byFrequency(heldOut, 0),
      bgnbd_zero: byFrequency(expected("bgnbd", weeks), 0),
      pnbd_zero: byFrequency(expected("pnbd", weeks), 0),
      actual_x3: byFrequency(heldOut, 3),
      bgnbd_x3: byFrequency(expected("bgnbd", weeks), 3),
      pnbd_x3: byFrequency(expected("pnbd", weeks), 3),
      zero_class_total: sum(heldOut.filter((_, i) => frequency[i] === 0)),
    };
  }
  if (quantity.startsWith("conditional expectation by calibration frequency")) {
    const of = (column: Float64Array) => Array.from({ length: 8 }, (_, x) => byFrequency(column, x, x === 7));
    const { heldOut, frequency } = weeks39();
    return {
      actual: of(heldOut),
      pnbd: of(expected("pnbd", weeks)),
      bgnbd: of(expected("bgnbd", weeks)),
      n: Array.from({ length: 8 }, (_, x) => frequency.filter((f) => (x === 7 ? f >= 7 : f === x)).length),
    };
  }
  if (quantity.startsWith("tracking weeks 20..25")) {
    const cumulative = [19, 20, 21, 22, 23, 24, 25].map((week) => tracked(model, week));
    return { inc: cumulative.slice(1).map((c, i) => c - cumulative[i]!), cum: cumulative.slice(1) };
  }
  if (quantity.startsWith("cumulative repeat transactions at week 78")) {
    const actual = repeatsByWeek(78);
    const [pnbd, bgnbd] = [tracked("pnbd", 78), tracked("bgnbd", 78)];
    return { actual, pnbd, bgnbd, pnbd_bias: pnbd / actual - 1, bgnbd_bias: bgnbd / actual - 1 };
  }
  return undefined;
};
