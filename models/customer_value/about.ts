import type { About } from "../about.ts";

export const aboutCustomerValue: About = {
  id: "customer_value",
  title: "Customer value",
  kind: "value",
  summary: {
    en: "What a customer brings, what it could bring in three components that count nothing twice, its share of wallet, and how much of past potential was realised.",
    zh: "客户带来的价值、互不重复的三部分潜在价值、钱包份额，以及以往潜在价值的实现程度。",
  },
  assumes: [
    {
      en: "What customers of the same role, and as far as there are enough of them the same industry, region and size, bring at their upper quartile, this customer could bring.",
      zh: "同一角色、并在成员足够时同一行业、地区与规模的客户中较优四分之一所带来的贡献，该客户也可能达到。",
    },
    {
      en: "The part of last year's sales that came by won opportunities is the part of the forecast that will, so that much of the open pipeline is expected already.",
      zh: "去年销售中来自赢得商机的比例，即预测中将来自商机的比例，因此这部分未结商机已在预测之内。",
    },
    {
      en: "Headroom against look-alikes is no measurement of what the customer buys elsewhere; a wallet that a source gives goes before it.",
      zh: "与同类客户相比的提升空间并非对客户在别处采购的测量；数据来源给定的采购额优先。",
    },
    {
      en: "Realised is contribution while the pipeline's part of potential is sales: a customer living by opportunities converts to less than 1 even when all comes true.",
      zh: "实现值为贡献，而潜在价值中的商机部分为销售额：依靠商机的客户即使全部兑现，系数也低于 1。",
    },
  ],
  reads: [
    "mart.customer_tier.established_value",
    "mart.customer_tier.expected_contribution",
    "mart.customer_tier.pipeline_value",
    "core.customer.industry",
    "core.customer.region",
    "core.customer.role",
    "core.customer.credit_limit",
    "core.customer.wallet",
    "mart.tier_month.potential_value",
  ],
  gives: [
    {
      en: "Own forecast, pipeline beyond it and headroom beyond both, with the look-alikes, their number and the quantile: mart.customer_value, mart.peer_group.",
      zh: "自身预测、预测之外的商机与两者之外的提升空间，以及同类客户、其数量与分位数：mart.customer_value、mart.peer_group。",
    },
    {
      en: "The conversion coefficient of customers, tiers, segments and owners: realised ÷ potential of a horizon ago, mart.conversion.",
      zh: "客户、层级、分群与负责人的转化系数：实现值 ÷ 一个期间之前的潜在价值，mart.conversion。",
    },
  ],
  papers: [
    "Du, Kamakura & Mela 2007, Size and Share of Customer Wallet, Journal of Marketing 71",
    "Kaplan & Narayanan 2001, Measuring and Managing Customer Profitability, Journal of Cost Management 15",
  ],
};
