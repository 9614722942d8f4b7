import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { bgBb } from "../../../models/bg_bb/bg_bb.ts";
import { bgBbLogLikelihood } from "../../../models/bg_bb/likelihood.ts";
import type { BgBbParams } from "../../../models/bg_bb/params.ts";
import { collapsePatterns } from "../../../models/bg_bb/patterns.ts";
import { bgBbReference as reference } from "../../../models/bg_bb/reference.ts";
import { relativeError } from "../numeric/golden.ts";

interface Golden {
  histories: number[][];
  pmf: number[][];
  mean: number[][];
  fit: { rows: number[][]; params: number[]; logLikelihood: number };
}

/** Computed to 30 digits or more by mpmath, term by term. */
const golden: Golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8"));

const paramsOf = ([alpha, beta, gamma, delta]: readonly number[]): BgBbParams => ({
  alpha: alpha!,
  beta: beta!,
  gamma: gamma!,
  delta: delta!,
});

/** Rows of x, t_x, n and number of customers. */
const frameOf = (rows: readonly (readonly number[])[]) => ({
  frequency: Float64Array.from(rows, (row) => row[0]!),
  recency: Float64Array.from(rows, (row) => row[1]!),
  periods: Float64Array.from(rows, (row) => row[2]!),
  weight: Float64Array.from(rows, (row) => row[3] ?? 1),
});

function fitted(fit: ReturnType<typeof bgBb.fit>) {
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
}

/** Customers who live period by period; it shares no formula with the model. */
function simulate({ alpha, beta, gamma, delta }: BgBbParams, customers: number, seed: string) {
  const chance = random(seed);
  return Array.from({ length: customers }, () => {
    const n = chance.integer(4, 9);
    const buys = chance.beta(alpha, beta);
    const leaves = chance.beta(gamma, delta);
    let [x, last] = [0, 0];
    for (let t = 1; t <= n && chance.uniform() >= leaves; t++) {
      if (chance.uniform() < buys) [x, last] = [x + 1, t];
    }
    return [x, last, n];
  });
}

const shape = fc.double({ min: 0.05, max: 200, noNaN: true });
const market = fc.record({ alpha: shape, beta: shape, gamma: shape, delta: shape });
const history = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30))
  .map(([n, share, x]) => {
    const last = Math.round(share * n);
    return [last === 0 ? 0 : Math.max(1, Math.min(x, last)), last, n];
  });

describe("BG/BB's answers", () => {
  test("agree with 30-digit values for up to a thousand periods and any spread", () => {
    for (const row of golden.histories) {
      const params = paramsOf(row);
      const frame = frameOf([row.slice(4, 7)]);
      const [log, alive, later, cet, dert, purchase, dropout, none, three] = row.slice(7) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const near = (value: Float64Array, expected: number) =>
        expect(relativeError(value[0]!, expected), `${row.slice(0, 7)}`).toBeLessThan(1e-9);
      expect(Math.abs(bgBb.logLikelihood(params, frame)[0]! - log)).toBeLessThan(1e-9);
      near(bgBb.pAlive(params, frame), alive);
      near(bgBb.pAlive(params, frame, 5), later);
      near(bgBb.conditionalExpectedPurchases(params, frame, 12), cet);
      near(bgBb.discountedExpectedPurchases(params, frame, 0.1), dert);
      near(bgBb.posteriorPurchase(params, frame), purchase);
      near(bgBb.posteriorDropout(params, frame), dropout);
      near(bgBb.conditionalPurchaseCount(params, frame, 4, 0), none);
      near(bgBb.conditionalPurchaseCount(params, frame, 4, 3), three);
    }
    for (const row of golden.pmf) {
      expect(relativeError(bgBb.purchaseCount(paramsOf(row), row[4]!, row[5]!), row[6]!)).toBeLessThan(1e-9);
    }
    for (const row of golden.mean) {
      expect(relativeError(bgBb.expectedPurchases(paramsOf(row), row[4]!), row[5]!)).toBeLessThan(1e-11);
    }
  });

  test("the chances of all possible histories of n periods sum to 1", () => {
    fc.assert(
      fc.property(market, fc.integer({ min: 1, max: 9 }), (params, n) => {
        const rows = [[0, 0, n]];
        for (let last = 1; last <= n; last++) for (let x = 1; x <= last; x++) rows.push([x, last, n]);
        const logs = bgBb.logLikelihood(params, frameOf(rows));
        // Histories with the same x and t_x differ in which of the earlier periods had a purchase
        const ways = (k: number, of: number): number => (k === 0 ? 1 : (ways(k - 1, of - 1) * of) / k);
        const total = rows.reduce((sum, [x, last], i) => {
          return sum + (x === 0 ? 1 : ways(x! - 1, last! - 1)) * Math.exp(logs[i]!);
        }, 0);
        expect(Math.abs(total - 1)).toBeLessThan(1e-11);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test("the chances of all counts sum to 1, and their mean is the expectation; of customers with a past too", () => {
    fc.assert(
      fc.property(market, history, fc.integer({ min: 1, max: 12 }), (params, row, m) => {
        let [sum, mean, ownSum, ownMean] = [0, 0, 0, 0];
        for (let x = 0; x <= m; x++) {
          const chance = bgBb.purchaseCount(params, m, x);
          const own = bgBb.conditionalPurchaseCount(params, frameOf([row]), m, x)[0]!;
          sum += chance;
          mean += x * chance;
          ownSum += own;
          ownMean += x * own;
        }
        expect(Math.abs(sum - 1)).toBeLessThan(1e-10);
        expect(Math.abs(ownSum - 1)).toBeLessThan(1e-10);
        expect(relativeError(mean, bgBb.expectedPurchases(params, m))).toBeLessThan(1e-9);
        const expected = bgBb.conditionalExpectedPurchases(params, frameOf([row]), m)[0]!;
        expect(relativeError(ownMean, expected)).toBeLessThan(1e-9);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  test("DERT is the discounted sum of what every single period is expected to bring", () => {
    fc.assert(
      fc.property(market, history, (params, row) => {
        const frame = frameOf([row]);
        let sum = 0;
        let before = 0;
        for (let t = 1; t <= 60; t++) {
          const until = bgBb.conditionalExpectedPurchases(params, frame, t)[0]!;
          sum += (until - before) / 2 ** t;
          before = until;
        }
        expect(relativeError(bgBb.discountedExpectedPurchases(params, frame, 1)[0]!, sum)).toBeLessThan(1e-9);
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  test("names the first row that no customer could have", () => {
    const params = paramsOf([1, 1, 1, 1]);
    expect(() =>
      bgBb.pAlive(
        params,
        frameOf([
          [0, 0, 1],
          [1, 5, 4],
        ]),
      ),
    ).toThrow("recency is not a period: 5 of 4 in row 1");
    expect(() => bgBb.pAlive(params, frameOf([[3, 2, 4]]))).toThrow(
      "frequency does not fit its recency: 3 purchases up to period 2 in row 0",
    );
    expect(() => bgBb.pAlive(params, frameOf([[0, 2, 4]]))).toThrow("frequency does not fit its recency");
    expect(() => bgBb.pAlive(params, frameOf([[0, 0, 1.5]]))).toThrow(
      "periods is not a whole count: 1.5 in row 0",
    );
    expect(() => bgBb.fit({ ...frameOf([[0, 0, 1]]), weight: Float64Array.of(0) })).toThrow(
      "weight is not above 0: 0 in row 0",
    );
  });
});

describe("fitting BG/BB", () => {
  const base = fitted(bgBb.fit(frameOf(golden.fit.rows)));

  test("finds the maximum where 30-digit arithmetic puts it", () => {
    expect(base.convergence).toBe("converged");
    expect(relativeError(base.logLikelihood, golden.fit.logLikelihood)).toBeLessThan(1e-12);
    Object.values(base.params).forEach((value, i) => {
      expect(relativeError(value, golden.fit.params[i]!)).toBeLessThan(1e-5);
    });
  });

  test("the gradient and Hessian are those of finite differences", () => {
    const of = bgBbLogLikelihood(collapsePatterns(frameOf(golden.fit.rows)));
    fc.assert(
      fc.property(market, ({ alpha, beta, gamma, delta }) => {
        const at = Float64Array.of(alpha, beta, gamma, delta);
        const { gradient, hessian } = of(at);
        const scale = Math.hypot(
          ...hessian.map((h, k) => h * at[Math.floor(k / 4)]! * at[k % 4]!),
          ...gradient,
        );
        for (let i = 0; i < 4; i++) {
          const h = 1e-5 * at[i]!;
          const [up, down] = [h, -h].map((d) => of(at.map((v, j) => (j === i ? v + d : v))));
          const slope = (up!.value - down!.value) / (2 * h);
          expect(Math.abs(gradient[i]! - slope) * at[i]!).toBeLessThan(1e-6 * scale);
          for (let j = 0; j < 4; j++) {
            const curve = (up!.gradient[j]! - down!.gradient[j]!) / (2 * h);
            expect(Math.abs(hessian[4 * i + j]! - curve) * at[i]! * at[j]!).toBeLessThan(1e-6 * scale);
          }
        }
      }),
      { numRuns: 30, seed: 4 },
    );
  });

  test("does not see the order of customers, nor whether equal ones are repeated or weighted", () => {
    const repeated = golden.fit.rows.flatMap(([x, last, n, customers]) =>
      Array.from({ length: customers! }, () => [x!, last!, n!]),
    );
    const { weight: _, ...unweighted } = frameOf(random("order").shuffle(repeated));
    expect(fitted(bgBb.fit(unweighted))).toEqual(base);
    expect(base.customers).toBe(repeated.length);
  });

  test("recovers the parameters of 2,000 customers within three standard errors in 95 of 100 companies", () => {
    const truth = { alpha: 1.2, beta: 0.8, gamma: 0.9, delta: 4 };
    let within = 0;
    for (let seed = 0; seed < 100; seed++) {
      const fit = fitted(bgBb.fit(frameOf(simulate(truth, 2000, `bg_bb ${seed}`))));
      const near = (["alpha", "beta", "gamma", "delta"] as const).every((name) => {
        const error = fit.logStandardErrors[name];
        return error !== null && Math.abs(Math.log(fit.params[name] / truth[name])) < 3 * error;
      });
      if (near) within += 1;
    }
    expect(within).toBeGreaterThanOrEqual(95);
  });

  test("refuses, with the reason, what cannot tell four parameters", () => {
    const reasonOf = (...rows: number[][]) => {
      const fit = bgBb.fit(frameOf(rows));
      return fit.state === "refused" ? fit.reason : fit.state;
    };
    expect(reasonOf()).toBe("no customers");
    expect(reasonOf([0, 0, 0, 9])).toBe("no whole period observed");
    expect(reasonOf([0, 0, 3, 9], [0, 0, 5, 2])).toBe(
      "no repeat purchases: every customer has bought in one period",
    );
    expect(reasonOf([3, 3, 3, 9], [5, 5, 5, 2])).toBe("no period without a purchase");
    expect(reasonOf([0, 0, 2, 3], [1, 1, 2, 4], [1, 2, 2, 5], [2, 2, 2, 6])).toBe(
      "fewer distinct histories than parameters: 3 of 4 beyond one an age",
    );
  });

  test("any possible customers give finite parameters and scores or a reason", () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 25 }), (rows) => {
        const fit = bgBb.fit(frameOf(rows));
        if (fit.state === "refused") {
          expect(fit.reason).toMatch(/^(no |fewer |did not converge: )/);
          return;
        }
        expect(Object.values(fit.params).every((v) => v > 0 && Number.isFinite(v))).toBe(true);
        const scored = bgBb.conditionalExpectedPurchases(fit.params, frameOf(rows), 12);
        expect(scored.every((v) => v >= 0 && v <= 12)).toBe(true);
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});

const FILE = fileURLToPath(new URL("../../../../shared/reference/donations_lifetimes.csv", import.meta.url));

describe.skipIf(!existsSync(FILE))(
  "BG/BB, published numbers on the donors (needs ../shared/reference)",
  () => {
    const donors = () =>
      frameOf(
        readFileSync(FILE, "utf8")
          .trim()
          .split("\n")
          .slice(1)
          .map((line) => line.split(",").map(Number)),
      );

    test(`${reference.estimates.source}; ${reference.newDonor.source}; ${reference.inSample.source}`, () => {
      const fit = fitted(bgBb.fit(donors()));
      expect(fit.customers).toBe(reference.estimates.customers);
      expect(Math.abs(fit.logLikelihood - reference.estimates.logLikelihood)).toBeLessThan(0.005);
      for (const [name, value] of Object.entries(reference.estimates.params)) {
        expect(Math.abs(fit.params[name as keyof BgBbParams] - value)).toBeLessThan(6e-4);
      }
      const { periods, expected } = reference.newDonor;
      expect(Math.abs(bgBb.expectedPurchases(fit.params, periods) - expected)).toBeLessThan(1e-4);
      expect(
        Math.abs(fit.customers * bgBb.purchaseCount(fit.params, 6, 0) - reference.inSample.none),
      ).toBeLessThan(0.5);
      expect(
        Math.abs(fit.customers * bgBb.purchaseCount(fit.params, 6, 6) - reference.inSample.all),
      ).toBeLessThan(0.5);
    });

    test(`${reference.alive.source}; ${reference.conditional.source}; ${reference.nextFiveYears.source}`, () => {
      const { params } = fitted(bgBb.fit(donors()));
      for (const { frequency, recency, probability } of reference.alive.cases) {
        const [value] = bgBb.pAlive(params, frameOf([[frequency, recency, 6]]), 1);
        expect(Math.abs(value! - probability)).toBeLessThan(0.006);
      }
      const { periods, silent, frequent } = reference.conditional;
      for (const { frequency, recency, expected } of [silent, frequent]) {
        const [value] = bgBb.conditionalExpectedPurchases(
          params,
          frameOf([[frequency, recency, 6]]),
          periods,
        );
        expect(Math.abs(value! - expected)).toBeLessThan(3e-4);
      }
      const all = donors();
      const five = bgBb.conditionalExpectedPurchases(params, all, reference.nextFiveYears.periods);
      const total = five.reduce((sum, value, i) => sum + value * all.weight[i]!, 0);
      expect(Math.abs(total - reference.nextFiveYears.total)).toBeLessThan(0.5);
    });

    test(reference.tracking.source, () => {
      const { params, customers } = fitted(bgBb.fit(donors()));
      reference.tracking.expected.forEach((expected, i) => {
        const inYear = bgBb.expectedPurchases(params, i + 1) - bgBb.expectedPurchases(params, i);
        expect(Math.abs(customers * inYear - expected)).toBeLessThan(0.5);
      });
    });
  },
);
