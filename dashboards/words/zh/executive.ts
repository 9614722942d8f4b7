import type { executive as en } from "../en/executive.ts";

export const executive: typeof en = {
  title: (company) => `${company}经营总览`,
  period: "期间",
  month: (month) => `最近完整月份（${month}）`,
  year: (from, to) => `最近 12 个完整月（${from} – ${to}）`,
  monthShort: "月",
  yearShort: "12 个月",
  vsMonth: (month) => `较 ${month}`,
  vsYear: "较前 12 个月",
  onDay: (day) => `截至 ${day}`,
  noComparison: "历史数据不足，无法比较",
  kpi: {
    net_revenue: "净收入",
    contribution: "贡献",
    margin: "毛利率",
    active_base: "活跃客户",
    retention_rate: "月留存率",
    customer_equity: "客户资产",
    revenue_at_risk: "风险收入",
    average_order_value: "平均订单额",
  },
  perCustomer: (amount) => `每位客户 ${amount}`,
  ofRevenue: (share) => `占最近 365 天收入的 ${share}`,
  kpiTrend: (label, from, to) => `${label}逐月走势，${from} 至 ${to}`,

  revenueTitle: (customers, share) => `${customers}带来 ${share} 的净收入`,
  revenueMore: (points) => `，比上一年高 ${points}`,
  revenueLess: (points) => `，比上一年低 ${points}`,
  revenueSame: "，与上一年持平",
  revenueSubtitle: (from, to, currency) => `按客户各月末层级划分的净收入 · ${currency} · ${from} – ${to}`,
  share: "占比",
  absolute: "金额",
  tierOfMonth: "层级",

  attentionTitle: (items) => (items === 0 ? "没有需要处理的事项" : `${items} 件事需要处理`),
  attentionSubtitle: "发生了什么、为什么，以及配置规定的做法",
  fell: (_, count) => `${count} 位客户自上月起跌出高价值`,
  overdue: (_, count) => `${count} 位高价值客户已超过应下单时间`,
  falling: (_, count) => `${count} 位高价值客户的贡献逐季下降`,
  frozen: (_, count) => `${count} 位高价值客户被停止发货`,
  rising: (_, count) => `${count} 位潜在价值客户正在上升`,
  checks: (_, count) => `本次构建有 ${count} 项检查发出警告`,
  whyFell: (tier, reasons) => `现为${tier}。${reasons}`,
  whyOverdue: (day, amount) => `最近下单 ${day}，风险收入 ${amount}`,
  whyEstablished: (amount) => `最近 365 天 ${amount}`,
  whyPotential: (amount) => `预计未来 ${amount}`,
  treat: (treatment) => `做法：${treatment}`,
  see: (_, count) => `查看这 ${count} 位`,
  seeChecks: "查看检查结果",

  migrationTitle: (into, out, since) => `自 ${since} 以来，${into} 位客户进入高价值，${out} 位离开`,
  migrationSubtitle: (from, to, what) => `${what}：行为 ${from} 的层级，列为 ${to} 的层级`,
  periods: { month: "月", quarter: "季", year: "年" },
  byCustomers: "客户数",
  byValue: "价值",

  movementTitle: (way, change, closing, { gained, back, lost }) =>
    way === "held"
      ? `活跃客户保持 ${closing}：新增 ${gained}、回流 ${back}，抵消流失 ${lost}`
      : `活跃客户${way === "grew" ? "增加" : "减少"} ${change}，至 ${closing}：新增 ${gained}、回流 ${back}、流失 ${lost}`,
  movementSubtitle: (period, days) => `最近 ${days}内有购买的客户 · ${period}`,
  bridge: "合计",
  byMonth: "逐月",

  retentionTitle: (first, later, months) =>
    `${first} 的新客户在次月再次购买；第 ${months} 个月仍有 ${later} 购买`,
  retentionSubtitle: "每月新客户在 k 个月后有购买的占比，% · 虚线框：截至目前",

  concentrationTitle: (share) => `前 20 % 的客户贡献了 ${share} 的净收入`,
  concentrationSubtitle: "占已知客户累计净收入的比例",
  top: (part) => `前 ${part}`,
  gini: "基尼系数",
  rhythm: "下单间隔：中位数 / P90",
  pipeline: "未结商机（加权）",

  emptyTitle: "还没有订单",
  emptyBody: "请先加载订单并重新构建，本页会自动生成。",

  forecastTitle: (equity, low, high) => `客户总价值 ${equity}：十种结果中有八种在 ${low} 与 ${high} 之间`,
  forecastPlain: (equity) => `客户总价值 ${equity}；其波动范围尚无法判断`,
  forecastSubtitle: (horizon, currency) => `未来 ${horizon}的预期及 P10–P90 · 价值为折现贡献，${currency}`,
  forecastOrders: (orders, low, high) => `预计 ${orders} 笔订单，P10–P90 为 ${low} – ${high}`,
  everyCustomer: "全部",
  expectedOrders: "预计订单",
  parameterShare: "模型所致部分",
  equityRange: (low, high) => `P10–P90：${low} – ${high}`,
  uncertainty: (share) => `方差中有 ${share} 来自模型参数的不确定，其余来自随机性。`,
  chanceOnly: "区间仅涵盖随机性：拟合无法说明参数的可靠程度。",
  smallFirm: (customers) =>
    `${customers} 位客户可供学习的数据较少：采用弱先验，区间较宽，对单个客户的数字应谨慎看待。`,
};
