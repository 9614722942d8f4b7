/** The data page: where the numbers come from and whether they add up. */
export const data = {
  title: (company: string) => `What the numbers of ${company} rest on`,
  reconciledTitle: (rows: string) => `All ${rows} rows are accounted for, and none is set aside`,
  reconciledAsideTitle: (rows: string, aside: string) =>
    `All ${rows} rows are accounted for; ${aside} of them are set aside`,
  unreconciledTitle: (rows: string) => `${rows} rows are not accounted for`,
  reconciliationSubtitle: "Rows by entity and source: read = staged + superseded + quarantined",
  fate: "What became of them",
  repeats: (copies: string, corrected: string) => `${copies} copies, ${corrected} corrected`,
  behind: (days: number, count: string) => (days === 1 ? "1 day behind" : `${count} days behind`),
  sourcesTitle: (day: string) => `The latest business day in any source is ${day}`,
  sourcesSubtitle: "Sources, what came in and when",
  checksTitle: (held: string, of: string) => `${held} of ${of} checks hold`,
  checksSubtitle: "An error stops a publish; a warning is shown",
  quarantineTitle: (rows: string) => `${rows} rows are set aside, each with its reason`,
  quarantineMoneyTitle: (rows: string, money: string) =>
    `${rows} rows worth ${money} are set aside, each with its reason`,
  quarantineNone: "Nothing is set aside",
  quarantineNoneBody: "Every row that came in could be read and counts.",
  quarantineSubtitle:
    "Correct the mapping or the file and run again, and they come back; see tessera quarantine",
  emptiestTitle: (column: string, source: string, share: string) =>
    `${column} of ${source} is the emptiest column: ${share} filled`,
  completeTitle: "Every mapped column is filled in every row",
  completenessSubtitle: "Mapped columns, share of accepted rows with a value",
  referencesTitle: (unknown: string, given: string) =>
    `${unknown} of ${given} references name what no list knows`,
  referencesNone: "Whatever rows name is listed",
  referencesNoneBody: (given: string) =>
    `All ${given} references to customers, articles, orders and owners are known.`,
  referencesSubtitle:
    "Customers, articles, orders, campaigns and owners that rows name, against the lists of the sources",
  ofRows: (given: string) => `of ${given}`,
  driftTitle: (n: number, count: string) =>
    n === 1 ? "One change of columns was noticed" : `${count} changes of columns were noticed`,
  driftNone: "No file has changed its columns",
  driftNoneBody: "New, retyped or renumbered columns of later files would be listed here.",
  driftSubtitle: "Changes from a source's earlier files that were no reason to refuse the newer one",
  drift: {
    added_column: (detail: string): string =>
      detail === "mapped" ? "New column, mapped" : "New column; kept in the ledger, not mapped",
    other_type: (detail: string) => `Type changed: ${detail}`,
    other_ids: (detail: string) => `Ids are no longer whole numbers, such as ${detail}`,
  },
  differencesTitle: (n: string, money: string) =>
    `Systems disagree on ${n} orders and balances, by ${money} in all`,
  differencesCustomers: (n: string) => `${n} customers with revenue or pipeline are known to one system only`,
  differencesNone: "The systems agree",
  differencesNoneBody:
    "Customers, copied orders and balances of one system were found in the others with the same amounts.",
  differencesSubtitle: "Customers with money at stake, copied orders and balances, compared between systems",
  differenceKind: { customer: "Customer", order: "Order", balance: "Balance owed" },
  largestDifferences: "Largest differences",
  computed: "computed from rows",
  onlyIn: (system: string) => `only in ${system}`,
  disagrees: "amounts differ",
  stoppedTitle: (n: number, count: string) =>
    n === 1 ? "One file or source could not be loaded" : `${count} files or sources could not be loaded`,
  stoppedSubtitle: "The numbers are those of the last good build; correct what is named and run again",
  modelsTitle: (models: string) => `${models} models are fitted in this build`,
  modelsSubtitle: "Parameters and statistics, in the papers' words",
  dictionaryTitle: (columns: string, tables: string) => `${columns} columns in ${tables} tables`,
  dictionarySubtitle: "What each published column means; all of them are in the API under the same names",
  dictionaryFilter: "Find a column",
  buildTitle: "This build",
  builtAt: "Built",
  version: "Version",
  seed: "Seed",
  company: "Company",
  passed: "✓",
  failed: "✗",
};
