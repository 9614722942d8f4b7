import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import {
  calibrated,
  chooseCalibrator,
  fitCalibrator,
} from "../../../models/learners/calibration/calibrator.ts";
import { fitIsotonic } from "../../../models/learners/calibration/isotonic.ts";
import { calibrationLine, logLoss } from "../../../models/learners/calibration/measures.ts";
import { sigmoid } from "../../../models/learners/sigmoid.ts";

/** Outcomes of a true margin that a learner misjudges. */
function misjudged(n: number, wrong: (margin: number) => number, seed: string) {
  const dice = random(seed);
  const truth = Float64Array.from({ length: n }, () => dice.normal(0.3, 1.5));
  return {
    margin: truth.map(wrong),
    truth: truth.map(sigmoid),
    happened: Uint8Array.from(truth, (m) => (dice.uniform() < sigmoid(m) ? 1 : 0)),
    half: Uint8Array.from(truth, (_, i) => i % 2),
  };
}

describe("calibration of margins", () => {
  test("Platt's scaling undoes a margin that is three times too sure and shifted", () => {
    const { margin, truth, happened } = misjudged(20_000, (m) => 3 * m - 1, "platt");
    const found = calibrated(fitCalibrator("platt", margin, happened), margin);
    found.forEach((p, i) => {
      expect(Math.abs(p - truth[i]!)).toBeLessThan(0.03);
    });
    const line = calibrationLine(found, happened)!;
    expect(line.slope).toBeCloseTo(1, 1);
    expect(line.intercept).toBeCloseTo(0, 1);
    expect(calibrationLine(margin.map(sigmoid), happened)!.slope).toBeCloseTo(1 / 3, 1);
  });

  test("isotonic regression undoes a bend that no line could, and is chosen for it", () => {
    const data = misjudged(20_000, (m) => (m > 0 ? 6 * m : m / 4), "bend");
    expect(chooseCalibrator(data.margin, data.happened, data.half)).toBe("isotonic");
    const found = calibrated(fitCalibrator("isotonic", data.margin, data.happened), data.margin);
    const off = found.reduce((sum, p, i) => sum + Math.abs(p - data.truth[i]!), 0) / found.length;
    expect(off).toBeLessThan(0.02);
  });

  test("margins that are right already are left as they are", () => {
    const { margin, happened, half } = misjudged(4000, (m) => m, "right");
    const name = chooseCalibrator(margin, happened, half);
    const found = calibrated(fitCalibrator(name, margin, happened), margin);
    expect(logLoss(found, happened)).toBeLessThan(logLoss(margin.map(sigmoid), happened) + 0.001);
    expect(name).not.toBe("isotonic");
  });

  test("isotonic shares rise from step to step and stay inside 0 to 1", () => {
    const rowsOf = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.boolean()), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const margin = Float64Array.from(rows, ([m]) => m);
        const happened = Uint8Array.from(rows, ([, h]) => (h ? 1 : 0));
        const { margin: at, share } = fitIsotonic(margin, happened);
        for (let b = 0; b < share.length; b++) {
          expect(share[b]! > 0 && share[b]! < 1).toBe(true);
          if (b === 0) continue;
          expect(share[b]!).toBeGreaterThan(share[b - 1]!);
          expect(at[b]!).toBeGreaterThan(at[b - 1]!);
        }
      }),
    );
  });

  test("a forecast of certainty that fails costs much, not everything", () => {
    expect(logLoss(Float64Array.of(1), [0])).toBeCloseTo(-Math.log(1e-6), 6);
    expect(logLoss(Float64Array.of(1), [1])).toBeLessThan(2e-6);
  });

  test("no line is drawn where forecasts or outcomes are all alike", () => {
    expect(calibrationLine(Float64Array.of(0.5, 0.5), [0, 1])).toBeNull();
    expect(calibrationLine(Float64Array.of(0.2, 0.5), [1, 1])).toBeNull();
  });
});
