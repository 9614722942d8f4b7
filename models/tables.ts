import { identity, meta, type Table } from "../ingest/index.ts";
import { backtest, backtestDecile } from "./backtest/table.ts";
import { churn, churnCalibration, churnComparison, churnDriver } from "./churn/table.ts";
import { cluster, clusterChoice, customerCluster } from "./cluster/table.ts";
import { clv } from "./clv/table.ts";
import { cohortMonth } from "./cohort_month/table.ts";
import { covariateEffect } from "./covariates/table.ts";
import { customer } from "./customer/table.ts";
import { customerAlias } from "./customer_alias/table.ts";
import { customerInteraction } from "./customer_interaction/table.ts";
import { customerMix } from "./customer_mix/table.ts";
import { customerOrder } from "./customer_order/table.ts";
import { customerProduct } from "./customer_product/table.ts";
import { customerProfit, profitTotal } from "./customer_profit/table.ts";
import { customerQuarter } from "./customer_quarter/table.ts";
import { customerRfm } from "./customer_rfm/table.ts";
import { customerTier, tierPolicy } from "./customer_tier/table.ts";
import { conversion, customerValue, peerGroup } from "./customer_value/table.ts";
import { forecastInterval } from "./forecast_interval/table.ts";
import { identityEdge } from "./identity_edge/table.ts";
import { identityQueue } from "./identity_queue/table.ts";
import { kpiMonth, kpiTotal } from "./kpi_month/table.ts";
import { loyalty, loyaltyWeight } from "./loyalty/table.ts";
import { modelValue, modelValueWeight } from "./model_value/table.ts";
import { nextOrder } from "./next_order/table.ts";
import { nextOrderProduct } from "./next_order_product/table.ts";
import { ownerCollision } from "./owner_collision/table.ts";
import { productPair } from "./product_pair/table.ts";
import { renewal, renewalScore } from "./renewal/table.ts";
import { rfmCell, rfmCut, rfmRule, rfmSegment } from "./rfm_segment/table.ts";
import { segment, valueCell } from "./segment/table.ts";
import { spendScore } from "./spend_score/table.ts";
import { systemDifference, systemDifferenceTotal } from "./system_difference/table.ts";
import { tierLift } from "./tier_lift/table.ts";
import { tierMigration } from "./tier_migration/table.ts";
import { tierMonth, tierThreshold } from "./tier_month/table.ts";
import { tierValueMonth } from "./tier_value_month/table.ts";
import { transactionScore } from "./transaction_score/table.ts";

/** Every table that a build publishes, by id. */
export const published = {
  backtest,
  backtest_decile: backtestDecile,
  churn,
  churn_calibration: churnCalibration,
  churn_comparison: churnComparison,
  churn_driver: churnDriver,
  cluster,
  cluster_choice: clusterChoice,
  clv,
  cohort_month: cohortMonth,
  conversion,
  covariate_effect: covariateEffect,
  customer,
  customer_alias: customerAlias,
  customer_cluster: customerCluster,
  customer_interaction: customerInteraction,
  customer_mix: customerMix,
  customer_order: customerOrder,
  customer_product: customerProduct,
  customer_profit: customerProfit,
  customer_quarter: customerQuarter,
  customer_rfm: customerRfm,
  customer_tier: customerTier,
  customer_value: customerValue,
  forecast_interval: forecastInterval,
  identity_edge: identityEdge,
  identity_queue: identityQueue,
  kpi_month: kpiMonth,
  kpi_total: kpiTotal,
  loyalty,
  loyalty_weight: loyaltyWeight,
  model_value: modelValue,
  model_value_weight: modelValueWeight,
  next_order: nextOrder,
  next_order_product: nextOrderProduct,
  owner_collision: ownerCollision,
  peer_group: peerGroup,
  profit_total: profitTotal,
  renewal,
  renewal_score: renewalScore,
  product_pair: productPair,
  rfm_cell: rfmCell,
  rfm_cut: rfmCut,
  rfm_rule: rfmRule,
  rfm_segment: rfmSegment,
  segment,
  spend_score: spendScore,
  system_difference: systemDifference,
  system_difference_total: systemDifferenceTotal,
  tier_lift: tierLift,
  tier_migration: tierMigration,
  tier_month: tierMonth,
  tier_policy: tierPolicy,
  tier_threshold: tierThreshold,
  tier_value_month: tierValueMonth,
  transaction_score: transactionScore,
  value_cell: valueCell,
  build: meta.build,
  check: meta.check,
  column: meta.dictionary,
  data_quality: meta.dataQuality,
  data_quality_column: meta.dataQualityColumn,
  data_quality_reference: meta.dataQualityReference,
  drift: meta.drift,
  identity_fact: identity.identityFact,
  identity_weight: identity.identityWeight,
  model: meta.model,
  model_fit: meta.modelFit,
  model_statement: meta.modelStatement,
  quarantine_reason: meta.quarantineReason,
  reason: meta.reason,
  reconciliation: meta.reconciliation,
  source: meta.sourceState,
} as const satisfies Record<string, Table>;

export type PublishedId = keyof typeof published;
