import { expectedSpend } from "../../../models/gamma_gamma/expected_spend.ts";
import { spendLogLikelihood } from "../../../models/gamma_gamma/likelihood.ts";
import { collapseSpends } from "../../../models/gamma_gamma/spends.ts";
import { logA0 } from "../../../models/pareto_nbd/log_a0.ts";
import { sbg } from "../../../models/sbg/sbg.ts";
import { fitOf, history, models } from "../cdnow_fits.ts";
import type { Answer } from "../entry.ts";

const names: Record<string, string[]> = {
  bg_nbd: ["r", "alpha", "a", "b"],
  mbg_nbd: ["r", "alpha", "a", "b"],
  pareto_nbd: ["r", "alpha", "s", "beta"],
};

/** Parameters as the list gives them, in order or by name, or those of the fit. */
export function paramsOf(name: string, given: unknown): Record<string, number> {
  if (given === undefined || typeof given === "string") return fitOf(name).params;
  if (!Array.isArray(given)) return given as Record<string, number>;
  return Object.fromEntries(names[models[name]!.id]!.map((n, i) => [n, given[i] as number]));
}

const forever = Number.POSITIVE_INFINITY;

/** Numbers that need no data: parameters and a history in, a value out. */
export const goldenAnswers: Answer = ({ model, quantity, inputs }) => {
  const given = inputs as unknown as Record<string, number> & Record<"params", unknown>;
  const { x = 0, t_x = 0, T = 0, t = 0, delta = 0 } = given;
  if (quantity.startsWith("golden values") && model in models) {
    const of = models[model]!;
    const params = paramsOf(model, given.params);
    const frame = history(x, t_x, T);
    return {
      ll: of.logLikelihood(params, frame)[0],
      palive: of.pAlive(params, frame)[0],
      cet: of.conditionalExpectedPurchases(params, frame, [t])[0]![0],
      ...(delta > 0
        ? { dert: of.discountedExpectedPurchases(params, frame, { horizon: forever, discount: delta })[0] }
        : {}),
    };
  }
  if (model === "gg") {
    const [p, q, v] = given.params as unknown as [number, number, number];
    const frame = { frequency: Float64Array.of(x), monetary: Float64Array.of(given.m!) };
    return {
      ll: spendLogLikelihood(collapseSpends(frame))(Float64Array.of(p, q, v)).value,
      expected: expectedSpend({ p, q, v }, 0, frame)[0],
    };
  }
  if (model === "sbg_derl" || model === "sbg_del_new") {
    const [alpha, beta] = given.params as unknown as [number, number];
    return {
      derl: sbg.residualLifetime({ alpha, beta }, (given.n ?? 1) - 1, given.discount!),
      del_: sbg.discountedLifetime({ alpha, beta }, given.discount!),
    };
  }
  if (quantity.startsWith("DERT")) {
    const at = (count: number) =>
      models[model]!.discountedExpectedPurchases(paramsOf(model, given.params), history(count, t_x, T), {
        horizon: forever,
        discount: delta,
      })[0];
    return Array.isArray(x) ? (x as number[]).map(at) : at(x);
  }
  if (quantity.startsWith("log-lik, large x")) {
    const at = (count: number, last: number) =>
      models[model]!.logLikelihood(paramsOf(model, given.params), history(count, last, T))[0];
    return { x0: at(0, 0), x200_tx38: at(200, 38) };
  }
  if (quantity.startsWith("CET without underflow")) {
    const at = (count: number) =>
      models[model]!.conditionalExpectedPurchases(paramsOf(model, given.params), history(count, t_x, T), [
        t,
      ])[0]![0];
    return { x132: at(132), x133: at(133) };
  }
  if (quantity.startsWith("log A0")) {
    const [xs, lasts, ages] = [x, t_x, T] as unknown as number[][];
    return xs!.map((count, i) => logA0(given.params as never, count, lasts![i]!, ages![i]!));
  }
  if (quantity.startsWith("P(alive) x=1000")) {
    return models[model]!.pAlive(paramsOf(model, given.params), history(x, t_x, T))[0];
  }
  if (quantity.startsWith("pmf P(X")) {
    const params = paramsOf(model, given.params);
    const at = (count: number) => models[model]!.purchaseCount(params, t, count);
    return Array.isArray(x) ? (x as number[]).map(at) : at(x);
  }
  return undefined;
};
