import type { About } from "../about.ts";

export const aboutTiers: About = {
  id: "tiers",
  title: "Value tiers",
  kind: "value",
  summary: {
    en: "Divides customers by established value, potential value and trend, says what to do for each, and what would lift one a tier.",
    zh: "按既定价值、潜在价值与趋势划分客户，说明对每类客户的策略，以及怎样使客户提升一个层级。",
  },
  assumes: [
    {
      en: "A customer changes side of a threshold only by passing the end of its band: while the value stays from leave_below up to, but not at, enter_above, the side stays, however it wanders; a walk from beyond one end to beyond the other changes it once.",
      zh: "客户只有越过缓冲带的端点才会改变所在一侧：价值不低于 leave_below 且未达到 enter_above 时，无论如何波动都不变；从一端之外到另一端之外只改变一次。",
    },
    {
      en: "Of two customers with the same past, the one of greater values is on no lower side; the order in which customers come makes no difference.",
      zh: "过去相同的两位客户，价值较大者不会处于较低一侧；客户的先后顺序不影响结果。",
    },
    {
      en: "Thresholds by share or part of customers move with the company, so that a customer may change side without changing itself.",
      zh: "按份额或客户比例确定的阈值随公司整体变动，因此客户自身不变时也可能改变层级。",
    },
    {
      en: "What would lift a customer assumes that one lever changes and all else stays: purchase days at expected spend, larger purchases, pipeline won, or a better margin.",
      zh: "提升建议假定只改变一个手段而其他不变：按预期消费增加购买天数、增大每次购买、赢得商机或提高利润率。",
    },
  ],
  reads: [
    "core.customer_day.contribution",
    "mart.clv.clv",
    "score.open_opportunity.expected_value",
    "mart.customer_quarter.contribution",
    "mart.peer_group.purchase_days",
  ],
  gives: [
    {
      en: "Tier, trend and policy with its cap on the cost of service: mart.customer_tier, mart.tier_policy; every past month end: mart.tier_month.",
      zh: "层级、趋势与策略及其服务成本上限：mart.customer_tier、mart.tier_policy；以往各月末：mart.tier_month。",
    },
    {
      en: "The nearest change that would lift a customer, its levers by effort, and what keeps a falling one: mart.tier_lift.",
      zh: "使客户提升的最近变化、按力度排列的手段，以及留住下降中客户的办法：mart.tier_lift。",
    },
  ],
  papers: [
    "Sen 1968, Estimates of the Regression Coefficient Based on Kendall's Tau, Journal of the American Statistical Association 63",
  ],
};
