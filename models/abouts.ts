import type { About } from "./about.ts";
import { aboutBetaDiscreteWeibull } from "./beta_discrete_weibull/about.ts";
import { aboutBgBb } from "./bg_bb/about.ts";
import { aboutBgCnbdK } from "./bg_cnbd_k/about.ts";
import { aboutBgNbd } from "./bg_nbd/about.ts";
import { aboutClusters } from "./cluster/about.ts";
import { aboutClv } from "./clv/about.ts";
import { aboutTiers } from "./customer_tier/about.ts";
import { aboutCustomerValue } from "./customer_value/about.ts";
import { aboutGammaGamma } from "./gamma_gamma/about.ts";
import { aboutChurnBoosting } from "./learners/boosting/about.ts";
import { aboutChurnLogistic } from "./learners/logistic/about.ts";
import { aboutLoyalty } from "./loyalty/about.ts";
import { aboutMbgCnbdK } from "./mbg_cnbd_k/about.ts";
import { aboutMbgNbd } from "./mbg_nbd/about.ts";
import { aboutMbgNbdCovariates } from "./mbg_nbd_covariates/about.ts";
import { aboutModelValue } from "./model_value/about.ts";
import { aboutNbd } from "./nbd/about.ts";
import { aboutProductRhythms } from "./next_order_product/about.ts";
import { aboutParetoNbd } from "./pareto_nbd/about.ts";
import { aboutProductPairs } from "./product_pair/about.ts";
import { aboutSbg } from "./sbg/about.ts";
import { aboutSpendByFrequency } from "./spend_by_frequency/about.ts";

/** Every model that has a page of documentation. */
export const abouts: readonly About[] = [
  aboutChurnBoosting,
  aboutChurnLogistic,
  aboutClusters,
  aboutProductPairs,
  aboutProductRhythms,
  aboutMbgNbd,
  aboutMbgNbdCovariates,
  aboutBgNbd,
  aboutNbd,
  aboutParetoNbd,
  aboutMbgCnbdK,
  aboutBgCnbdK,
  aboutBetaDiscreteWeibull,
  aboutBgBb,
  aboutClv,
  aboutGammaGamma,
  aboutSbg,
  aboutSpendByFrequency,
  aboutCustomerValue,
  aboutLoyalty,
  aboutModelValue,
  aboutTiers,
];
