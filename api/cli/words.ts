import type { Tier, Trend } from "../../models/index.ts";

type Day = string | null;

interface Words {
  totals(orders: number, revenue: string, contribution: string): string;
  frozen(reason: string | null): string;
  tier(tier: Tier, before: Tier | null, trend: Trend): string;
  values(established: string, potential: string): string;
  treatment(treatment: string, limit: string): string;
  noPurchase: string;
  alive(probability: string, model: string): string;
  lifetime(horizon: number, value: string, model: string): string;
  churn(horizon: number, probability: string, atRisk: string): string;
  next(expected: Day, p10: Day, p90: Day, isOverdue: boolean): string;
}

const tiersZh: Record<Tier, string> = {
  high: "高价值",
  potential: "潜在价值",
  secondary: "次价值",
  low: "低价值",
};
const trendsZh: Record<Trend, string> = { rising: "上升", steady: "平稳", falling: "下降", unknown: "未知" };

/** What `explain` says around the scores, in both languages. */
export const words: Record<"en" | "zh", Words> = {
  en: {
    totals: (orders, revenue, contribution) =>
      `Orders ${orders}, net revenue ${revenue}, contribution ${contribution}`,
    frozen: (reason) => `Deliveries stopped: ${reason ?? "no reason given"}`,
    tier: (tier, before, trend) => `Tier ${tier} (${before ? `was ${before}` : "new"}), trend ${trend}`,
    values: (established, potential) => `established ${established}, potential ${potential}`,
    treatment: (treatment, limit) => `treatment: ${treatment}; service up to ${limit} a year`,
    noPurchase: "No purchase yet, so no purchase scores",
    alive: (probability, model) => `P(alive) ${probability} by ${model}`,
    lifetime: (horizon, value, model) => `Lifetime value over ${horizon} days ${value} by ${model}`,
    churn: (horizon, probability, atRisk) =>
      `No purchase in ${horizon} days: ${probability}; at risk ${atRisk}`,
    next: (expected, p10, p90, isOverdue) =>
      `Next order ${expected ?? "not within ten years"} (P10 ${p10 ?? "—"}, P90 ${p90 ?? "—"})${isOverdue ? ", overdue" : ""}`,
  },
  zh: {
    totals: (orders, revenue, contribution) =>
      `订单 ${orders} 笔，净收入 ${revenue}，贡献毛利 ${contribution}`,
    frozen: (reason) => `已冻结：${reason ?? "未说明原因"}`,
    tier: (tier, before, trend) =>
      `${tiersZh[tier]}（${before ? `此前为${tiersZh[before]}` : "新客户"}），趋势${trendsZh[trend]}`,
    values: (established, potential) => `既定价值 ${established}，潜在价值 ${potential}`,
    treatment: (treatment, limit) => `策略：${treatment}；每年服务成本上限 ${limit}`,
    noPurchase: "尚无购买，因此没有购买评分",
    alive: (probability, model) => `存活概率 ${probability}（${model}）`,
    lifetime: (horizon, value, model) => `未来 ${horizon} 天的客户终身价值 ${value}（${model}）`,
    churn: (horizon, probability, atRisk) =>
      `未来 ${horizon} 天不购买的概率 ${probability}；风险金额 ${atRisk}`,
    next: (expected, p10, p90, isOverdue) =>
      `预计下次下单 ${expected ?? "十年之内不会"}（P10 ${p10 ?? "—"}，P90 ${p90 ?? "—"}）${isOverdue ? "，已逾期" : ""}`,
  },
};
