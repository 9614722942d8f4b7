import type { About } from "../about.ts";

export const aboutGammaGamma: About = {
  id: "gamma_gamma",
  title: "Gamma-Gamma",
  kind: "spend",
  summary: {
    en: "What a purchase of each customer is worth: its own mean, drawn towards that of all customers the less is known of it.",
    zh: "每个客户一次购买的价值：其自身均值，了解越少越向全体客户的均值靠拢。",
  },
  assumes: [
    {
      en: "A customer's purchases vary at random around its own mean.",
      zh: "客户每次购买的金额围绕其自身均值随机波动。",
    },
    {
      en: "These means differ between customers as an inverse gamma distribution and do not change.",
      zh: "这些均值在客户之间服从逆 Gamma 分布，且不随时间变化。",
    },
    {
      en: "What a customer spends has nothing to do with how often it buys; a likelihood-ratio test at 1 % checks it.",
      zh: "客户的消费额与购买频率无关；以 1% 水平的似然比检验核查。",
    },
  ],
  reads: ["mart.customer_rfm.frequency", "mart.customer_rfm.monetary"],
  gives: [
    {
      en: "Expected spend of each customer's purchase days: mart.spend_score.expected_spend.",
      zh: "每个客户每个购买日的预期消费：mart.spend_score.expected_spend。",
    },
    {
      en: "Correlations of frequency and spend with intervals, and the test of their independence: meta.model_fit.",
      zh: "频率与消费的相关系数及区间，以及两者独立性的检验：meta.model_fit。",
    },
  ],
  papers: [
    "Fader, Hardie & Lee 2005, RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, JMR 42(4)",
    "Fader & Hardie 2013, The Gamma-Gamma Model of Monetary Value",
    "Colombo & Jiang 1999, A Stochastic RFM Model, Journal of Interactive Marketing 13(3)",
  ],
};
