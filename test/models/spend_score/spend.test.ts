import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { fitSpend, leastSpenders, type SpendHistory } from "../../../models/spend_score/fit.ts";
import {
  ownWeight,
  posteriorOfSpend,
  spendExpected,
  spendOfPeers,
} from "../../../models/spend_score/fitted.ts";

const historyOf = (
  rows: readonly (readonly [x: number, monetary: number, spend: number])[],
): SpendHistory => ({
  frequency: Float64Array.from(rows, (row) => row[0]),
  monetary: Float64Array.from(rows, (row) => row[1]),
  spend: Float64Array.from(rows, (row) => row[2]),
});

const customer = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 1_000_000 }), fc.boolean())
  .map(([x, cents, isReturned]) => {
    const m = cents / 100;
    return x === 0 || isReturned ? ([x, Number.NaN, 0] as const) : ([x, m, (x + 1) * m] as const);
  });

test("expected spend of any company is finite and at or above 0, and weights are shares", () => {
  fc.assert(
    fc.property(fc.array(customer, { maxLength: 40 }), (rows) => {
      const history = historyOf(rows);
      const { params } = fitSpend(history);
      expect([...spendExpected(params, history)].every((m) => m >= 0 && Number.isFinite(m))).toBe(true);
      expect([...ownWeight(params, history)].every((w) => w >= 0 && w < 1)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

describe("with too little data", () => {
  const few = historyOf([
    [2, 50, 160],
    [0, Number.NaN, 40],
  ]);

  test("every customer is expected to spend the mean of all purchase days, by name and with the reason", () => {
    const fit = fitSpend(few);
    expect(fit.params).toEqual({ model: "population_mean", mean: 50 });
    expect([...spendExpected(fit.params, few)]).toEqual([50, 50]);
    expect(fit.records.find((record) => record.name === "state")!.note).toBe(
      `fallback: gamma_gamma was not fitted, too few customers with a repeat purchase of known spend: 1 of ${leastSpenders}`,
    );
  });

  test("a company of no customers has a mean of 0", () => {
    expect(fitSpend(historyOf([])).params).toEqual({ model: "population_mean", mean: 0 });
  });
});

test("a customer's own mean weighs more the more purchases it rests on, as the expectation shows", () => {
  const rows = Array.from({ length: 200 }, (_, i) => {
    const x = i % 9;
    const m = 20 + ((i * 37) % 90);
    return x === 0 ? ([0, Number.NaN, m] as const) : ([x, m, (x + 1) * m] as const);
  });
  const { params, records } = fitSpend(historyOf(rows));
  expect(params.model).toBe("gamma_gamma");
  expect(records.find((record) => record.name === "left_out")!.value).toBe(
    rows.filter((row) => row[0] === 0).length,
  );
  const same = historyOf([
    [0, Number.NaN, 0],
    [1, 200, 0],
    [5, 200, 0],
    [50, 200, 0],
  ]);
  const [prior, ...expected] = spendExpected(params, same);
  const weights = [...ownWeight(params, same)];
  expect(weights[0]).toBe(0);
  expect([...weights].sort((a, b) => a - b)).toEqual(weights);
  expected.forEach((spend, i) => {
    expect((spend - prior!) / (200 - prior!)).toBeCloseTo(weights[i + 1]!, 10);
  });
});

describe("independence of frequency and spend", () => {
  const noteOf = (fit: ReturnType<typeof fitSpend>, name: string) =>
    fit.records.find((record) => record.name === name)!.note!;

  /** Everybody's spend grows with purchase days by the given power. */
  const growing = (power: number) => {
    const chance = random(`growing ${power}`);
    return historyOf(
      Array.from({ length: 1500 }, () => {
        const x = chance.poisson(2);
        const m = x === 0 ? Number.NaN : chance.gamma(5 * x, chance.gamma(4, 60 * (1 + x) ** power) * x);
        return [x, m, x === 0 ? 30 : (x + 1) * m] as const;
      }),
    );
  };

  test("where it holds, Gamma-Gamma scores and the records say so", () => {
    const fit = fitSpend(growing(0));
    expect(fit.params.model).toBe("gamma_gamma");
    expect(noteOf(fit, "independence")).toMatch(
      /^holds: no sign that spend depends on frequency \(likelihood ratio/,
    );
    const names = fit.records.map((record) => record.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("rank_correlation_p_value");
  });

  test("where it fails, the expectation of a one-time buyer is that of one, not of the mean customer", () => {
    const history = growing(0.6);
    const fit = fitSpend(history);
    if (fit.params.model !== "spend_by_frequency") throw new Error(fit.params.model);
    expect(noteOf(fit, "model")).toBe("spend_by_frequency");
    expect(noteOf(fit, "independence")).toMatch(
      /^fails: customers with twice the purchase days spend [\d.]+ % more on each \(likelihood ratio [\d.]+, p under 0.001, level 0.01\); spend by frequency is used$/,
    );
    expect(Math.abs(fit.params.params.elasticity - 0.6)).toBeLessThan(0.15);
    const [once, thrice, often] = spendOfPeers(
      fit.params,
      historyOf([
        [0, 0, 0],
        [2, 0, 0],
        [8, 0, 0],
      ]),
    );
    // 5 x 60 / (4 - 1) of a customer with one purchase day
    expect(once!).toBeGreaterThan(70);
    expect(once!).toBeLessThan(130);
    expect(thrice! / once!).toBeCloseTo(3 ** fit.params.params.elasticity, 10);
    expect(often! / once!).toBeCloseTo(9 ** fit.params.params.elasticity, 10);
    const names = fit.records.map((record) => record.name);
    expect(new Set(names).size).toBe(names.length);
  });

  test("further spends have the posterior's mean, and none is known under the population mean", () => {
    for (const power of [0, 0.6]) {
      const history = growing(power);
      const { params } = fitSpend(history);
      const posterior = posteriorOfSpend(params, history)!;
      const expected = spendExpected(params, history);
      for (let i = 0; i < 50; i++) {
        const mean = (posterior.p * posterior.scale[i]!) / (posterior.shape[i]! - 1);
        expect(mean / expected[i]!).toBeCloseTo(1, 10);
      }
    }
    expect(posteriorOfSpend({ model: "population_mean", mean: 3 }, historyOf([[0, 0, 0]]))).toBeNull();
  });
});

describe("spends of every kind", () => {
  const repeated = (rows: readonly (readonly [number, number])[]) =>
    fitSpend(historyOf(rows.map(([x, m]) => [x, m, (x + 1) * Math.max(m, 0)] as const)));
  const stateOf = (fit: ReturnType<typeof fitSpend>) =>
    fit.records.find((record) => record.name === "state")!.note!;

  test("all equal spends fall back to their mean, with the reason", () => {
    const fit = repeated(Array.from({ length: 40 }, (_, i) => [1 + (i % 5), 25] as const));
    expect(fit.params).toEqual({ model: "population_mean", mean: 25 });
    expect(stateOf(fit)).toBe("fallback: gamma_gamma was not fitted, every customer spends the same: 25");
  });

  test("a cent and a million million in one company give finite expectations", () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => [1 + (i % 4), [0.01, 1e12, 40, 900][i % 4]! * (1 + i / 60)] as const,
    );
    const fit = repeated(rows);
    expect(fit.params.model).not.toBe("population_mean");
    const expected = spendExpected(fit.params, historyOf(rows.map(([x, m]) => [x, m, 0])));
    expect(expected.every((value) => value > 0 && Number.isFinite(value))).toBe(true);
  });

  test("where the model has no mean the one seen stands in, and the records say so", () => {
    const rows = Array.from(
      { length: 300 },
      (_, i) => [2 + (i % 3), 10 * ((i + 0.5) / 300) ** -1.6] as const,
    );
    const fit = repeated(rows);
    if (fit.params.model === "population_mean") throw new Error(stateOf(fit));
    expect(fit.params.params.q).toBeLessThan(1);
    const mean = fit.records.find((record) => record.name === "population_mean")!;
    expect(mean.value).toBeNull();
    expect(mean.note).toBe("Does not exist, q is not above 1; the mean seen stands in.");
  });

  test("customers whose returns outweigh their purchases are left out and get the mean of their peers", () => {
    const rows = Array.from(
      { length: 200 },
      (_, i) => [1 + (i % 6), i % 5 === 0 ? -30 : 20 + ((i * 37) % 90)] as const,
    );
    const fit = repeated(rows);
    expect(fit.records.find((record) => record.name === "left_out")!.value).toBe(40);
    const history = historyOf(rows.map(([x, m]) => [x, m, 0]));
    expect(spendExpected(fit.params, history)[0]).toBe(spendOfPeers(fit.params, history)[0]);
    expect(ownWeight(fit.params, history)[0]).toBe(0);
  });
});
