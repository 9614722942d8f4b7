import type { Condition, EntityMapping } from "../../staging/mapping.ts";
import type { Reading } from "../database.ts";

export const roles = [
  "customers",
  "contacts",
  "products",
  "owners",
  "campaigns",
  "sales",
  "returns",
  "payments",
  "rates",
  "opportunities",
  "messages",
  "issues",
] as const;
export type Role = (typeof roles)[number];

const is = (column: string): Condition => ({ column, equals: 1 });
const submitted = is("docstatus");
const ofCompany = (company: string | undefined): Condition[] =>
  company === undefined ? [] : [{ column: "company", equals: company }];

const line = {
  order_id: "document",
  line_id: "line",
  customer_id: "customer",
  product_id: "item_code",
  product_name: "item_name",
  day: "day",
  quantity: "quantity",
  net_amount: "net_amount",
  discount: "discount",
  currency: "currency",
  booked_amount: "booked_amount",
  booked_currency: "booked_currency",
  place: "territory",
  owner_id: "owner_id",
} as const;

const order = (company: string | undefined): EntityMapping<"order_line"> => ({
  columns: line,
  where: { all: [submitted, ...ofCompany(company)] },
  updatedAt: "changed_at",
});

const invoice = (
  company: string | undefined,
  which: readonly Condition[],
  returnOf: "return_against" | "return_of_order",
): EntityMapping<"order_line"> => ({
  columns: { ...line, kind: "kind", return_of: returnOf },
  // An opening invoice carries a balance over from the system before; its sale was made there.
  where: {
    all: [submitted, { not: { column: "is_opening", equals: "Yes" } }, ...which, ...ofCompany(company)],
  },
  updatedAt: "changed_at",
});

const interaction = {
  interaction_id: "id",
  customer_id: "customer_id",
  kind: "kind",
  opened_at: "opened_at",
  subject: "subject",
} as const;

/** What each role reads; instants are on the clock of the site. */
export function readings(
  revenue: "invoices" | "orders",
  company: string | undefined,
  timeZone: string | undefined,
): Reading<Role>[] {
  const byInvoices = revenue === "invoices";
  const lines = { key: ["line"], watermark: "changed_at" };
  const clock = timeZone === undefined ? {} : { timeZone };
  return [
    {
      role: "customers",
      key: ["id"],
      entities: {
        customer: {
          columns: {
            customer_id: "id",
            name: "customer_name",
            owner_id: "owner_id",
            industry: "industry",
            region: "territory",
            credit_limit: "credit_limit",
            is_frozen: "is_frozen",
            created_on: "creation",
            tax_id: "tax_id",
            email: "email_id",
            phone: "mobile_no",
            address: "address",
            city: "city",
            postal_code: "pincode",
            country: "country",
          },
          where: is("is_customer"),
          updatedAt: "modified",
        },
      },
    },
    {
      role: "contacts",
      key: ["id"],
      entities: {
        contact: {
          columns: {
            contact_id: "id",
            customer_id: "customer_id",
            name: "full_name",
            title: "designation",
            email: "email_id",
            phone: "phone",
            is_opted_out: "unsubscribed",
          },
          where: is("is_customer"),
          updatedAt: "modified",
        },
      },
    },
    {
      role: "products",
      key: ["id"],
      entities: {
        product: {
          columns: {
            product_id: "id",
            name: "item_name",
            category: "item_group",
            brand: "brand",
            unit_cost: "unit_cost",
          },
          updatedAt: "modified",
        },
      },
    },
    {
      role: "owners",
      key: ["id"],
      entities: { owner: { columns: { owner_id: "id", name: "full_name", team: "team" } } },
    },
    {
      role: "campaigns",
      key: ["id"],
      entities: {
        campaign: { columns: { campaign_id: "id", name: "campaign_name", started_on: "creation" } },
      },
    },
    byInvoices
      ? {
          role: "sales",
          query: "invoices",
          ...lines,
          entities: { order_line: invoice(company, [], "return_against") },
        }
      : { role: "sales", query: "orders", ...lines, entities: { order_line: order(company) } },
    ...(byInvoices
      ? []
      : [
          {
            role: "returns" as const,
            query: "invoices",
            ...lines,
            entities: { order_line: invoice(company, [is("is_return")], "return_of_order") },
          },
        ]),
    {
      role: "payments",
      key: ["id"],
      watermark: "changed_at",
      entities: {
        payment: {
          columns: {
            payment_id: "id",
            customer_id: "customer_id",
            order_id: byInvoices ? "invoice" : "sales_order",
            day: "day",
            due_on: "due_on",
            amount: "amount",
            currency: "currency",
            method: "method",
          },
          where: {
            all: [
              submitted,
              { column: "party_type", equals: "Customer" },
              {
                any: [
                  { column: "amount", below: 0 },
                  { column: "amount", above: 0 },
                ],
              },
              ...ofCompany(company),
            ],
          },
          updatedAt: "changed_at",
        },
      },
    },
    {
      role: "rates",
      key: ["currency", "day", "company"],
      entities: {
        exchange_rate: {
          columns: { currency: "currency", day: "day", rate: "rate" },
          where: company === undefined ? is("is_main_company") : { column: "company", equals: company },
        },
      },
    },
    {
      role: "opportunities",
      key: ["id"],
      watermark: "changed_at",
      entities: {
        opportunity: {
          columns: {
            opportunity_id: "id",
            customer_id: "customer_id",
            stage: "stage",
            outcome: "outcome",
            amount: "amount",
            currency: "currency",
            probability: { product: ["probability", { value: 0.01 }] },
            created_on: "created_on",
            expected_close: "expected_close",
            closed_on: "closed_on",
            reason: "reason",
            owner_id: "owner_id",
            campaign_id: "campaign_id",
          },
          where: { all: [{ not: { column: "docstatus", equals: 2 } }, ...ofCompany(company)] },
          updatedAt: "changed_at",
        },
      },
    },
    {
      role: "messages",
      key: ["id"],
      watermark: "changed_at",
      ...clock,
      entities: {
        interaction: {
          columns: { ...interaction, direction: "direction", owner_id: "owner_id" },
          // The mails of an issue are the issue, which counts by itself.
          where: {
            all: [
              is("is_customer"),
              { column: "communication_type", equals: "Communication" },
              { not: { column: "reference_doctype", equals: "Issue" } },
            ],
          },
          updatedAt: "changed_at",
        },
      },
    },
    {
      role: "issues",
      key: ["id"],
      watermark: "changed_at",
      ...clock,
      entities: {
        interaction: {
          columns: { ...interaction, direction: { value: "inbound" }, resolved_at: "resolved_at" },
          where: { all: [is("is_customer"), ...ofCompany(company)] },
          updatedAt: "changed_at",
        },
      },
    },
  ];
}
