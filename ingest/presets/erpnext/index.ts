import { databaseSources } from "../database.ts";
import type { DatabaseOptions, Preset } from "../preset.ts";
import { recogniseDatabase } from "../recognise.ts";
import { type Role, readings, roles } from "./mapping.ts";

export interface ErpnextOptions extends DatabaseOptions<Role> {
  /**
   * What counts as revenue; one of them, so that nothing counts twice. Submitted sales invoices, less returns, by
   * default: they are what the books say. With "orders" submitted sales orders count on their day, less returns; for
   * a company whose invoices come months after the sale.
   */
  revenue?: "invoices" | "orders";
  /** Name of the company whose documents are read; of all of them by default. */
  company?: string;
  /** Time zone of the site, whose clock instants are written by; the company's by default. */
  timeZone?: string;
}

/** ERPNext 12 and later, on MariaDB. */
export const erpnext: Preset<ErpnextOptions> = {
  name: "erpnext",
  title: "ERPNext",
  kind: "database",
  format: "mysql",
  roles,
  sources: (options) =>
    databaseSources(
      { name: "erpnext", format: "mysql", folder: new URL("./", import.meta.url) },
      options,
      readings(options.revenue ?? "invoices", options.company, options.timeZone),
    ),
  recognise: (tables) =>
    recogniseDatabase(needs, ["customers", "products", "sales", "returns", "payments"], tables),
};

const customer = { tabCustomer: ["customer_name", "disabled"] };
const documents = { "tabSales Order": ["docstatus"], "tabSales Invoice": ["docstatus", "is_return"] };

/** Tables, and columns that tell them from others' of the same name, that each role cannot be read without. */
const needs: Record<Role, Record<string, readonly string[]>> = {
  customers: {
    ...customer,
    ...documents,
    tabAddress: [],
    "tabSales Team": [],
    "tabCustomer Credit Limit": [],
  },
  contacts: { ...customer, tabContact: ["unsubscribed"], "tabDynamic Link": ["link_doctype"] },
  products: { tabItem: ["item_name", "valuation_rate"] },
  owners: { "tabSales Person": [], tabUser: ["full_name"] },
  campaigns: { tabCampaign: ["campaign_name"] },
  sales: {
    ...documents,
    "tabSales Invoice Item": ["base_net_amount", "sales_order"],
    "tabSales Order Item": ["base_net_amount"],
    tabCompany: ["default_currency"],
  },
  returns: { ...documents, "tabSales Invoice Item": ["base_net_amount", "sales_order"] },
  payments: { "tabPayment Entry": ["party_type", "base_paid_amount"], "tabPayment Entry Reference": [] },
  rates: { "tabCurrency Exchange": ["exchange_rate"], tabSingles: [], tabCompany: ["default_currency"] },
  opportunities: { tabOpportunity: ["opportunity_from", "party_name"], tabQuotation: [] },
  messages: { tabCommunication: ["communication_type"], "tabCommunication Link": [], ...documents },
  issues: { tabIssue: ["opening_date"], ...customer },
};
