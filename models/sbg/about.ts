import type { About } from "../about.ts";

export const aboutSbg: About = {
  id: "sbg",
  title: "sBG",
  kind: "contractual",
  summary: {
    en: "Projects how many of the customers who buy every period go on doing so, from who renewed and who was lost.",
    zh: "根据谁续购、谁流失，预测每个周期都购买的客户中有多少会继续。",
  },
  assumes: [
    {
      en: "A customer who misses a whole period is lost for good.",
      zh: "有一个完整周期未购买的客户即永久流失。",
    },
    {
      en: "Each customer has its own probability of being lost at the end of a period, which never changes.",
      zh: "每个客户在周期末流失的概率各不相同，但始终不变。",
    },
    {
      en: "These probabilities differ between customers as a beta distribution.",
      zh: "这些概率在客户之间服从 Beta 分布。",
    },
  ],
  reads: ["score.renewal_count.lost", "score.renewal_count.censored"],
  gives: [
    {
      en: "Retention and survival of each period, seen and to come: mart.renewal.",
      zh: "已观察及未来各周期的续购率与留存比例：mart.renewal。",
    },
    {
      en: "Where its AIC is the lower: each customer's probability of renewing and discounted expected residual lifetime (DERL), mart.renewal_score.",
      zh: "当其 AIC 较低时：每个客户的续购概率与折现预期剩余生命周期（DERL），mart.renewal_score。",
    },
  ],
  papers: [
    "Fader & Hardie 2007, How to Project Customer Retention, Journal of Interactive Marketing 21(1)",
    "Fader & Hardie 2010, Customer-Base Valuation in a Contractual Setting: The Perils of Ignoring Heterogeneity, Marketing Science 29(1)",
  ],
};
