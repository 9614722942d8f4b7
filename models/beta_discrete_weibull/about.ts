import type { About } from "../about.ts";

export const aboutBetaDiscreteWeibull: About = {
  id: "beta_discrete_weibull",
  title: "Beta-discrete-Weibull",
  kind: "contractual",
  summary: {
    en: "The sBG model with tenure: the chance that a customer is lost may itself rise or fall with the periods renewed.",
    zh: "考虑续购时长的 sBG 模型：客户自身的流失概率可随已续购的周期上升或下降。",
  },
  assumes: [
    {
      en: "A customer who misses a whole period is lost for good.",
      zh: "有一个完整周期未购买的客户即永久流失。",
    },
    {
      en: "A customer's lifetime is discrete Weibull; the exponent c, common to all, says whether its own chance of loss rises (above 1) or falls (below 1).",
      zh: "客户的生命周期服从离散 Weibull 分布；全体共有的指数 c 表示其流失概率是上升（大于 1）还是下降（小于 1）。",
    },
    {
      en: "The probability of loss in the first period differs between customers as a beta distribution.",
      zh: "首个周期的流失概率在客户之间服从 Beta 分布。",
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
    "Fader, Hardie, Liu, Davin & Steenburgh 2018, How to Project Customer Retention Revisited: The Role of Duration Dependence, Journal of Interactive Marketing 43",
  ],
};
