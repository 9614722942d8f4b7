import type { About } from "../about.ts";

export const aboutNbd: About = {
  id: "nbd",
  title: "NBD",
  kind: "transactions",
  summary: {
    en: "How often each customer buys, if nobody ever left: a baseline for the models in which customers leave.",
    zh: "假设无人流失时每位客户的购买频率：用作其他考虑流失的模型的对照基准。",
  },
  assumes: [
    {
      en: "A customer buys at random, at a pace of its own; paces differ as a gamma distribution.",
      zh: "客户随机购买，各有自己的购买速率，速率的差异服从伽马分布。",
    },
    {
      en: "Nobody leaves, and no pace changes with time: when a customer last bought does not matter.",
      zh: "无人流失，购买速率也不随时间变化：最近一次购买的时间不影响预测。",
    },
  ],
  reads: ["mart.customer_rfm.frequency", "mart.customer_rfm.age"],
  gives: [
    {
      en: "Expected purchases over any horizon, their exact distribution and their discounted sum.",
      zh: "任意期限内的预期购买次数、精确分布及折现值。",
    },
    { en: "The day of the next purchase, with an interval.", zh: "下次购买日期及其区间。" },
  ],
  papers: [
    "Ehrenberg 1959, The Pattern of Consumer Purchases, Applied Statistics 8(1)",
    "Morrison & Schmittlein 1988, Generalizing the NBD Model for Customer Purchases: What Are the Implications and Is It Worth the Effort?, Journal of Business & Economic Statistics 6(2)",
  ],
};
