/** The segments page: filters, grids, tables and the list. */
export const segments = {
  title: (customers: string, established: string) =>
    `${customers} customers with ${established} of established value`,
  filters: "Filters",
  openFilters: (count: number) => (count === 0 ? "Filters" : `Filters (${count})`),
  clear: "Clear all",
  clearHint: "Esc clears",
  remove: (what: string) => `Remove the filter ${what}`,
  apply: "Done",
  atLeast: (label: string) => `${label}, from`,
  atMost: (label: string) => `${label}, to`,
  from: "from",
  to: "to",
  between: (label: string, from: string, to: string) => `${label} ${from} – ${to}`,
  above: (label: string, from: string) => `${label} ≥ ${from}`,
  below: (label: string, to: string) => `${label} ≤ ${to}`,
  is: (label: string, value: string) => `${label}: ${value}`,
  missing: "not known",

  rfmTitle: (segment: string, customers: string, share: string) =>
    `${segment} are worth most: ${customers} customers with ${share} of net revenue`,
  rfmNone: "No customer of this selection has bought",
  rfmSubtitle: (currency: string) =>
    `Customers by recency and frequency score, coloured by net revenue to date · ${currency}`,
  matrixTitle: (customers: string, potential: string) =>
    `${customers} potential-value customers are expected to bring ${potential}`,
  matrixNone: "None of these customers has low established and high potential value",
  matrixSubtitle: (currency: string) =>
    `Customers by established value (last 365 days) and potential value (horizon ahead) · ${currency}, square-root scales · dashed: thresholds`,
  tiersTitle: (customers: string, share: string) =>
    `${customers} of customers are high value and carry ${share} of established value`,
  tiersSubtitle: "Value tiers, their treatment and the cap on yearly service cost, from the configuration",
  segmentsTitle: (segment: string, amount: string) => `Most revenue is at risk in ${segment}: ${amount}`,
  segmentsSubtitle: (currency: string) => `RFM segments in order of what they are worth · ${currency}`,
  listTitle: (count: string) => `${count} customers`,
  listSubtitle: (by: string) => `Ordered by ${by}; a row opens the customer`,
  export: (count: string) => `Export ${count} rows as CSV`,
  exportFailed: (what: string) => `The export failed: ${what}`,
  exportShort: (got: string, wanted: string) => `The export has ${got} rows instead of ${wanted}: try again`,
  emptyTitle: "No customer passes these filters",
  emptyBody: "Take one of them away.",
  page: (from: string, to: string, of: string) => `${from}–${to} of ${of}`,
  next: "Next page",
  previous: "Previous page",
  ascending: "ascending",
  descending: "descending",
  sortBy: (label: string) => `Sort by ${label}`,
  computedAt: (at: string) => `Computed ${at}`,

  wholeCompany: "all customers, whatever the filters",
  clustersTitle: (n: string, name: string, share: string) =>
    `${n} groups of customers buy alike; “${name}” has ${share} of the net spend`,
  clustersNone: "There are no clear groups of customers who buy alike",
  clustersNoneBody: "No number of clusters was stable, separate and more than chance; see how it was judged.",
  clustersSubtitle: (currency: string) =>
    `Clusters found without being told what to look for, medians per customer · ${currency}`,
  clustersHow: "How the number was chosen",
  cluster: "Cluster",
  netSpend: "Net spend",
  medianDays: "Days since purchase",
  medianPurchases: "Purchase days",
  medianSpend: "Spend a day",
  medianMargin: "Margin",
  mostly: "Mostly",

  conversionTitle: (share: string, day: string) => `${share} of the potential of ${day} was realised`,
  conversionNone: "How much of past potential was realised cannot be told yet",
  conversionNoneBody: "It takes month ends of a horizon ago, with potential known then.",
  conversionSubtitle: (currency: string) =>
    `Contribution since then ÷ potential value as known on that day · ${currency}`,
  conversionBy: "By",
  conversionLevel: { tier: "Tier then", rfm_segment: "RFM segment", owner: "Owner" },
  potentialThen: "Potential then",
  realised: "Realised",
  coefficient: "Coefficient",

  pairsTitle: (one: string, other: string, lift: string) =>
    `${one} and ${other} go together: ${lift} times chance`,
  pairsNone: "No articles go together more than chance would have it",
  pairsSubtitle: (rate: string) =>
    `Pairs that go together at a rate of ${rate} false discoveries or fewer, the surest first`,
  pairsBy: "Bought together",
  pairsBasis: { order: "In one order", customer: "By one customer" },
  together: "Together",
  confidence: "Then the other",
  lift: "Times chance",
};
