import { fileSources } from "../files.ts";
import type { FileOptions, Preset } from "../preset.ts";
import { type Marks, recogniseFiles } from "../recognise.ts";
import { exportsOf, type Revenue, type Role, roles } from "./mapping.ts";

export interface EspocrmOptions extends FileOptions<Role> {
  /** What counts as revenue; nothing by default, since an ERP usually says. "won" takes won opportunities on their close date. */
  revenue?: Revenue;
  /** Zone of instants; UTC by default. */
  timeZone?: string;
}

/** Exports of EspoCRM: CSV with the names of its fields or with their labels. */
export const espocrm: Preset<EspocrmOptions> = {
  name: "espocrm",
  title: "EspoCRM",
  kind: "files",
  roles,
  sources: (options) =>
    fileSources("espocrm", options, exportsOf(options.revenue ?? "none"), {
      timeZone: options.timeZone ?? "UTC",
    }),
  recognise: (tables) => recogniseFiles(marks, ["accounts", "opportunities"], tables),
};

const id = ["id", "ID"];
const account = ["accountId", "Account ID"];

const marks: Record<Role, Marks> = {
  opportunities: { columns: [id, ["stage", "Stage"], ["amountCurrency", "Amount (Currency)"], account] },
  cases: {
    columns: [id, ["number", "Number"], ["priority", "Priority"], account, ["createdAt", "Created At"]],
  },
  calls: {
    columns: [id, ["direction", "Direction"], ["dateStart", "Date Start"], ["parentType", "Parent Type"]],
  },
  meetings: { columns: [id, ["dateStart", "Date Start"], ["parentType", "Parent Type"]] },
  contacts: { columns: [id, ["lastName", "Last Name"], account] },
  accounts: {
    columns: [id, ["name", "Name"], ["billingAddressCity", "Billing Address City", "billingAddressCountry"]],
  },
  users: { columns: [id, ["userName", "User Name"]] },
  campaigns: {
    columns: [id, ["startDate", "Start Date"], ["budgetCurrency", "Budget (Currency)", "budget"]],
  },
};
