import type { transactionModelIds } from "../../ingest/index.ts";
import { bgCnbdK } from "../bg_cnbd_k/bg_cnbd_k.ts";
import { bgNbd } from "../bg_nbd/bg_nbd.ts";
import { mbgCnbdK } from "../mbg_cnbd_k/mbg_cnbd_k.ts";
import { mbgNbd } from "../mbg_nbd/mbg_nbd.ts";
import { mbgNbdCovariates } from "../mbg_nbd_covariates/mbg_nbd_covariates.ts";
import { nbd } from "../nbd/nbd.ts";
import { paretoNbd } from "../pareto_nbd/pareto_nbd.ts";
import type { PurchaseModel } from "../purchase_model.ts";

/** A model whose parameters nobody looks into: each is asked with those that its own fit gave. */
export type AnyPurchaseModel = PurchaseModel<never>;

/**
 * Every model that may forecast purchases from their days alone, the one to prefer first: among models that forecast equally well the
 * earlier one is taken. The default leads; then come models of fewer parameters, then those of more.
 */
export const candidates: readonly AnyPurchaseModel[] = [mbgNbd, bgNbd, nbd, paretoNbd, mbgCnbdK, bgCnbdK];

/** The candidate that knows customers by covariates; only where some are configured. */
export const covariateModel = mbgNbdCovariates;

/** The candidates for a company: the model of most parameters comes last. */
export const candidatesOf = (hasCovariates: boolean): readonly AnyPurchaseModel[] =>
  hasCovariates ? [...candidates, covariateModel] : candidates;

/** Taken where there is too little to compare. */
export const defaultModel: (typeof transactionModelIds)[number] = "mbg_nbd";

/**
 * @throws RangeError for the id of no candidate
 */
export function candidate(id: string): AnyPurchaseModel {
  const found = candidatesOf(true).find((model) => model.id === id);
  if (!found) {
    const known = candidatesOf(true)
      .map((model) => model.id)
      .join(", ");
    throw new RangeError(`no such transaction model: ${id}; take one of ${known}`);
  }
  return found;
}
