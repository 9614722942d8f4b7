import { fileSources } from "../files.ts";
import type { FileOptions, Preset } from "../preset.ts";
import { type Marks, recogniseFiles } from "../recognise.ts";
import { exportsOf, type Revenue, type Role, roles } from "./mapping.ts";

export interface SalesforceOptions extends FileOptions<Role> {
  /**
   * What counts as revenue; nothing by default, since an ERP usually says. "won" takes the amount of a won opportunity
   * on its close date, "orders" the order items of an export by the API that has Order.AccountId and
   * Order.EffectiveDate.
   */
  revenue?: Revenue;
  /** Zone of instants; exports of the API are in UTC, which is the default. */
  timeZone?: string;
  /** Whether a report writes 31/12/2024 and not 12/31/2024. */
  isDayFirst?: boolean;
}

/** Exports of Salesforce: CSV of the API (data loader, weekly export) or of reports. */
export const salesforce: Preset<SalesforceOptions> = {
  name: "salesforce",
  title: "Salesforce",
  kind: "files",
  roles,
  sources: (options) =>
    fileSources("salesforce", options, exportsOf(options.revenue ?? "none", options.isDayFirst ?? false), {
      timeZone: options.timeZone ?? "UTC",
    }),
  recognise: (tables) => recogniseFiles(marks, ["accounts", "opportunities"], tables),
};

const marks: Record<Role, Marks> = {
  "order-items": {
    columns: [
      ["OrderId", "Order ID"],
      ["TotalPrice", "Total Price"],
      ["Order.AccountId", "Account ID"],
    ],
  },
  opportunities: {
    columns: [
      ["StageName", "Stage"],
      ["AccountId", "Account ID"],
      ["CloseDate", "Close Date"],
      ["Id", "Opportunity ID"],
    ],
  },
  cases: {
    columns: [
      ["CaseNumber", "Case Number"],
      ["AccountId", "Account ID"],
    ],
  },
  events: { columns: [["StartDateTime", "Start"], ["AccountId", "Account ID"], "Subject"] },
  tasks: {
    columns: ["Subject", "Status", ["AccountId", "Account ID"], ["ActivityDate", "Due Date", "TaskSubtype"]],
  },
  contacts: {
    columns: [
      ["LastName", "Last Name"],
      ["AccountId", "Account ID"],
      ["Id", "Contact ID"],
    ],
  },
  accounts: {
    columns: [
      ["Id", "Account ID"],
      ["Name", "Account Name"],
      ["BillingCity", "Billing City", "BillingCountry", "Billing Country"],
    ],
  },
  users: {
    columns: [
      ["Id", "User ID"],
      ["Username", "Username "],
      ["ProfileId", "Profile", "UserRoleId", "Role"],
    ],
  },
  products: {
    columns: [
      ["Id", "Product ID"],
      ["ProductCode", "Product Code"],
      ["Family", "Product Family"],
    ],
  },
  campaigns: {
    columns: [
      ["Id", "Campaign ID"],
      ["Name", "Campaign Name"],
      ["StartDate", "Start Date"],
      ["BudgetedCost", "Budgeted Cost"],
    ],
  },
};
