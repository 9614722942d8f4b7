import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import {
  logisticContributions,
  logisticMargin,
  logisticPath,
} from "../../../models/learners/logistic/logistic.ts";
import { regress } from "../../../models/learners/logistic/regression.ts";
import { sigmoid } from "../../../models/learners/sigmoid.ts";
import golden from "./golden.json" with { type: "json" };

const x = Float64Array.from(golden.x.flat());
const y = Float64Array.from(golden.y);

test.each(golden.cases)("a penalty of $penalty gives the optimum of 40-digit arithmetic", (expected) => {
  const found = regress(x, y, { penalty: expected.penalty });
  expect(found.isConverged).toBe(true);
  expect(found.intercept).toBeCloseTo(expected.intercept, 10);
  expect(found.logLikelihood).toBeCloseTo(expected.logLikelihood, 10);
  expected.coefficients.forEach((value, j) => {
    expect(found.coefficients[j]).toBeCloseTo(value, 10);
  });
  expected.standardErrors.forEach((value, j) => {
    expect(found.standardErrors[j]).toBeCloseTo(value, 9);
  });
});

test("a perfect split stays finite under a penalty, and never throws without one", () => {
  const split = Float64Array.of(-2, -1, 1, 2);
  const outcome = Float64Array.of(0, 0, 1, 1);
  const found = regress(split, outcome, { penalty: 1 });
  expect(found.isConverged).toBe(true);
  expect(found.coefficients[0]).toBeGreaterThan(0.5);
  expect(Number.isFinite(regress(split, outcome, { penalty: 0 }).coefficients[0])).toBe(true);
});

const n = 3000;
const dice = random("logistic");
const draw = () => Float64Array.from({ length: n }, () => dice.normal());
const signal = draw();
const gone = draw().map((value) => (dice.uniform() < 0.3 ? Number.NaN : value));
const features = {
  names: ["signal", "sometimes missing", "constant", "always missing", "huge"],
  columns: [
    signal,
    gone,
    new Float64Array(n).fill(3),
    new Float64Array(n).fill(Number.NaN),
    draw().map((v, i) => (i === 0 ? 1e12 : v)),
  ],
};
const happened = signal.map((s, i) =>
  dice.uniform() < sigmoid(0.5 + 1.5 * s + (Number.isNaN(gone[i]!) ? 1 : 0)) ? 1 : 0,
);
const rows = Uint32Array.from({ length: n }, (_, i) => i);
const scales = features.names.map(() => "linear" as const);
const [strong, weak] = logisticPath(features, happened, rows, [1e6, 1], scales);

describe("logistic regression of features", () => {
  test("leaves out what never varies, and tells a missing value from none", () => {
    expect(weak!.terms.map((t) => [t.feature, t.isIndicator])).toEqual([
      [0, false],
      [1, false],
      [1, true],
      [4, false],
    ]);
    const [slope, , missing] = weak!.regression.coefficients;
    expect(slope! / weak!.terms[0]!.deviation).toBeCloseTo(1.5, 0);
    expect(missing! / weak!.terms[2]!.deviation).toBeCloseTo(1, 0);
  });

  test("contributions and the mean customer's margin sum to the margin exactly", () => {
    const into = new Float64Array(n * features.columns.length);
    const base = logisticContributions(weak!, features, rows, into);
    const margin = logisticMargin(weak!, features, rows);
    for (let i = 0; i < n; i++) {
      const own = into.subarray(i * 5, i * 5 + 5).reduce((sum, c) => sum + c, base);
      expect(Math.abs(own - margin[i]!)).toBeLessThan(1e-12);
    }
  });

  test("a strong penalty leaves the base rate", () => {
    const share = happened.reduce((sum, one) => sum + one, 0) / n;
    for (const m of logisticMargin(strong!, features, rows)) expect(sigmoid(m)).toBeCloseTo(share, 1);
  });

  test("one row of 10^12 does not bend the line", () => {
    expect(logisticMargin(weak!, features, rows).every(Number.isFinite)).toBe(true);
  });
});
