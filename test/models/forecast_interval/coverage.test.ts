import { expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { forecasts } from "../../../models/forecast_interval/forecast.ts";
import { expectedSpend } from "../../../models/gamma_gamma/expected_spend.ts";
import { fitGammaGamma } from "../../../models/gamma_gamma/fit.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import type { Context, Fit } from "../../../models/model.ts";
import { simulate } from "../bg_nbd/simulate.ts";

const purchasing = { r: 0.8, alpha: 60, a: 0.9, b: 2.4 };
const spending = { p: 5, q: 3.6, v: 30 };
const horizon = 365;
const margin = 0.4;
const customers = 200;
const context = { options: { horizonDays: horizon } } as unknown as Context;

/** A company that lives by the models, its fits, the forecast of all its customers, and what came. */
function company(seed: string) {
  const chance = random(seed);
  const { frame, future } = simulate(purchasing, 1, { customers, longest: 700, horizon, seed });
  const purse = frame.frequency.map(() => chance.gamma(spending.q, spending.v));
  const monetary = frame.frequency.map((x, i) =>
    x === 0 ? Number.NaN : chance.gamma(spending.p * x, purse[i]! * x),
  );
  const fit = mbgNbd.fit(frame, { isShrunk: true });
  const spends = fitGammaGamma({ frequency: frame.frequency, monetary });
  if (fit.state === "refused" || spends.state === "refused") return null;
  const { params, logCovariance } = fit;
  const { params: spend, observedMean } = spends;
  const estimate = { ...fit, names: Object.keys(params), isShrunk: true };
  const fits = {
    transactions: { params: { model: "mbg_nbd", params, estimate }, records: [] },
    spend: {
      params: { model: "gamma_gamma", params: spend, observedMean, logCovariance: spends.logCovariance },
      records: [],
    },
  } as unknown as Record<string, Fit>;
  const orders = mbgNbd.conditionalExpectedPurchases(params, frame, [horizon])[0]!;
  const same = (value: number) => new Float64Array(customers).fill(value);
  const columns = {
    frequency: frame.frequency,
    recency: frame.recency,
    age: frame.T,
    monetary,
    p_alive: mbgNbd.pAlive(params, frame),
    expected_orders: orders,
    discounted_orders: orders,
    expected_spend: expectedSpend(spend, observedMean, { frequency: frame.frequency, monetary }),
    margin: same(margin),
    total_place: same(0),
    tier_place: same(Number.NaN),
    segment_place: same(Number.NaN),
  };
  const state = forecasts.begin(fits, context, customers);
  forecasts.add(state, { rows: customers, columns }, context);
  const totals = forecasts.columns(state, context) as Record<string, Float64Array>;
  const bought = future.reduce((sum, each) => sum + each.length, 0);
  let value = 0;
  future.forEach((each, i) => {
    for (const _ of each) value += margin * chance.gamma(spending.p, purse[i]!);
  });
  const of = (name: string) => totals[name]![0]!;
  return { of, bought, value, isKnown: logCovariance !== null };
}

test("of companies refitted each, eight in ten find their orders and value between P10 and P90", () => {
  const all = Array.from({ length: 100 }, (_, i) => company(`company ${i}`));
  const found = all.flatMap((each) => (each?.isKnown ? [each] : []));
  expect(found.length).toBeGreaterThan(90);
  const share = (is: (one: (typeof found)[number]) => boolean) => found.filter(is).length / found.length;
  const orders = share(({ of, bought }) => bought >= of("orders_p10") && bought <= of("orders_p90"));
  const clv = share(({ of, value }) => value >= of("clv_p10") && value <= of("clv_p90"));
  // Two standard errors of a share over a hundred companies
  expect(Math.abs(orders - 0.8)).toBeLessThan(0.08);
  expect(Math.abs(clv - 0.8)).toBeLessThan(0.08);
  // With the parameters taken as known, the same intervals hold too few
  const chanceAlone = share(({ of, bought }) => {
    const half = (Math.sqrt(1 - of("orders_parameter_share")) * (of("orders_p90") - of("orders_p10"))) / 2;
    return Math.abs(bought - of("expected_orders")) <= half;
  });
  expect(chanceAlone).toBeLessThan(orders - 0.03);
}, 60_000);
