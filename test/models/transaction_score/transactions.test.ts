import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseConfig, transactionModelIds } from "../../../ingest/index.ts";
import type { Context } from "../../../models/model.ts";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";
import { candidates, defaultModel } from "../../../models/transaction_score/candidates.ts";
import { leftInAYear } from "../../../models/transaction_score/dropout.ts";
import { fitTransactions, leastRepeaters } from "../../../models/transaction_score/fit.ts";
import { transactions } from "../../../models/transaction_score/transactions.ts";
import { simulate } from "../bg_nbd/simulate.ts";

const options = (change: Partial<Context["options"]> = {}): Context["options"] => ({
  ...parseConfig({
    company: { name: "Test", baseCurrency: "EUR" },
    sources: [
      {
        name: "test",
        format: "csv",
        files: "none.csv",
        entities: { order_line: { columns: { order_id: "o", day: "d", net_amount: "a" } } },
      },
    ],
  }).models,
  ...change,
});
const context = (change?: Partial<Context["options"]>): Context => ({
  asOf: 19_000,
  seed: 1,
  options: options(change),
  tiers: {} as Context["tiers"],
  lapseDays: 90,
  churnDays: 90,
});
const frameOf = (rows: readonly (readonly [x: number, recency: number, T: number])[]): TransactionFrame => ({
  frequency: Float64Array.from(rows, (row) => row[0]),
  recency: Float64Array.from(rows, (row) => row[1]),
  T: Float64Array.from(rows, (row) => row[2]),
  // As if every gap were as long as the mean one
  logGaps: Float64Array.from(rows, ([x, recency]) => (x > 0 ? x * Math.log(recency / x) : 0)),
});
const score = (frame: TransactionFrame, given: Context) => {
  const fit = fitTransactions(frame, given);
  const { frequency, recency, T: age } = frame;
  const rows = frequency.length;
  const columns = { frequency, recency, age, log_gaps: frame.logGaps } as never;
  return { fit, scores: transactions.score(fit, { rows, columns }, given) as Record<string, Float64Array> };
};

const history = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 400 }))
  .map(([x, last, quiet]) =>
    x === 0 ? ([0, 0, last + quiet] as const) : ([x, last, last + quiet] as const),
  );

test("scores of any company, however small, are probabilities and finite expectations", () => {
  fc.assert(
    fc.property(
      fc.array(history, { maxLength: 40 }),
      fc.constantFrom(...transactionModelIds),
      (rows, model) => {
        const { scores } = score(frameOf(rows), context({ transactions: model }));
        for (const name of ["p_alive", "no_purchase_probability"]) {
          expect([...scores[name]!].every((p) => p >= 0 && p <= 1)).toBe(true);
        }
        for (const name of ["expected_orders_30", "expected_orders_90", "expected_orders_365"]) {
          expect([...scores[name]!].every((n) => n >= 0 && Number.isFinite(n))).toBe(true);
        }
        for (let i = 0; i < rows.length; i++) {
          expect(scores.expected_orders_30![i]).toBeLessThanOrEqual(scores.expected_orders_90![i]! + 1e-12);
          expect(scores.discounted_orders![i]).toBeLessThanOrEqual(scores.expected_orders![i]! + 1e-9);
          const waits = [scores.next_p10!, scores.next_p50!, scores.next_p90!].map((w) => w[i]!);
          expect(waits.every((w) => Number.isNaN(w) || (w >= 0 && Number.isFinite(w)))).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe("with too little data", () => {
  const few = frameOf([
    [2, 60, 100],
    [0, 0, 200],
    [1, 10, 300],
  ]);

  test("the company's pooled rate stands in, by name and with the reason", () => {
    const { fit, scores } = score(few, context());
    expect(fit.params).toEqual({ model: "pooled_rate", params: { rate: 3 / 600, lapseDays: 90 } });
    expect(fit.records).toContainEqual({
      kind: "state",
      name: "state",
      value: null,
      standardError: null,
      note: `fallback: mbg_nbd was not fitted, too few customers with a repeat purchase: 2 of ${leastRepeaters}`,
    });
    expect([...scores.is_fallback!]).toEqual([1, 1, 1]);
  });

  test("a customer is active within the lapse days and not after", () => {
    const { scores } = score(few, context());
    expect([...scores.p_alive!]).toEqual([1, 0, 0]);
    expect([...scores.expected_orders_90!]).toEqual([90 * 0.005, 0, 0]);
    expect([...scores.no_purchase_probability!]).toEqual([Math.exp(-0.45), 1, 1]);
  });

  test("without a single repeat purchase nothing is expected and the next purchase is never", () => {
    const { scores } = score(frameOf([[0, 0, 10]]), context());
    expect(scores.expected_orders_365![0]).toBe(0);
    expect(scores.next_p50![0]).toBeNaN();
    expect(scores.gap_p90![0]).toBeNaN();
  });

  test("a company of no customers has a fit and no scores", () => {
    const { fit, scores } = score(frameOf([]), context());
    expect(fit.params).toMatchObject({ model: "pooled_rate", params: { rate: 0 } });
    expect(scores.p_alive).toHaveLength(0);
  });
});

const truth = { r: 0.6, alpha: 30, a: 0.8, b: 2.5 };
const many = simulate(truth, 1, { customers: 2000, longest: 700, seed: "records" }).frame;
const recordsOf = (fit: ReturnType<typeof fitTransactions>) =>
  Object.fromEntries(fit.records.map((record) => [record.name, record]));

test("a fit is recorded with its parameters, their errors and what it rests on", () => {
  const { fit } = score(many, context());
  expect(fit.params.model).toBe("mbg_nbd");
  const named = recordsOf(fit);
  for (const [name, value] of Object.entries(truth)) {
    const { kind, value: found, standardError, logStandardError } = named[name]!;
    expect(kind).toBe("parameter");
    expect(Math.abs(found! - value)).toBeLessThan(4 * standardError!);
    expect(logStandardError).toBeCloseTo(standardError! / found!, 9);
  }
  expect(named.alpha!.note).toBe("In days.");
  expect(named.state!.note).toBe("fitted: converged");
  expect(named.choice!.note).toBe("mbg_nbd: the default, for no back-test was run");
  expect(named.customers!.value).toBe(2000);
  expect(named.repeat_customers!.value).toBe(many.frequency.filter((x) => x > 0).length);
  expect(named.log_likelihood!.value).toBeLessThan(0);
  expect(named.aic!.value).toBeCloseTo(8 - 2 * named.log_likelihood!.value!, 9);
  expect(named.bic!.value).toBeCloseTo(4 * Math.log(2000) - 2 * named.log_likelihood!.value!, 9);
  expect(named.sample).toBeUndefined();
  expect(new Set(fit.records.map((record) => record.name)).size).toBe(fit.records.length);
});

describe("the model that takes it", () => {
  const choice = { order: ["pareto_nbd", "mbg_nbd"], why: "the best of two", records: {} };

  test("is the one that back-tests chose, with their reason", () => {
    const fit = fitTransactions(many, context(), choice);
    expect(fit.params.model).toBe("pareto_nbd");
    expect(recordsOf(fit).choice!.note).toBe("pareto_nbd: the best of two");
    const { names, logCovariance } = fit.params.estimate!;
    expect(logCovariance).toHaveLength(names.length ** 2);
  });

  test("is the next one where the one chosen runs to a bound on all customers, and both are named", () => {
    const forever = Array.from({ length: 600 }, (_, i) => {
      const x = 1 + ((i * 7) % 9);
      return [x, 300 - (300 % (x + 1)), 300 + (i % 20)] as const;
    });
    const fit = fitTransactions(frameOf(forever), context(), { ...choice, order: ["bg_nbd", "nbd"] });
    expect(fit.params.model).toBe("nbd");
    expect(recordsOf(fit).choice!.note).toMatch(
      /^nbd: next in the back-tests, after bg_nbd ran to a bound of .* on all customers$/,
    );
  });

  test.each(transactionModelIds)("is %s where the configuration names it, whatever back-tests say", (id) => {
    const fit = fitTransactions(
      { ...many, logGaps: many.frequency.map((x, i) => (x > 0 ? x * Math.log(many.recency[i]! / x) : 0)) },
      context({ transactions: id }),
      choice,
    );
    expect(fit.params.model).toBe(id);
    expect(recordsOf(fit).choice!.note).toBe(`${id}: configured by models.transactions`);
    const left = leftInAYear(fit.params, many);
    if (id === "nbd") expect(left).toBe(0);
    else expect(left > 0.2 && left < 1).toBe(true);
  });

  test("of fewer than 500 customers is drawn towards the usual, and the sample is called small", () => {
    const few = {
      frequency: many.frequency.slice(0, 300),
      recency: many.recency.slice(0, 300),
      T: many.T.slice(0, 300),
    };
    const fit = fitTransactions(few, context());
    expect(fit.params.estimate!.isShrunk).toBe(true);
    expect(recordsOf(fit).sample!.note).toMatch(/^small: 300 customers are too few /);
  });
});

test("every candidate may be configured, none twice, and the default is one of them", () => {
  expect(candidates.map((model) => model.id)).toEqual([...transactionModelIds]);
  expect(transactionModelIds).toContain(defaultModel);
});
