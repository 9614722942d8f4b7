import { databaseSources } from "../database.ts";
import type { DatabaseOptions, Preset } from "../preset.ts";
import { recogniseDatabase } from "../recognise.ts";
import { type Role, readings, roles } from "./mapping.ts";

export interface OdooOptions extends DatabaseOptions<Role> {
  /**
   * What counts as revenue; one of them, so that nothing counts twice. Posted invoices, less credit notes, by default:
   * they are what the books say. With "orders" confirmed orders count on their day, less posted credit notes; for a
   * company that does not invoice in Odoo, or whose invoices come months after the sale.
   */
  revenue?: "invoices" | "orders";
  /** Id of the company whose documents are read; of all of them by default. */
  company?: number;
}

/** Odoo 14 and later, on PostgreSQL. */
export const odoo: Preset<OdooOptions> = {
  name: "odoo",
  title: "Odoo",
  kind: "database",
  format: "postgres",
  roles,
  sources: (options) =>
    databaseSources(
      { name: "odoo", format: "postgres", folder: new URL("./", import.meta.url) },
      options,
      readings(options.revenue ?? "invoices", options.company),
    ),
  recognise: (tables) =>
    recogniseDatabase(needs, ["customers", "products", "sales", "returns", "payments"], tables),
};

const partner = { res_partner: ["commercial_partner_id", "is_company", "parent_id"] };
const documents = { sale_order: ["partner_id", "state"], account_move: ["move_type", "state"] };
const message = { mail_message: ["model", "res_id", "message_type"], mail_activity_type: ["category"] };

/** Tables, and columns that tell them from others' of the same name, that each role cannot be read without. */
const needs: Record<Role, Record<string, readonly string[]>> = {
  customers: {
    ...partner,
    ...documents,
    res_users: ["partner_id"],
    res_country: [],
    res_company: ["partner_id"],
  },
  contacts: { ...partner, mail_blacklist: ["email"] },
  products: { product_product: ["product_tmpl_id"], product_template: ["categ_id"], product_category: [] },
  owners: { res_users: ["partner_id"], crm_team: [] },
  campaigns: { utm_campaign: [] },
  sales: {
    ...documents,
    sale_order_line: ["price_subtotal", "is_downpayment"],
    account_move_line: ["price_subtotal"],
  },
  returns: { ...documents, account_move_line: ["price_subtotal"], sale_order_line_invoice_rel: [] },
  payments: {
    account_payment: ["payment_type", "partner_type"],
    account_partial_reconcile: ["debit_move_id"],
  },
  rates: { res_currency: [], res_currency_rate: ["rate"], res_company: ["currency_id"] },
  opportunities: { crm_lead: ["type", "probability"], crm_stage: ["is_won"], crm_lost_reason: [] },
  messages: { ...message, ...documents },
  "lead-messages": { ...message, crm_lead: ["campaign_id"] },
};
