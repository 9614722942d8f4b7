import { bgCnbdK } from "../../models/bg_cnbd_k/bg_cnbd_k.ts";
import { bgNbd } from "../../models/bg_nbd/bg_nbd.ts";
import { fitGammaGamma } from "../../models/gamma_gamma/fit.ts";
import { mbgCnbdK } from "../../models/mbg_cnbd_k/mbg_cnbd_k.ts";
import { mbgNbd } from "../../models/mbg_nbd/mbg_nbd.ts";
import { nbd } from "../../models/nbd/nbd.ts";
import { paretoNbd } from "../../models/pareto_nbd/pareto_nbd.ts";
import type { PurchaseModel } from "../../models/purchase_model.ts";
import { cdnow } from "../models/cdnow.ts";

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** A fit that must succeed. */
export function fitted<F extends { state: string }>(fit: F): Extract<F, { state: "fitted" }> {
  if (fit.state !== "fitted") throw new Error(`not fitted: ${JSON.stringify(fit)}`);
  return fit as Extract<F, { state: "fitted" }>;
}

/** Histories in weeks up to 1997-09-30, and all 78 weeks. */
export const weeks39 = once(() => cdnow(7));
export const weeks78 = once(() => cdnow(7, "1998-06-30"));

/** The models by the names that the list of reference numbers gives them. */
export const models = {
  "BG/NBD": bgNbd,
  "Pareto/NBD": paretoNbd,
  "MBG/NBD": mbgNbd,
  NBD: nbd,
  bgnbd: bgNbd,
  pnbd: paretoNbd,
  mbgnbd: mbgNbd,
  nbd,
  bgcnbd: bgCnbdK,
  mbgcnbd: mbgCnbdK,
} as unknown as Record<string, PurchaseModel<Record<string, number>>>;

const fits = new Map<
  string,
  ReturnType<typeof fitted<ReturnType<PurchaseModel<Record<string, number>>["fit"]>>>
>();

/** The maximum-likelihood fit of a model to the calibration weeks, made once. */
export function fitOf(name: string, weeks: 39 | 78 = 39) {
  const key = `${models[name]!.id} ${weeks}`;
  const known = fits.get(key) ?? fitted(models[name]!.fit(weeks === 39 ? weeks39() : weeks78()));
  fits.set(key, known);
  return known;
}

export const spendFit = once(() => fitted(fitGammaGamma(weeks39())));
export const spendFit78 = once(() => fitted(fitGammaGamma(weeks78())));

/** One history as a frame. */
export const history = (x: number, recency: number, T: number) => ({
  frequency: Float64Array.of(x),
  recency: Float64Array.of(recency),
  T: Float64Array.of(T),
});

export const sum = (column: ArrayLike<number>) => Array.from(column).reduce((a, b) => a + b, 0);
export const mean = (column: ArrayLike<number>) => sum(column) / column.length;
