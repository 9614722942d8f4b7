import type { About } from "../about.ts";

export const aboutBgCnbdK: About = {
  id: "bg_cnbd_k",
  title: "BG/CNBD-k",
  kind: "transactions",
  summary: {
    en: "How often each customer buys and whether it still does, where customers buy at regular intervals.",
    zh: "适用于按固定间隔购买的客户：估计其购买频率以及是否仍然活跃。",
  },
  assumes: [
    {
      en: "The time between purchases is the sum of k equal random phases; k = 1 is BG/NBD, and the larger k, the more regular.",
      zh: "两次购买的间隔由 k 个同分布的随机阶段组成；k = 1 即 BG/NBD，k 越大购买越规律。",
    },
    {
      en: "All customers share k; their pace differs as a gamma distribution.",
      zh: "所有客户的 k 相同，购买节奏的差异服从伽马分布。",
    },
    {
      en: "After each repeat purchase a customer leaves for good with a probability of its own, which differs as a beta distribution; nobody leaves before a second purchase.",
      zh: "每次重复购买后，客户以各自的概率永久流失，该概率服从贝塔分布；第二次购买前不会流失。",
    },
    {
      en: "Pace and leaving have nothing to do with each other, and neither changes with time.",
      zh: "购买节奏与流失概率相互独立，且不随时间变化。",
    },
  ],
  reads: [
    "mart.customer_rfm.frequency",
    "mart.customer_rfm.recency",
    "mart.customer_rfm.age",
    "mart.customer_rfm.log_gaps",
  ],
  gives: [
    { en: "Probability of being active, now and at any later time.", zh: "当前及未来任一时点仍活跃的概率。" },
    {
      en: "Expected purchases over any horizon, their exact distribution and their discounted sum.",
      zh: "任意期限内的预期购买次数、精确分布及折现值。",
    },
    {
      en: "The day of the next purchase, with an interval that narrows as customers are regular.",
      zh: "下次购买日期及其区间；购买越规律，区间越窄。",
    },
  ],
  papers: [
    "Platzer & Reutterer 2016, Ticking Away the Moments: Timing Regularity Helps to Better Predict Customer Activity, Marketing Science 35(5)",
    "Reutterer, Platzer & Schröder 2021, Leveraging Purchase Regularity for Predicting Customer Behavior the Easy Way, IJRM 38(1)",
  ],
};
