import type { About } from "../about.ts";

export const aboutMbgNbd: About = {
  id: "mbg_nbd",
  title: "MBG/NBD",
  kind: "transactions",
  summary: {
    en: "How often each customer buys and whether it still does, one-time buyers included: the default.",
    zh: "估计客户的购买频率以及是否仍然活跃，也适用于只买过一次的客户；为默认模型。",
  },
  assumes: [
    {
      en: "While active, a customer buys at random, at a pace of its own; paces differ as a gamma distribution.",
      zh: "活跃期间客户随机购买，各有自己的购买速率，速率的差异服从伽马分布。",
    },
    {
      en: "After every purchase, the first one too, a customer leaves for good with a probability of its own, which differs as a beta distribution.",
      zh: "每次购买后（包括首次），客户以各自的概率永久流失，该概率服从贝塔分布。",
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
    "Batislam, Denizel & Filiztekin 2007, Empirical Validation and Comparison of Models for Customer Base Analysis, IJRM 24(3)",
    "Hoppe & Wagner 2007, Customer Base Analysis: The Case for a Central Variant of the Betageometric/NBD Model, Marketing ZFP 29(2)",
  ],
};
