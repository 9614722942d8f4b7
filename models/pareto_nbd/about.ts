import type { About } from "../about.ts";

export const aboutParetoNbd: About = {
  id: "pareto_nbd",
  title: "Pareto/NBD",
  kind: "transactions",
  summary: {
    en: "How often each customer buys and whether it still does, where customers may leave at any time, also after a single purchase.",
    zh: "估计每位客户的购买频率以及是否仍然活跃；客户可在任何时刻流失，包括仅购买一次之后。",
  },
  assumes: [
    {
      en: "While active, a customer buys at random, at a pace of its own; paces differ as a gamma distribution.",
      zh: "客户在活跃期内随机购买，各有自己的购买速率，速率的差异服从伽马分布。",
    },
    {
      en: "A customer leaves for good at some moment that nobody sees; lifetimes are exponential at a rate of its own, and those rates differ as a gamma distribution.",
      zh: "客户在某一无法观测的时刻永久流失；其存续时间服从指数分布，流失率因人而异，差异服从伽马分布。",
    },
    {
      en: "Pace and leaving have nothing to do with each other, and neither changes with time.",
      zh: "购买速率与流失率相互独立，且不随时间变化。",
    },
  ],
  reads: ["mart.customer_rfm.frequency", "mart.customer_rfm.recency", "mart.customer_rfm.age"],
  gives: [
    { en: "Probability of being active, now and at any later time.", zh: "当前及未来任一时点仍活跃的概率。" },
    {
      en: "Expected purchases over any horizon, their exact distribution and their discounted sum, over all time to come too.",
      zh: "任意期限内（含无限期）的预期购买次数、精确分布及折现值。",
    },
    {
      en: "The day of the next purchase, with an interval, and the chance that there is none.",
      zh: "下次购买日期及其区间，以及不再购买的概率。",
    },
  ],
  papers: [
    "Schmittlein, Morrison & Colombo 1987, Counting Your Customers: Who Are They and What Will They Do Next?, Management Science 33(1)",
    "Fader & Hardie 2005, A Note on Deriving the Pareto/NBD Model and Related Expressions",
    "Fader, Hardie & Lee 2005, RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, Journal of Marketing Research 42(4)",
    "Jerath, Fader & Hardie 2016, Customer-Base Analysis Using Repeated Cross-Sectional Summary (RCSS) Data, European Journal of Operational Research 249(1)",
  ],
};
