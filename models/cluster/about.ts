import type { About } from "../about.ts";
import { clusters } from "./clusters.ts";

export const aboutClusters: About = {
  id: "clusters",
  title: "k-means",
  kind: "segments",
  summary: {
    en: "Finds groups of customers who buy alike, without being told what to look for, and says so when there are none.",
    zh: "在不预设标准的情况下找出购买行为相似的客户群；没有明显的群时如实说明。",
  },
  assumes: [
    {
      en: "Alike means near in eight features, each on a signed logarithmic or plain scale, with the median as 0 and the interquartile range as 1, cut off at three.",
      zh: "相似指在八个特征上相近：各特征取带符号对数或原值，以中位数为 0、四分位距为 1，超过三倍处截断。",
    },
    {
      en: "Clusters are about as wide in every direction; a long or bent group is cut into several.",
      zh: "各群在各方向上的宽度相近；细长或弯曲的群会被切分。",
    },
    {
      en: "A number of clusters counts only if halves of the customers agree on it (adjusted Rand index 0.7), its mean silhouette is over 0.25 and over that of structureless clouds with the same spread, and no cluster has less than one in a hundred customers.",
      zh: "仅当客户随机两半的结果一致（调整兰德指数不低于 0.7）、平均轮廓系数高于 0.25 且高于同等离散度的无结构数据、且每群不少于百分之一的客户时，该群数才成立。",
    },
    {
      en: "A feature that is missing for a customer is taken to be the company's median.",
      zh: "客户缺失的特征按公司中位数处理。",
    },
  ],
  reads: [
    "mart.customer_rfm.last_purchase_on",
    "mart.customer_rfm.first_purchase_on",
    "mart.customer_rfm.frequency",
    "mart.customer_rfm.spend",
    "core.customer_day.gross_sales",
    "core.customer_day.returns",
    "core.customer_day.net_revenue",
    "core.customer_day.contribution",
    "mart.customer_product.orders",
  ],
  gives: [
    {
      en: "The cluster of every customer, how far it is from its centre and which cluster is next.",
      zh: "每位客户所属的群、到群中心的距离以及次近的群。",
    },
    {
      en: "For every cluster what sets it apart, its medians, its value, its mix of tiers and the treatment of the most frequent tier.",
      zh: "每个群的突出特征、中位数、价值、价值层级构成以及最多的层级所对应的措施。",
    },
    {
      en: "For every number of clusters tried its silhouette, stability and inertia, and why it was taken or not.",
      zh: "每个尝试过的群数的轮廓系数、稳定性与惯性，以及采用或不采用的原因。",
    },
  ],
  papers: clusters.papers,
};
