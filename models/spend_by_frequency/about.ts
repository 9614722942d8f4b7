import type { About } from "../about.ts";

export const aboutSpendByFrequency: About = {
  id: "spend_by_frequency",
  title: "Gamma-Gamma by frequency",
  kind: "spend",
  summary: {
    en: "Gamma-Gamma for companies whose frequent customers spend more, or less, at a time; taken where the test of independence fails.",
    zh: "适用于常客单次消费更高或更低的公司的 Gamma-Gamma 模型；独立性检验不通过时采用。",
  },
  assumes: [
    {
      en: "A customer's purchases vary at random around its own mean.",
      zh: "客户每次购买的金额围绕其自身均值随机波动。",
    },
    {
      en: "Means of customers who buy equally often differ as an inverse gamma distribution.",
      zh: "购买频率相同的客户的均值服从逆 Gamma 分布。",
    },
    {
      en: "Its scale is a power of the purchase days: twice the days, the same share more or less of spend.",
      zh: "其尺度是购买天数的幂：天数加倍，消费按固定比例增减。",
    },
  ],
  reads: ["mart.customer_rfm.frequency", "mart.customer_rfm.monetary"],
  gives: [
    {
      en: "Expected spend of each customer's purchase days, drawn towards that of customers who buy as often: mart.spend_score.expected_spend.",
      zh: "每个客户每个购买日的预期消费，向购买频率相同的客户靠拢：mart.spend_score.expected_spend。",
    },
    {
      en: "The elasticity of spend by purchase days, with its standard error: meta.model_fit.",
      zh: "消费对购买天数的弹性及其标准误：meta.model_fit。",
    },
  ],
  papers: [
    "Fader, Hardie & Lee 2005, RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, JMR 42(4)",
    "Wilks 1938, The Large-Sample Distribution of the Likelihood Ratio for Testing Composite Hypotheses, Annals of Mathematical Statistics 9(1)",
  ],
};
