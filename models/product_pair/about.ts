import type { About } from "../about.ts";

export const aboutProductPairs: About = {
  id: "product_pairs",
  title: "Association of articles",
  kind: "products",
  summary: {
    en: "Which articles are bought together, in one order or by one customer, more often than chance would have it.",
    zh: "哪些商品在同一订单中或被同一客户一起购买的频率高于随机水平。",
  },
  assumes: [
    {
      en: "By chance every article is as likely in each place of every order, or customer; large orders and busy customers have more of everything, and the test takes that off by counting fewer, effective, baskets.",
      zh: "随机情形下，各商品出现在每个订单或客户每个位置上的可能性相同；大订单和活跃客户什么都买得多，检验以较少的有效篮数扣除这一影响。",
    },
    {
      en: "A sale counts once an order or customer, whatever its quantity; returns are not taken off.",
      zh: "同一订单或客户的销售不论数量只计一次；不扣除退货。",
    },
    {
      en: "Where there would be more than twenty million pairs to count, an even share of orders or customers stands for all.",
      zh: "需要计数的组合超过两千万时，以均匀抽取的订单或客户代表全部。",
    },
  ],
  reads: ["core.order_line.order_key", "core.order_line.customer_key", "core.order_line.product_key"],
  gives: [
    {
      en: "Support, confidence both ways and lift of every pair.",
      zh: "每个组合的支持度、双向置信度与提升度。",
    },
    {
      en: "The p-value of Fisher's exact test and the rate of false discoveries among pairs as telling.",
      zh: "费舍尔精确检验的 p 值，以及同等显著的组合中的错误发现率。",
    },
  ],
  papers: [
    "Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19(1)",
    "Benjamini & Hochberg 1995, Controlling the False Discovery Rate, Journal of the Royal Statistical Society B 57(1)",
  ],
};
