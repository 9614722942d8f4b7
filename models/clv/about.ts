import type { About } from "../about.ts";

export const aboutClv: About = {
  id: "clv",
  title: "Customer lifetime value",
  kind: "value",
  summary: {
    en: "What each customer is expected to contribute over the horizon, in today's money, with the range that eight in ten outcomes fall in: purchases by the transaction model, spend by the spend model, times margin.",
    zh: "每位客户在期限内预期带来的贡献，按今日货币计算，并给出八成结果所在的范围：购买来自交易模型，消费来自消费模型，再乘以利润率。",
  },
  assumes: [
    {
      en: "How often a customer buys and how much it spends on a purchase day are independent, once what is known of the customer is taken into account.",
      zh: "在已知客户信息的前提下，购买频率与每个购买日的消费相互独立。",
    },
    {
      en: "The customer's margin stays what it was to date.",
      zh: "客户的利润率保持迄今水平。",
    },
    {
      en: "A customer's percentiles take the fitted parameters as known; those of totals, tiers and segments count their uncertainty too.",
      zh: "单个客户的百分位数将拟合参数视为已知；合计、层级与细分的百分位数同时计入参数的不确定性。",
    },
    {
      en: "Discounting lowers a customer's percentiles as it lowers the expectation; with a tenth a year and a year ahead, P10 is then some 5 % too low and P90 right to 1 %.",
      zh: "折现按降低期望值的比例降低百分位数；年折现率一成、期限一年时，P10 约低估 5 %，P90 误差在 1 % 以内。",
    },
  ],
  reads: [
    "mart.customer_rfm.frequency",
    "mart.customer_rfm.recency",
    "mart.customer_rfm.age",
    "mart.customer_rfm.monetary",
    "score.customer_month.margin",
  ],
  gives: [
    {
      en: "Lifetime value with P10 and P90: mart.clv.clv, mart.clv.clv_p10, mart.clv.clv_p90.",
      zh: "终身价值及其 P10 与 P90：mart.clv.clv、mart.clv.clv_p10、mart.clv.clv_p90。",
    },
    {
      en: "Expected purchase days over the horizon with P10, P50 and P90: mart.transaction_score.expected_orders, mart.transaction_score.orders_p10, mart.transaction_score.orders_p50, mart.transaction_score.orders_p90.",
      zh: "期限内的预期购买天数及其 P10、P50 与 P90：mart.transaction_score.expected_orders、mart.transaction_score.orders_p10、mart.transaction_score.orders_p50、mart.transaction_score.orders_p90。",
    },
    {
      en: "Customer equity, and the value of tiers and segments, with P10 and P90: mart.forecast_interval.clv, mart.forecast_interval.clv_p10, mart.forecast_interval.clv_p90.",
      zh: "客户资产及各层级与细分的价值，附 P10 与 P90：mart.forecast_interval.clv、mart.forecast_interval.clv_p10、mart.forecast_interval.clv_p90。",
    },
  ],
  papers: [
    "Fader, Hardie & Lee 2005, RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, JMR 42(4)",
    "Fader & Hardie 2013, The Gamma-Gamma Model of Monetary Value",
  ],
};
