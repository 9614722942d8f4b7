import type { About } from "../about.ts";

export const aboutMbgNbdCovariates: About = {
  id: "mbg_nbd_covariates",
  title: "MBG/NBD with covariates",
  kind: "transactions",
  summary: {
    en: "How often each customer buys and whether it still does, where industry, region or channel make customers differ.",
    zh: "估计客户的购买频率以及是否仍然活跃，并考虑行业、地区或渠道造成的差异。",
  },
  assumes: [
    {
      en: "Customers of one industry, region and channel are an MBG/NBD market of their own.",
      zh: "同一行业、地区和渠道的客户各自构成一个 MBG/NBD 市场。",
    },
    {
      en: "A covariate multiplies the mean pace by a ratio common to all, and the two shapes of leaving by ratios of their own; ratios of several covariates multiply.",
      zh: "每个协变量以统一的比率乘以平均购买速率，并以各自的比率乘以流失分布的两个形状参数；多个协变量的比率相乘。",
    },
    {
      en: "Covariates do not change with time, and the spread of paces is the same for all.",
      zh: "协变量不随时间变化，购买速率的离散程度对所有客户相同。",
    },
    {
      en: "Levels with fewer than 50 customers or 1 % of them, and customers of whom nothing is stated, are alike.",
      zh: "客户数不足 50 或不足全体 1% 的类别，以及未注明的客户，视为同类。",
    },
  ],
  reads: [
    "mart.customer_rfm.frequency",
    "mart.customer_rfm.recency",
    "mart.customer_rfm.age",
    "mart.customer.industry",
    "mart.customer.region",
    "mart.customer.channel",
  ],
  gives: [
    {
      en: "How many times as often each level buys and leaves, compared with the commonest, with standard errors.",
      zh: "各类别相对于最常见类别的购买与流失倍数，附标准误。",
    },
    {
      en: "All that MBG/NBD gives of each customer, by its own covariates.",
      zh: "按客户自身的协变量，给出 MBG/NBD 的全部结果。",
    },
  ],
  papers: [
    "Fader & Hardie 2007, Incorporating Time-Invariant Covariates into the Pareto/NBD and BG/NBD Models, brucehardie.com/notes/019",
  ],
};
