import type { About } from "../../about.ts";

export const aboutChurnLogistic: About = {
  id: "logistic",
  title: "Logistic regression",
  kind: "churn",
  summary: {
    en: "Who will not buy in the next H days, from everything known of a customer: purchases, complaints, contacts, payments, products and season.",
    zh: "依据客户的全部已知情况（购买、投诉、联系、付款、商品与季节）估计未来 H 天内谁不会购买。",
  },
  assumes: [
    {
      en: "Each feature moves the log-odds of silence along a line, on its own or a logarithmic scale, whatever the others are.",
      zh: "每个特征在原始或对数尺度上线性影响沉默的对数几率，与其他特征无关。",
    },
    {
      en: "What held after past days holds after the as-of day.",
      zh: "过去各时点之后成立的规律，在截止日之后依然成立。",
    },
    {
      en: "Coefficients are small unless the data say otherwise: a normal prior whose strength is chosen on a later day than the one learnt from.",
      zh: "除非数据另有说明，系数都较小：采用正态先验，其强度由晚于训练时点的数据选定。",
    },
  ],
  reads: ["score.churn_feature", "mart.transaction_score.model"],
  gives: [
    {
      en: "Probability of no purchase in the next H days, calibrated on a day it had not seen.",
      zh: "未来 H 天内没有购买的概率，并在未参与训练的时点上校准。",
    },
    {
      en: "What each feature adds for each customer, exactly: coefficient times standardised value.",
      zh: "每个特征对每位客户的精确贡献：系数乘以标准化取值。",
    },
  ],
  papers: [
    "le Cessie & van Houwelingen 1992, Ridge Estimators in Logistic Regression, Applied Statistics 41(1)",
    "Platt 1999, Probabilistic Outputs for Support Vector Machines, Advances in Large Margin Classifiers",
  ],
};
