import type { About } from "../about.ts";

export const aboutLoyalty: About = {
  id: "loyalty",
  title: "Loyalty index",
  kind: "value",
  summary: {
    en: "How firmly a customer keeps to the company, from what it does and what it says: tenure, constancy, recency, breadth and advocacy.",
    zh: "从行为与评价衡量客户对公司的忠诚：合作时长、持续性、近度、广度与口碑。",
  },
  assumes: [
    {
      en: "The index is the weighted mean of the scores that are known, weights as in mart.loyalty_weight: it rises with every score, and the weights are judgement, not learnt.",
      zh: "指数为已知得分的加权平均，权重见 mart.loyalty_weight：随每项得分上升而上升；权重为判断所定，并非由数据学得。",
    },
    {
      en: "Less than 182 days since the first purchase tell no loyalty.",
      zh: "距首次购买不足 182 天无法判断忠诚度。",
    },
    {
      en: "It describes; it does not forecast: for that there are the models of purchases and churn.",
      zh: "它用于描述而非预测：预测由购买模型与流失模型给出。",
    },
  ],
  reads: [
    "mart.customer_rfm.age",
    "mart.customer_rfm.recency",
    "mart.customer_rfm.frequency",
    "core.customer_day.is_purchase",
    "mart.customer_product.category",
    "core.interaction.satisfaction",
  ],
  gives: [
    {
      en: "The index, its five scores, and on how many of them it rests: mart.loyalty.",
      zh: "指数、五项得分及其依据的项数：mart.loyalty。",
    },
  ],
  papers: [
    "Dick & Basu 1994, Customer Loyalty: Toward an Integrated Conceptual Framework, Journal of the Academy of Marketing Science 22",
  ],
};
