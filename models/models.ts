import { backtests } from "./backtest/index.ts";
import { churn, churnCalibration, churnComparison, churnDriver, churnEstimator } from "./churn/index.ts";
import { churnFeature } from "./churn_feature/index.ts";
import { cluster, clusterChoice, clusterFeature, clusters, customerCluster } from "./cluster/index.ts";
import { clv, clvIntervals } from "./clv/index.ts";
import { cohortMonth } from "./cohort_month/index.ts";
import { covariates } from "./covariates/index.ts";
import { customer } from "./customer/index.ts";
import { customerAlias } from "./customer_alias/index.ts";
import { customerInteraction } from "./customer_interaction/index.ts";
import { customerMix } from "./customer_mix/index.ts";
import { customerMonth } from "./customer_month/index.ts";
import { customerOrder } from "./customer_order/index.ts";
import { customerProduct } from "./customer_product/index.ts";
import { customerProfit, profitBearer, profitOverhead, profitTotal } from "./customer_profit/index.ts";
import { customerQuarter } from "./customer_quarter/index.ts";
import { customerRfm } from "./customer_rfm/index.ts";
import { customerTier, tierPolicy } from "./customer_tier/index.ts";
import {
  conversion,
  conversionCustomer,
  customerPeer,
  customerValue,
  peerGroup,
  peerMember,
  peerPlace,
} from "./customer_value/index.ts";
import { forecastInterval, forecasts } from "./forecast_interval/index.ts";
import { identityEdge } from "./identity_edge/index.ts";
import { identityQueue } from "./identity_queue/index.ts";
import { kpiMonth, kpiTotal } from "./kpi_month/index.ts";
import { loyalty, loyaltyPart, loyaltyWeight } from "./loyalty/index.ts";
import type { Model } from "./model.ts";
import { modelValue, modelValueInput, modelValueWeight } from "./model_value/index.ts";
import { nextOrder } from "./next_order/index.ts";
import { nextOrderProduct, productRhythm, productRhythms } from "./next_order_product/index.ts";
import { ownerCollision } from "./owner_collision/index.ts";
import { productPair } from "./product_pair/index.ts";
import { renewals } from "./renewal/index.ts";
import { rfmCell, rfmCut, rfmRule, rfmSegment, rfmSteps } from "./rfm_segment/index.ts";
import { segment, valueCell } from "./segment/index.ts";
import { spend, spendScore } from "./spend_score/index.ts";
import { systemDifference, systemDifferenceTotal } from "./system_difference/index.ts";
import { bestYear, tierLift } from "./tier_lift/index.ts";
import { tierMigration } from "./tier_migration/index.ts";
import { tierMonth, tiers, tierThreshold } from "./tier_month/index.ts";
import { tierValueMonth } from "./tier_value_month/index.ts";
import { transactionScore, transactions } from "./transaction_score/index.ts";

/** Every model that a build runs; the order is found from what each reads. */
export const models: readonly Model[] = [
  ...backtests,
  bestYear,
  churn,
  churnCalibration,
  churnComparison,
  churnDriver,
  churnEstimator,
  ...churnFeature,
  cluster,
  clusterChoice,
  clusterFeature,
  clusters,
  conversion,
  conversionCustomer,
  ...covariates,
  customerCluster,
  clv,
  clvIntervals,
  cohortMonth,
  customer,
  customerAlias,
  customerInteraction,
  customerMix,
  ...customerMonth,
  customerOrder,
  customerPeer,
  customerProduct,
  customerProfit,
  customerQuarter,
  customerRfm,
  customerTier,
  customerValue,
  ...forecastInterval,
  forecasts,
  identityEdge,
  identityQueue,
  kpiMonth,
  kpiTotal,
  loyalty,
  loyaltyPart,
  loyaltyWeight,
  modelValue,
  modelValueInput,
  modelValueWeight,
  nextOrder,
  nextOrderProduct,
  productRhythm,
  productRhythms,
  ownerCollision,
  peerGroup,
  peerMember,
  peerPlace,
  profitBearer,
  profitOverhead,
  profitTotal,
  ...renewals,
  ...productPair,
  rfmCell,
  rfmCut,
  rfmRule,
  ...rfmSteps,
  rfmSegment,
  segment,
  spend,
  spendScore,
  systemDifference,
  systemDifferenceTotal,
  tierLift,
  tierMigration,
  tierMonth,
  tierPolicy,
  tierThreshold,
  tiers,
  tierValueMonth,
  transactionScore,
  transactions,
  valueCell,
];
