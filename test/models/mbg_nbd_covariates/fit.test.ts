import { describe, expect, test } from "vitest";
import { bgNbd } from "../../../models/bg_nbd/bg_nbd.ts";
import { logLikelihood } from "../../../models/bg_nbd/likelihood.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import { covariateLogLikelihood } from "../../../models/mbg_nbd_covariates/likelihood.ts";
import { bgNbdCovariates, mbgNbdCovariates } from "../../../models/mbg_nbd_covariates/mbg_nbd_covariates.ts";
import { indicators } from "../../../models/purchases/covariates.ts";
import { collapse } from "../../../models/purchases/histories.ts";
import { relativeError } from "../numeric/golden.ts";
import { simulateLevels } from "./simulate.ts";

const truth = { r: 0.8, alpha: 60, a: 0.9, b: 2.2 };
const alike = { share: 0.5, rate: 1, a: 1, b: 1 };
const SEEDS = 20;
const models = [
  ["BG/NBD", bgNbd, bgNbdCovariates, 0],
  ["MBG/NBD", mbgNbd, mbgNbdCovariates, 1],
] as const;

function fitted(fit: ReturnType<typeof mbgNbdCovariates.fit>) {
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
}

describe.each(models)("%s with covariates", (_, plain, model, early) => {
  const two = { north: { ...alike, share: 0.6 }, south: { share: 0.4, rate: 1.8, a: 0.6, b: 1.3 } };

  test("has the plain model's likelihood where every ratio is 1, and a higher maximum", () => {
    const frame = simulateLevels(truth, early, two, { customers: 3000, longest: 700, seed: "nested" });
    const none = { ...truth, "rate[region=south]": 1, "a[region=south]": 1, "b[region=south]": 1 };
    const withCovariates = model.logLikelihood(none, frame);
    plain.logLikelihood(truth, frame).forEach((value, i) => {
      expect(withCovariates[i]).toBe(value);
    });
    const fit = fitted(model.fit(frame));
    const without = plain.fit(frame);
    if (without.state === "refused") throw new Error(without.reason);
    expect(fit.convergence).toBe("converged");
    expect(fit.logLikelihood).toBeGreaterThan(without.logLikelihood + 20);
    const total = model.logLikelihood(fit.params, frame).reduce((sum, value) => sum + value, 0);
    expect(relativeError(fit.logLikelihood, total)).toBeLessThan(1e-11);
  });

  test("its gradient and Hessian are those of finite differences", () => {
    const frame = simulateLevels(truth, early, two, { customers: 300, longest: 700, seed: "slopes" });
    const of = covariateLogLikelihood(
      [0, 1].map((g) => {
        const keep = (column: Float64Array) => column.filter((_, i) => frame.covariates!.group[i] === g);
        const histories = collapse({
          frequency: keep(frame.frequency),
          recency: keep(frame.recency),
          T: keep(frame.T),
        });
        return { z: Float64Array.of(g, 0.5 - 2 * g), logLikelihood: logLikelihood(histories, early) };
      }),
      2,
    );
    const at = Float64Array.of(0.7, 50, 0.8, 2, 1.4, 0.8, 0.7, 1.2, 1.6, 0.9);
    const { gradient, hessian } = of(at);
    for (let i = 0; i < at.length; i++) {
      const h = 1e-5 * at[i]!;
      const [up, down] = [h, -h].map((d) => of(at.map((p, j) => (j === i ? p + d : p))));
      expect(relativeError((up!.value - down!.value) / (2 * h), gradient[i]!)).toBeLessThan(1e-5);
      for (let j = 0; j < at.length; j++) {
        const slope = (up!.gradient[j]! - down!.gradient[j]!) / (2 * h);
        const size = Math.abs(hessian[i * at.length + j]!) + 1e-3 * Math.abs(gradient[j]! / at[i]!);
        expect(Math.abs(slope - hessian[i * at.length + j]!)).toBeLessThan(1e-5 * size + 1e-9);
      }
    }
  });

  test("finds planted effects within three standard errors, and none where there is none, in 19 of 20 seeds", () => {
    const planted = { "rate[region=south]": 1.8, "a[region=south]": 0.6, "b[region=south]": 1.3 };
    const kept: Record<string, number> = {};
    for (let seed = 0; seed < SEEDS; seed++) {
      for (const [label, levels, ratios] of [
        ["planted", two, planted],
        ["none", { north: alike, south: alike }, null],
      ] as const) {
        const options = { customers: 1500, longest: 700, seed: `${label} ${seed}` };
        const { params, logStandardErrors } = fitted(
          model.fit(simulateLevels(truth, early, levels, options)),
        );
        // Levels of equal size may swap places as reference
        const names = Object.keys(params).filter((name) => name.includes("["));
        expect(names.length).toBe(3);
        for (const name of names) {
          const target = ratios ? ratios[name as keyof typeof planted] : 1;
          const off = Math.abs(Math.log(params[name]! / target)) / logStandardErrors[name]!;
          const key = `${label} ${name.slice(0, name.indexOf("["))}`;
          kept[key] = (kept[key] ?? 0) + (off < 3 ? 1 : 0);
        }
      }
    }
    expect(Object.keys(kept).length).toBe(6);
    for (const [name, times] of Object.entries(kept))
      expect(times, name).toBeGreaterThanOrEqual(0.95 * SEEDS);
  });

  test("answers as the plain model does in each group's own market", () => {
    const frame = simulateLevels(truth, early, two, { customers: 400, longest: 700, seed: "scores" });
    const params = { ...truth, "rate[region=south]": 1.8, "a[region=south]": 0.6, "b[region=south]": 1.3 };
    const south = { r: truth.r, alpha: truth.alpha / 1.8, a: truth.a * 0.6, b: truth.b * 1.3 };
    const scores = {
      pAlive: model.pAlive(params, frame),
      in90: model.conditionalExpectedPurchases(params, frame, [30, 90])[1]!,
      dert: model.discountedExpectedPurchases(params, frame, {
        horizon: Number.POSITIVE_INFINITY,
        discount: 3e-4,
      }),
      quiet: model.noPurchase(params, frame, 90),
      next: model.nextPurchase(params, frame, [0.2])[0]!,
    };
    const counts = model.countsIfAlive(params, frame, 90);
    frame.level.forEach((level, i) => {
      const market = level === "south" ? south : truth;
      const one = {
        frequency: frame.frequency.slice(i, i + 1),
        recency: frame.recency.slice(i, i + 1),
        T: frame.T.slice(i, i + 1),
      };
      expect(relativeError(scores.pAlive[i]!, plain.pAlive(market, one)[0]!)).toBeLessThan(1e-12);
      const in90 = plain.conditionalExpectedPurchases(market, one, [90])[0]![0]!;
      expect(relativeError(scores.in90[i]!, in90)).toBeLessThan(1e-11);
      const discounting = { horizon: Number.POSITIVE_INFINITY, discount: 3e-4 };
      const dert = plain.discountedExpectedPurchases(market, one, discounting)[0]!;
      expect(relativeError(scores.dert[i]!, dert)).toBeLessThan(1e-11);
      expect(relativeError(scores.quiet[i]!, plain.noPurchase(market, one, 90)[0]!)).toBeLessThan(1e-12);
      const next = plain.nextPurchase(market, one, [0.2])[0]![0]!;
      expect(relativeError(scores.next[i]!, next)).toBeLessThan(1e-10);
      const own = counts.of(counts.index[i]!);
      const alone = plain.countsIfAlive(market, one, 90).of(0);
      expect(own.length).toBe(alone.length);
      expect(relativeError(own[0]!, alone[0]!)).toBeLessThan(1e-12);
    });
  });

  test("refuses by name what tells nothing", () => {
    const frame = simulateLevels(truth, early, two, { customers: 600, longest: 700, seed: "refused" });
    const twice = indicators(
      [
        { name: "region", values: frame.level },
        { name: "area", values: frame.level.map((level) => level.toUpperCase()) },
      ],
      1,
    );
    expect(model.fit({ ...frame, covariates: twice })).toEqual({
      state: "refused",
      reason: "covariates that tell nothing: area=SOUTH follows from the others",
    });
    const constant = {
      names: ["size"],
      group: frame.T.length ? new Uint32Array(frame.T.length) : new Uint32Array(),
      values: Float64Array.of(3),
    };
    expect(model.fit({ ...frame, covariates: constant })).toEqual({
      state: "refused",
      reason: "covariates that tell nothing: size is constant",
    });
    const one = indicators([{ name: "region", values: frame.level.map(() => "north") }]);
    expect(model.fit({ ...frame, covariates: one })).toEqual({
      state: "refused",
      reason: "no covariates: none has two levels",
    });
    const { covariates: _unknown, ...bare } = frame;
    expect(model.fit(bare)).toEqual({
      state: "refused",
      reason: "no covariates: the customers' are not known",
    });
    expect(() => model.pAlive(truth, bare)).toThrow("no covariates: the frame has none");
    expect(() => model.pAlive(truth, frame)).toThrow("no effect was fitted for this covariate: region=south");
    const broken = { ...frame.covariates!, values: Float64Array.of(0, Number.NaN) };
    expect(() => model.fit({ ...frame, covariates: broken })).toThrow("a covariate is not a number: NaN");
  });

  test("a level where nobody comes back has a finite effect when shrunk", () => {
    const frame = simulateLevels(truth, early, two, { customers: 300, longest: 700, seed: "separated" });
    const never = {
      ...frame,
      frequency: frame.frequency.map((x, i) => (frame.level[i] === "south" ? 0 : x)),
      recency: frame.recency.map((t, i) => (frame.level[i] === "south" ? 0 : t)),
    };
    const fit = fitted(model.fit(never, { isShrunk: true }));
    expect(fit.convergence).toBe("converged");
    expect(fit.params["rate[region=south]"]).toBeGreaterThan(0.01);
    expect(fit.params["rate[region=south]"]).toBeLessThan(0.7);
    expect(fit.logStandardErrors["rate[region=south]"]).toBeGreaterThan(0.2);
  });
});
