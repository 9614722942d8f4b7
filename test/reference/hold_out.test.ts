import { beforeAll, describe, expect, test } from "vitest";
import { baselines } from "../../models/backtest/baselines.ts";
import { tryModel } from "../../models/backtest/evaluate.ts";
import type { HoldOut } from "../../models/backtest/hold_out.ts";
import { type Forecast, type Metrics, metricsOf } from "../../models/backtest/metrics.ts";
import { runBacktest } from "../../models/backtest/run.ts";
import { candidates } from "../../models/transaction_score/candidates.ts";
import { cdnow, hasCdnow } from "../models/cdnow.ts";
import { printTable } from "../sample-company/print.ts";

/** Published and recomputed elsewhere: total, mean absolute error, root of the mean squared error. */
const published: Readonly<Record<string, readonly [number, number, number]>> = {
  bg_nbd: [1653, 0.785, 1.608],
  pareto_nbd: [1666, 0.755, 1.603],
  mbg_nbd: [1577, 0.765, 1.607],
};
const day = 86_400_000;
const dayOf = (text: string) => Date.parse(text) / day;

/** Histories up to a day and what followed in the next `horizon` days, in days. */
function heldOut(origin: string, horizon: number): HoldOut {
  const before = cdnow(1, origin);
  const end = new Date((dayOf(origin) + horizon) * day).toISOString().slice(0, 10);
  const after = cdnow(1, end);
  const known = Array.from(before.T.keys()).filter((i) => before.T[i]! >= 0);
  const take = (column: Float64Array) => Float64Array.from(known, (i) => column[i]!);
  const frame = {
    frequency: take(before.frequency),
    recency: take(before.recency),
    T: take(before.T),
    logGaps: take(before.logGaps),
    weight: Float64Array.from(known, () => 1),
  };
  return {
    originOn: dayOf(origin),
    horizon,
    frame,
    actual: take(after.frequency).map((x, i) => x - frame.frequency[i]!),
    seasonal: frame.T.map(() => Number.NaN),
  };
}

describe.skipIf(!hasCdnow)("CDNOW (needs ../shared/reference)", () => {
  const found = new Map<string, Metrics>();

  beforeAll(() => {
    const holdOut = heldOut("1997-09-30", 273);
    const judge = (id: string, forecast: Forecast) =>
      found.set(id, metricsOf(forecast, holdOut.actual, holdOut.frame.weight!));
    for (const model of candidates) {
      const trial = tryModel(model, holdOut, false);
      if (trial.state === "fitted" || trial.state === "at_bound") judge(model.id, trial.forecast);
    }
    for (const id of ["own_rate", "recent_rate", "base_rate"] as const)
      judge(id, { expected: baselines[id](holdOut) });
    printTable(
      "held out 39 weeks: 1,882 purchase days came",
      [...found].map(([model, m]) => ({
        model,
        predicted: m.predicted,
        "bias %": 100 * m.bias!,
        MAE: m.mae,
        RMSE: m.rmse,
        AUC: m.auc,
        "log score": m.logScore,
        "reference total": published[model]?.[0] ?? null,
        "its MAE": published[model]?.[1] ?? null,
        "its RMSE": published[model]?.[2] ?? null,
      })),
      3,
    );
  });

  test("held out 39 weeks, every model's total and errors are the published ones", () => {
    for (const [id, [total, mae, rmse]] of Object.entries(published)) {
      const m = found.get(id)!;
      expect(m.actual).toBe(1882);
      expect(Math.round(m.predicted)).toBe(total);
      expect(m.mae).toBeCloseTo(mae, 2);
      expect(m.rmse).toBeCloseTo(rmse, 2);
    }
  });

  test("every model is nearer in total than each rule of thumb that extrapolates, and errs less", () => {
    for (const { id } of candidates.filter((model) => model.id !== "nbd")) {
      const m = found.get(id)!;
      for (const naive of ["own_rate", "base_rate"]) {
        expect(Math.abs(m.bias!)).toBeLessThan(Math.abs(found.get(naive)!.bias!));
        expect(m.rmse).toBeLessThan(found.get(naive)!.rmse);
      }
    }
  });

  test("the automatic choice, from what the 39 weeks themselves held out, is a model in which buyers leave", () => {
    const origins = ["1997-06-24", "1997-08-12"].map((origin) => heldOut(origin, 49));
    const choice = runBacktest(new Map(origins.map((one, i) => [i + 1, one])), candidates);
    const why = choice.told.find(({ name }) => name === "choice")!.note;
    console.log(`automatic choice at 1997-09-30: ${why}`);
    expect(choice.order[0]).toBe("mbg_nbd");
  });
});
