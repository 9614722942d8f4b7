import { withCovariates } from "./with_covariates.ts";

/** MBG/NBD, the default, with covariates (Fader & Hardie 2007, brucehardie.com note 019). */
export const mbgNbdCovariates = withCovariates("mbg_nbd_covariates", 1);

/** BG/NBD with covariates, by the same code. */
export const bgNbdCovariates = withCovariates("bg_nbd_covariates", 0);
