import type { About } from "../about.ts";

export const aboutBgNbd: About = {
  id: "bg_nbd",
  title: "BG/NBD",
  kind: "transactions",
  summary: {
    en: "How often each customer buys and whether it still does, where leaving is only seen after a repeat purchase.",
    zh: "估计客户的购买频率以及是否仍然活跃；客户只会在重复购买之后流失。",
  },
  assumes: [
    {
      en: "While active, a customer buys at random, at a pace of its own; paces differ as a gamma distribution.",
      zh: "活跃期间客户随机购买，各有自己的购买速率，速率的差异服从伽马分布。",
    },
    {
      en: "After each repeat purchase a customer leaves for good with a probability of its own, which differs as a beta distribution.",
      zh: "每次重复购买后，客户以各自的概率永久流失，该概率服从贝塔分布。",
    },
    {
      en: "Nobody leaves before a second purchase: whoever bought once counts as active for ever.",
      zh: "第二次购买前不会流失：只买过一次的客户始终视为活跃。",
    },
    {
      en: "Pace and leaving have nothing to do with each other, and neither changes with time or season.",
      zh: "购买速率与流失概率相互独立，且不随时间或季节变化。",
    },
  ],
  reads: ["mart.customer_rfm.frequency", "mart.customer_rfm.recency", "mart.customer_rfm.age"],
  gives: [
    { en: "Probability of being active, now and at any later time.", zh: "当前及未来任一时点仍活跃的概率。" },
    {
      en: "Expected purchases over any horizon, their exact distribution and their discounted sum, for ever too (DERT).",
      zh: "任意期限内的预期购买次数、精确分布及折现值，包括无限期（DERT）。",
    },
    { en: "The day of the next purchase, with an interval.", zh: "下次购买日期及其区间。" },
  ],
  papers: [
    "Fader, Hardie & Lee 2005, Counting Your Customers the Easy Way: An Alternative to the Pareto/NBD Model, Marketing Science 24(2)",
    "Fader, Hardie & Lee 2005, RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, Journal of Marketing Research 42(4)",
  ],
};
