import type { Theme } from "./themes.ts";

/** What a theme says of a customer; {1}, {2} … are its numbers, a dash where there is none. */
const sayings: Readonly<Record<Theme | "once", { en: string; zh: string }>> = {
  rhythm: {
    en: "days since the last purchase: {1}; usual gap: {2}",
    zh: "距上次购买 {1} 天，惯常间隔 {2} 天",
  },
  once: { en: "one purchase day so far; days since: {1}", zh: "至今仅有一个购买日，距今 {1} 天" },
  frequency: {
    en: "purchase days in the last 365 days: {1}; so far: {2}",
    zh: "最近 365 天购买 {1} 天，累计 {2} 天",
  },
  spend: {
    en: "net revenue of the last 365 days: {1}; mean purchase day: {2}",
    zh: "最近 365 天净收入 {1}，平均每个购买日 {2}",
  },
  returns: {
    en: "returned share of sales in the last 365 days: {1}",
    zh: "最近 365 天的退货占比：{1}",
  },
  discount: { en: "discount as a share of sales: {1}", zh: "折扣占销售额的比例：{1}" },
  mix: {
    en: "different articles bought in the last 365 days: {1}; product categories: {2}",
    zh: "最近 365 天购买的不同商品：{1} 种，涉及品类：{2} 个",
  },
  complaints: {
    en: "complaints in the last 90 days: {1}; so far: {2}; open: {3}",
    zh: "最近 90 天投诉 {1} 次，累计 {2} 次，未结 {3} 次",
  },
  service: {
    en: "mean hours to resolve a case: {1}; to answer: {2}",
    zh: "平均解决用时 {1} 小时，平均答复用时 {2} 小时",
  },
  satisfaction: { en: "mean satisfaction score: {1}", zh: "平均满意度评分：{1}" },
  contact: {
    en: "contacts in the last 90 days: {1} by the customer, {2} by the company; days since the last: {3}",
    zh: "最近 90 天客户主动联系 {1} 次、公司联系 {2} 次，距上次联系 {3} 天",
  },
  payment: {
    en: "mean days from due to paid: {1}; orders unpaid for 60 days: {2}",
    zh: "平均逾期付款 {1} 天，超过 60 天未付的订单：{2} 笔",
  },
  opportunity: {
    en: "open opportunities: {1}; lost in the last 365 days: {2}",
    zh: "未结商机 {1} 个，最近 365 天丢失 {2} 个",
  },
  campaign: {
    en: "campaigns received in the last 90 days: {1}",
    zh: "最近 90 天收到的营销活动：{1} 次",
  },
  season: {
    en: "purchase days in the same weeks a year before: {1}",
    zh: "去年同期的购买天数：{1}",
  },
};

const directions = {
  raised: { en: "Raises the risk: ", zh: "提高流失风险：" },
  lowered: { en: "Lowers the risk: ", zh: "降低流失风险：" },
};

/** churn_raised_by_complaints and their like, for the catalogue of reasons. */
export const churnReasons = Object.fromEntries(
  Object.entries(directions).flatMap(([direction, opening]) =>
    Object.entries(sayings).map(([theme, { en, zh }]) => [
      `churn_${direction}_by_${theme}`,
      { en: `${opening.en}${en}.`, zh: `${opening.zh}${zh}。` },
    ]),
  ),
);
