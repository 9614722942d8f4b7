import type { About } from "../../about.ts";

export const aboutChurnBoosting: About = {
  id: "gradient_boosting",
  title: "Gradient-boosted trees",
  kind: "churn",
  summary: {
    en: "Who will not buy in the next H days, by many small trees that correct the purchase model with complaints, contacts, payments, products and season.",
    zh: "由许多小决策树在购买模型之上，结合投诉、联系、付款、商品与季节加以修正，估计未来 H 天内谁不会购买。",
  },
  assumes: [
    {
      en: "What held after past days holds after the as-of day.",
      zh: "过去各时点之后成立的规律，在截止日之后依然成立。",
    },
    {
      en: "No more than three features act together; steps stand in for smooth effects.",
      zh: "最多三个特征共同起作用；平滑的影响以阶梯近似。",
    },
    {
      en: "As many trees as help on a later day than the one learnt from, and not one more.",
      zh: "树的数量以在晚于训练时点的数据上仍有改善为限。",
    },
  ],
  reads: ["score.churn_feature", "mart.transaction_score.model"],
  gives: [
    {
      en: "Probability of no purchase in the next H days, calibrated on a day it had not seen.",
      zh: "未来 H 天内没有购买的概率，并在未参与训练的时点上校准。",
    },
    {
      en: "What each feature adds for each customer: exact Shapley values of the trees, which sum to the log-odds.",
      zh: "每个特征对每位客户的贡献：树模型的精确 Shapley 值，其总和等于对数几率。",
    },
  ],
  papers: [
    "Friedman 2001, Greedy Function Approximation: A Gradient Boosting Machine, Annals of Statistics 29(5)",
    "Chen & Guestrin 2016, XGBoost: A Scalable Tree Boosting System, KDD",
    "Lundberg et al. 2020, From Local Explanations to Global Understanding with Explainable AI for Trees, Nature Machine Intelligence 2",
  ],
};
