import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { logLikelihood } from "../../../models/nbd/likelihood.ts";
import { nbd } from "../../../models/nbd/nbd.ts";
import { nbdReference as reference } from "../../../models/nbd/reference.ts";
import { auc } from "../../../models/numeric/auc.ts";
import { paretoNbd } from "../../../models/pareto_nbd/pareto_nbd.ts";
import { collapse } from "../../../models/purchases/histories.ts";
import { cdnow, hasCdnow } from "../cdnow.ts";
import { relativeError } from "../numeric/golden.ts";
import { frameOf, single } from "../pareto_nbd/golden.ts";
import { simulate } from "../pareto_nbd/simulate.ts";

const names = ["r", "alpha"] as const;
const only = (column: Float64Array) => column[0]!;
const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;

/** Customers none of whom ever leaves. */
const loyal = (customers: number, seed: string, horizon = 0) =>
  simulate({ r: 0.8, alpha: 60, s: 1e-12, beta: 1 }, { customers, longest: 700, seed, horizon });

function fitted(...args: Parameters<typeof nbd.fit>) {
  const fit = nbd.fit(...args);
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
}

describe.skipIf(!hasCdnow)("NBD, published numbers on the CDNOW sample (needs ../shared/reference)", () => {
  const sample = hasCdnow ? cdnow(7) : null;
  const params = sample ? fitted(sample).params : reference.estimates.params;

  test(`the estimates: ${reference.estimates.source}`, () => {
    for (const name of names) {
      expect(relativeError(params[name], reference.estimates.params[name])).toBeLessThan(2e-7);
    }
    expect(fitted(sample!).logLikelihood).toBeCloseTo(reference.estimates.logLikelihood, 7);
  });

  test(`the hold-out: ${reference.holdOutErrors.source}`, () => {
    const expected = reference.holdOutErrors;
    const [forecast] = nbd.conditionalExpectedPurchases(params, sample!, [expected.weeks]);
    const actual = sample!.heldOut;
    const error = forecast!.map((value, i) => value - actual[i]!);
    const near = (value: number | null, golden: number) =>
      expect(relativeError(value!, golden)).toBeLessThan(1e-6);
    near(mean(forecast!) * forecast!.length, expected.total);
    near(mean(error.map(Math.abs)), expected.meanAbsolute);
    near(Math.sqrt(mean(error.map((e) => e * e))), expected.rootMeanSquare);
    const squaredLog = forecast!.map((value, i) => (Math.log1p(value) - Math.log1p(actual[i]!)) ** 2);
    near(mean(squaredLog), expected.meanSquaredLog);
    near(
      auc(
        forecast!,
        actual.map((n) => Number(n > 0)),
      ),
      expected.aucOfPurchases,
    );
  });
});

describe("fitting NBD", () => {
  const { frame } = loyal(600, "fit");
  const base = fitted(frame);

  test("its gradient and Hessian are those of finite differences", () => {
    const of = logLikelihood(collapse(frame));
    const positive = fc.double({ min: 0.05, max: 5, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (r, alpha) => {
        const params = Float64Array.of(r, 50 * alpha);
        const { gradient, hessian } = of(params);
        const scale = Math.hypot(...hessian.map((h, k) => h * params[k >> 1]! * params[k & 1]!));
        for (let i = 0; i < 2; i++) {
          const h = 1e-4 * params[i]!;
          const [up, down] = [h, -h].map((d) => of(params.map((p, j) => (j === i ? p + d : p))));
          const slope = (up!.value - down!.value) / (2 * h);
          expect(Math.abs(gradient[i]! - slope) * params[i]!).toBeLessThan(1e-6 * scale);
          for (let j = 0; j < 2; j++) {
            const curve = (up!.gradient[j]! - down!.gradient[j]!) / (2 * h);
            const error = Math.abs(hessian[2 * i + j]! - curve) * params[i]! * params[j]!;
            expect(error).toBeLessThan(1e-6 * scale);
          }
        }
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  test("in another unit, another order, or with equal customers weighted is the same fit", () => {
    const weeks = (t: number) => t / 7;
    const other = fitted({ ...frame, recency: frame.recency.map(weeks), T: frame.T.map(weeks) });
    expect(relativeError(other.params.alpha * 7, base.params.alpha)).toBeLessThan(1e-8);
    expect(relativeError(other.params.r, base.params.r)).toBeLessThan(1e-8);
    const rows = Array.from(frame.frequency, (x, i) => [x, frame.recency[i]!, frame.T[i]!]);
    expect(fitted(frameOf(random("order").shuffle(rows)))).toEqual(base);
    const twice = fitted(frameOf([...rows, ...rows]));
    const weighted = fitted(frameOf(rows.map((row) => [...row, 2])));
    expect(weighted).toEqual(twice);
    expect(relativeError(twice.logLikelihood, 2 * base.logLikelihood)).toBeLessThan(1e-12);
  });

  test("recovers the truth within three standard errors in at least 95 of 100 samples", () => {
    const within = { r: 0, alpha: 0 };
    for (let seed = 0; seed < 100; seed++) {
      const fit = fitted(loyal(200, `recovery ${seed}`).frame);
      for (const name of names) {
        const off = Math.abs(Math.log(fit.params[name] / { r: 0.8, alpha: 60 }[name]));
        within[name] += Number(off < 3 * fit.logStandardErrors[name]!);
      }
    }
    for (const name of names) expect(within[name], name).toBeGreaterThanOrEqual(95);
  });

  test("refuses, with the reason, what cannot tell two parameters; shrunk, it answers", () => {
    const refused = (reason: string) => ({ state: "refused", reason });
    const never = "no repeat purchases: every customer has bought once";
    expect(nbd.fit(frameOf([]))).toEqual(refused("no customers"));
    expect(nbd.fit(single(0, 0, 0))).toEqual(refused("no time observed: every T is 0"));
    expect(nbd.fit(single(0, 0, 30))).toEqual(refused(never));
    expect(nbd.fit(single(3, 20, 40))).toEqual(refused("fewer distinct histories than parameters: 1 of 2"));
    expect(fitted(single(0, 0, 30), { isShrunk: true }).standardErrors.r).toBeGreaterThan(0);
  });

  test("any possible customers give finite parameters or a reason, and r is named where rates do not differ", () => {
    const customer = fc
      .record({ x: fc.oneof(fc.nat(3), fc.nat(10_000)), T: fc.nat(10_957) })
      .map(({ x, T }) => (T === 0 ? [0, 0, 0] : [x, x === 0 ? 0 : T, T]));
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 25 }), (rows) => {
        const fit = nbd.fit(frameOf(rows));
        if (fit.state === "refused") expect(fit.reason).toMatch(/^(no |fewer |did not converge: )/);
        else expect(Object.values(fit.params).every((v) => v > 0 && Number.isFinite(v))).toBe(true);
      }),
      { numRuns: 60, seed: 3 },
    );
    const regular = fitted(frameOf(Array.from({ length: 50 }, (_, i) => [i + 1, 10 * i + 10, 10 * i + 15])));
    expect(regular.atBound).toEqual(["r"]);
    expect(regular.params.r / regular.params.alpha).toBeCloseTo(0.1, 1);
  });
});

describe("what NBD says of a customer", () => {
  const params = { r: 0.8, alpha: 60 };

  test("is what Pareto/NBD says where nobody leaves", () => {
    const market = { ...params, s: 1e-9, beta: 1e9 };
    for (const [x, recency, T] of [
      [0, 0, 0],
      [0, 0, 300],
      [4, 200, 300],
      [900, 10_950, 10_957],
    ] as const) {
      const customer = single(x, recency, T);
      const discounting = { horizon: Number.POSITIVE_INFINITY, discount: 0.001 };
      const same = (one: number, other: number) =>
        expect(Math.abs(one - other)).toBeLessThan(1e-9 * (1 + Math.abs(other)));
      const [near, exact] = [paretoNbd, nbd].map((model) => [
        only(model.logLikelihood(market, customer)),
        only(model.pAlive(market, customer)),
        only(model.pAliveAfter(market, customer, [90])[0]!),
        only(model.conditionalExpectedPurchases(market, customer, [90])[0]!),
        only(model.expectedPurchasesIfAlive(market, customer, [90])[0]!),
        only(model.discountedExpectedPurchases(market, customer, discounting)),
        only(model.discountedExpectedPurchases(market, customer, { horizon: 90, discount: 0 })),
        only(model.noPurchase(market, customer, 90)),
        only(model.nextPurchase(market, customer, [0.5])[0]!),
        only(model.nextPurchaseIfAlive(market, customer, [0.9])[0]!),
        only(model.gap(market, customer, [0.9])[0]!),
        model.expectedPurchases(market, 90),
        model.purchaseCount(market, 90, 2),
      ]);
      exact!.forEach((value, i) => {
        same(near![i]!, value);
      });
      const counts = nbd.countsIfAlive(params, customer, 90).of(0);
      paretoNbd
        .countsIfAlive(market, customer, 90)
        .of(0)
        .forEach((chance, n) => {
          if (n < counts.length) expect(Math.abs(counts[n]! - chance)).toBeLessThan(1e-11);
        });
      expect(1 - counts.reduce((sum, p) => sum + p, 0)).toBeLessThan(1e-7);
    }
  });

  test("forecasts what 20,000 loyal customers go on to do; of 80 % of them between P10 and P90", () => {
    const horizon = 200;
    const { frame, future } = loyal(20_000, "forecast", horizon);
    const [expected] = nbd.conditionalExpectedPurchases(params, frame, [horizon]);
    const error = expected!.map((value, i) => value - future[i]!.length);
    const spread = Math.sqrt(mean(error.map((e) => e * e)));
    expect(Math.abs(mean(error))).toBeLessThan((4 * spread) / Math.sqrt(error.length));
    const counts = nbd.countsIfAlive(params, frame, horizon);
    const chance = random("within ties");
    const inside = future.slice(0, 3000).filter((purchases, i) => {
      const pmf = counts.of(counts.index[i]!);
      const below = pmf.subarray(0, purchases.length).reduce((sum, p) => sum + p, 0);
      const u = below + chance.uniform() * (pmf[purchases.length] ?? 0);
      return u > 0.1 && u < 0.9;
    });
    expect(Math.abs(inside.length / 3000 - 0.8)).toBeLessThan(0.03);
  });

  test("all time to come needs a discount, and a horizon of counts an end", () => {
    const forever = { horizon: Number.POSITIVE_INFINITY, discount: 0 };
    expect(() => nbd.discountedExpectedPurchases(params, single(3, 60, 90), forever)).toThrow(
      "all time to come needs a discount above 0: 0; give a rate or a horizon",
    );
    expect(() => nbd.countsIfAlive(params, single(3, 60, 90), Number.POSITIVE_INFINITY).of(0)).toThrow(
      "horizon without an end: Infinity; count over a length of time",
    );
  });
});
