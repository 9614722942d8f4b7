import type { About } from "../about.ts";
import { productRhythms } from "./product_rhythms.ts";

export const aboutProductRhythms: About = {
  id: "product_rhythms",
  title: "Log-normal gaps",
  kind: "products",
  summary: {
    en: "When a customer will buy an article again, from the days on which it and others bought it.",
    zh: "根据该客户及其他客户购买某商品的日期，预测其下次购买该商品的时间。",
  },
  assumes: [
    {
      en: "The logarithm of the days between two purchases of an article is normal about the customer's own mean; customers' means are normal about the article's, and articles' about the company's.",
      zh: "同一商品两次购买间隔天数的对数围绕客户自身均值呈正态分布；客户均值围绕商品均值、商品均值围绕公司均值呈正态分布。",
    },
    {
      en: "The customer still buys the article, and its rhythm neither quickens nor slows; the gap that is still open is not used to learn rhythms.",
      zh: "客户仍在购买该商品，且节奏不变；尚未结束的间隔不用于学习节奏。",
    },
    {
      en: "Variances of an article count as much as twenty of its gaps or customers of the company's do.",
      zh: "估计商品方差时，公司整体方差相当于该商品二十个间隔或客户的权重。",
    },
  ],
  reads: ["core.order_line.customer_key", "core.order_line.product_key", "core.order_line.day"],
  gives: [
    {
      en: "The expected day of the next purchase with P10 and P90, given that there was none since.",
      zh: "在此后未再购买的条件下，下次购买的预期日期及 P10、P90。",
    },
    {
      en: "Whether the customer is overdue, and the weight of its own rhythm.",
      zh: "是否逾期，以及客户自身节奏的权重。",
    },
  ],
  papers: productRhythms.papers,
};
