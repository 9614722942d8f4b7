const customers = (n: number, count: string, kind: string): string =>
  `${count} ${kind}${n === 1 ? "customer" : "customers"}`;

/** The executive overview: computed titles, KPI cards and the list of what asks for action. */
export const executive = {
  title: (company: string) => `How ${company} is doing`,
  period: "Period",
  month: (month: string) => `Last complete month (${month})`,
  year: (from: string, to: string) => `Last 12 complete months (${from} – ${to})`,
  monthShort: "Month",
  yearShort: "12 months",
  vsMonth: (month: string) => `vs ${month}`,
  vsYear: "vs the 12 months before",
  onDay: (day: string) => `on ${day}`,
  noComparison: "The history does not reach back that far",
  kpi: {
    net_revenue: "Net revenue",
    contribution: "Contribution",
    margin: "Margin",
    active_base: "Active customers",
    retention_rate: "Monthly retention",
    customer_equity: "Customer equity",
    revenue_at_risk: "Revenue at risk",
    average_order_value: "Average order",
  },
  perCustomer: (amount: string) => `${amount} a customer`,
  ofRevenue: (share: string) => `${share} of the last 365 days' revenue`,
  kpiTrend: (label: string, from: string, to: string) => `${label} by month, ${from} to ${to}`,

  revenueTitle: (customers: string, share: string) => `${customers} bring ${share} of net revenue`,
  revenueMore: (points: string) => `, ${points} more than the year before`,
  revenueLess: (points: string) => `, ${points} less than the year before`,
  revenueSame: ", as much as the year before",
  revenueSubtitle: (from: string, to: string, currency: string) =>
    `Net revenue by customers' tier at each month's end · ${currency} · ${from} – ${to}`,
  share: "Share",
  absolute: "Amount",
  tierOfMonth: "Tier",

  attentionTitle: (items: number) =>
    items === 0
      ? "Nothing asks for action"
      : items === 1
        ? "One thing asks for action"
        : `${items} things ask for action`,
  attentionSubtitle: "What changed, why, and what the configuration says to do",
  fell: (n: number, count: string) => `${customers(n, count, "")} fell out of high value since last month`,
  overdue: (n: number, count: string) =>
    `${customers(n, count, "high-value ")} ${n === 1 ? "is" : "are"} overdue for the next order`,
  falling: (n: number, count: string) =>
    `${customers(n, count, "high-value ")} ${n === 1 ? "spends" : "spend"} less each quarter`,
  frozen: (n: number, count: string) =>
    `${customers(n, count, "high-value ")} ${n === 1 ? "is" : "are"} blocked for delivery`,
  rising: (n: number, count: string) =>
    `${customers(n, count, "potential-value ")} ${n === 1 ? "is" : "are"} on the rise`,
  checks: (n: number, count: string) =>
    n === 1 ? "1 check of this build warns" : `${count} checks of this build warn`,
  whyFell: (tier: string, reasons: string) => `now ${tier.toLowerCase()}. ${reasons}`,
  whyOverdue: (day: string, amount: string) => `last order ${day}, ${amount} at risk`,
  whyEstablished: (amount: string) => `${amount} in the last 365 days`,
  whyPotential: (amount: string) => `${amount} expected ahead`,
  treat: (treatment: string) => `Do: ${treatment}`,
  see: (n: number, count: string) => (n === 1 ? "See the customer" : `See the ${count} customers`),
  seeChecks: "See the checks",

  migrationTitle: (into: string, out: string, since: string) =>
    `${into} customers entered high value and ${out} left it since ${since}`,
  migrationSubtitle: (from: string, to: string, what: string) =>
    `${what} by tier on ${from} (rows) and on ${to} (columns)`,
  periods: { month: "Month", quarter: "Quarter", year: "Year" },
  byCustomers: "Customers",
  byValue: "Value",

  movementTitle: (
    way: "grew" | "shrank" | "held",
    change: string,
    closing: string,
    { gained, back, lost }: { gained: string; back: string; lost: string },
  ) =>
    way === "held"
      ? `The active base held at ${closing}: ${gained} new and ${back} back make up for ${lost} lost`
      : `The active base ${way} by ${change} to ${closing}: ${gained} new, ${back} back, ${lost} lost`,
  movementSubtitle: (period: string, days: string) =>
    `Customers with a purchase in the last ${days} · ${period}`,
  bridge: "Sum",
  byMonth: "By month",

  retentionTitle: (first: string, later: string, months: number) =>
    `${first} of new customers buy again in the next month; ${later} buy in month ${months}`,
  retentionSubtitle:
    "Share of each month's new customers with a purchase k months later, in % · dashed: to date",

  concentrationTitle: (share: string) => `The top 20 % of customers carry ${share} of net revenue`,
  concentrationSubtitle: "Share of known customers' net revenue to date",
  top: (part: string) => `Top ${part}`,
  gini: "Gini coefficient",
  rhythm: "Days between orders: median / P90",
  pipeline: "Open pipeline, weighted",

  emptyTitle: "There is no order yet",
  emptyBody: "Load orders and build again; this page fills itself.",

  forecastTitle: (equity: string, low: string, high: string) =>
    `Customers are worth ${equity}: eight outcomes in ten fall between ${low} and ${high}`,
  forecastPlain: (equity: string) =>
    `Customers are worth ${equity}; how far that may vary cannot be told yet`,
  forecastSubtitle: (horizon: string, currency: string) =>
    `Expected over the next ${horizon}, with P10–P90 · value: discounted contribution, ${currency}`,
  forecastOrders: (orders: string, low: string, high: string) =>
    `${orders} orders expected, P10–P90 ${low} – ${high}`,
  everyCustomer: "All",
  expectedOrders: "Expected orders",
  parameterShare: "Part of the models",
  equityRange: (low: string, high: string) => `P10–P90 ${low} – ${high}`,
  uncertainty: (share: string) =>
    `${share} of the variance comes from not knowing the models' parameters exactly, the rest from chance.`,
  chanceOnly: "The range covers chance alone: the fits could not say how sure their parameters are.",
  smallFirm: (customers: string) =>
    `${customers} customers are few to learn from: a weak prior helps out, ranges are wide, and single customers' numbers are to be taken with care.`,
};
