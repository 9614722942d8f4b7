/** A kind of file that one of the company's systems exports. */
export interface SampleFile {
  /** Files of this kind, relative to the sample's folder. */
  readonly glob: string;
  readonly format: "csv" | "ndjson" | "parquet";
  readonly delimiter?: "," | ";";
  readonly header: readonly string[];
  /** The column that tells rows of one document apart. */
  readonly key: string;
}

const file = <const H extends readonly string[]>(
  glob: string,
  key: H[number],
  header: H,
  more: { format?: SampleFile["format"]; delimiter?: ";" } = {},
) => ({ glob, key, header, format: "csv" as SampleFile["format"], ...more });

const activity = [
  "activity_id",
  "account_no",
  "activity_type",
  "direction",
  "date",
  "opened_at",
  "closed_at",
  "rating",
  "subject",
  "agent",
  "campaign",
  "handling_cost",
] as const;
const opportunity = [
  "Opportunity",
  "Account",
  "Article",
  "Stage",
  "Amount",
  "Currency",
  "Probability %",
  "Created",
  "Expected close",
  "Closed",
  "Reason",
  "Owner",
  "Campaign",
] as const;
const details = ["VAT number", "E-mail", "Phone", "Street", "Postcode"] as const;
const person = ["Contact ID", "Account", "Full name", "Position", "E-mail", "Phone", "No marketing"] as const;
const ownerHeader = ["Code", "Name", "Team", "Territory"] as const;

/** Every file the sample company exports, by what it is, with its header in the system's own words. */
export const sampleFiles = {
  customers: file("erp/customers.csv", "Customer No", [
    "Customer No",
    "Name",
    "City",
    "Partner type",
    "Group account",
    "Sales rep",
    "Industry",
    "Region",
    "Source",
    "Credit limit",
    "Blocked",
    "Block reason",
    "Opened on",
    ...details,
  ]),
  salesRepresentatives: file("erp/sales-reps.csv", "Code", ownerHeader),
  articles: file("erp/articles.csv", "Article", [
    "Article",
    "Description",
    "Product group",
    "Brand",
    "List price",
    "Standard cost",
  ]),
  exchangeRates: file("erp/exchange-rates.csv", "Valid from", ["Currency", "Valid from", "Rate"]),
  orders: file("erp/orders-*.csv", "Line", [
    "Order No",
    "Line",
    "Doc type",
    "Customer No",
    "Article",
    "Description",
    "Ordered at",
    "Qty",
    "Net amount",
    "VAT",
    "Discount",
    "COGS",
    "Currency",
    "Sales channel",
    "Ship to",
    "Sales rep",
    "Credit for",
    "Changed at",
  ]),
  payments: file(
    "erp/payments-*.csv",
    "Beleg",
    ["Beleg", "Kunde", "Auftrag", "Zahltag", "Fällig am", "Betrag", "Währung", "Zahlart"],
    { delimiter: ";" },
  ),
  serviceCosts: file(
    "erp/service-costs.parquet",
    "posting",
    ["posting", "customer_no", "posted_on", "amount", "purpose"],
    { format: "parquet" },
  ),
  contacts: file("crm/contacts.csv", "Contact ID", person),
  activities: file("crm/activities-*.ndjson", "activity_id", activity, { format: "ndjson" }),
  opportunities: file("crm/opportunities.csv", "Opportunity", opportunity),
  campaigns: file("crm/campaigns.csv", "Campaign", ["Campaign", "Title", "Medium", "Start", "End", "Budget"]),
  campaignMembers: file("crm/campaign-members.csv", "Account", [
    "Campaign",
    "Account",
    "Contacted on",
    "Group",
    "Response",
  ]),
  accounts: file("crm/accounts.csv", "Account ID", [
    "Account ID",
    "Account name",
    "City",
    "Owner",
    "Industry",
    "Territory",
    "Lead source",
    "Created",
    ...details,
  ]),
  orderList: file("crm/order-list.csv", "Record", [
    "Record",
    "ERP order",
    "Account",
    "Date",
    "Total net",
    "Currency",
  ]),
  users: file("crm/users.csv", "Code", ownerHeader),
  accountContacts: file("crm/account-contacts.csv", "Contact ID", person),
  leads: file("crm/leads.csv", "Opportunity", opportunity),
  leadActivities: file("crm/lead-activities.ndjson", "activity_id", activity, { format: "ndjson" }),
} as const;

export type SampleFileName = keyof typeof sampleFiles;
/** A row of a file, by the names of its header; an empty text is an empty cell. */
export type SampleRow<N extends SampleFileName> = Record<
  (typeof sampleFiles)[N]["header"][number],
  string | number
>;
