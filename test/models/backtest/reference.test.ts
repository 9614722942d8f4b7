import { describe, expect, test } from "vitest";
import { baselines } from "../../../models/backtest/baselines.ts";
import { tryModel } from "../../../models/backtest/evaluate.ts";
import type { HoldOut } from "../../../models/backtest/hold_out.ts";
import { type Forecast, metricsOf } from "../../../models/backtest/metrics.ts";
import { holdOutReference as reference } from "../../../models/backtest/reference.ts";
import { candidate, candidates } from "../../../models/transaction_score/candidates.ts";
import { cdnow, hasCdnow } from "../cdnow.ts";

describe.skipIf(!hasCdnow)("on the CDNOW sample the published hold-out errors are reproduced", () => {
  const sample = hasCdnow ? cdnow(7) : undefined;
  const heldOut = (): HoldOut => ({
    originOn: 0,
    horizon: reference.weeks,
    frame: { ...sample!, weight: sample!.T.map(() => 1) },
    actual: sample!.heldOut,
    seasonal: sample!.T.map(() => 0),
  });
  const held = (forecast: Forecast, expected: Readonly<Record<string, number | null>>) => {
    const { actual, frame } = heldOut();
    const metrics = metricsOf(forecast, actual, frame.weight);
    expect(metrics.actual).toBe(reference.actual);
    for (const [name, value] of Object.entries(expected)) {
      const found = metrics[name as keyof typeof metrics];
      if (value === null) expect(found, name).toBeNull();
      else
        expect(Math.abs(found! - value), name).toBeLessThanOrEqual(
          reference.tolerance * Math.max(1, Math.abs(value)),
        );
    }
    return metrics;
  };

  test.each(Object.entries(reference.models))("by %s", (id, expected) => {
    const trial = tryModel(candidate(id), heldOut(), false);
    if (trial.state !== "fitted") throw new Error(`${id}: ${trial.reason}`);
    held(trial.forecast, expected);
  });

  test("by each customer's own rate", () => {
    held({ expected: baselines.own_rate(heldOut()) }, reference.ownRate);
  });

  test("by expecting nothing, whose capture is that of customers drawn at random", () => {
    const { capture, auc } = held({ expected: new Float64Array(2357) }, reference.zero);
    expect(capture).toBeCloseTo(235 / 2357, 12);
    expect(auc).toBe(0.5);
  });

  test("and every model's chances of the counts that came are better than those of a model without leaving", () => {
    const { actual, frame } = heldOut();
    const scores = Object.fromEntries(
      candidates.map((model) => {
        const trial = tryModel(model, heldOut(), false);
        if (trial.state === "refused" || trial.state === "baseline") throw new Error(`${trial.reason}`);
        return [model.id, metricsOf(trial.forecast, actual, frame.weight).logScore!];
      }),
    );
    const { nbd, ...leaving } = scores;
    for (const score of Object.values(leaving)) expect(score).toBeGreaterThan(nbd!);
  });
});
