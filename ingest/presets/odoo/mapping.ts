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
  "lead-messages",
] as const;
export type Role = (typeof roles)[number];

const is = (column: string): Condition => ({ column, equals: true });
const not = (condition: Condition): Condition => ({ not: condition });

/** Documents without a company are everybody's. */
const ofCompany = (company: number | undefined): Condition[] =>
  company === undefined
    ? []
    : [
        {
          any: [
            { column: "company_id", equals: company },
            { column: "company_id", present: false },
          ],
        },
      ];

const customer: EntityMapping<"customer"> = {
  columns: {
    customer_id: "id",
    name: "name",
    parent_id: "parent_id",
    owner_id: "user_id",
    industry: "industry",
    region: "country",
    created_on: "create_date",
    tax_id: "vat",
    email: "email",
    phone: "phone",
    address: "address",
    city: "city",
    postal_code: "zip",
    country: "country",
  },
  where: is("is_customer"),
  updatedAt: "write_date",
};

const contact: EntityMapping<"contact"> = {
  columns: {
    contact_id: "id",
    customer_id: "commercial_partner_id",
    name: "name",
    title: "function",
    email: "email",
    phone: "phone",
    is_opted_out: "is_opted_out",
  },
  // The other types are addresses of the customer and no persons.
  where: {
    all: [is("active"), is("is_customer"), not(is("is_colleague")), { column: "type", equals: "contact" }],
  },
  updatedAt: "changed_at",
};

const line = {
  order_id: "document",
  line_id: "line",
  customer_id: "customer_id",
  product_id: "product_id",
  product_name: "description",
  quantity: "quantity",
  net_amount: "net_amount",
  tax_amount: "tax_amount",
  discount: "discount",
  currency: "currency",
  place: "place",
  owner_id: "user_id",
} as const;

const order = (company: number | undefined): EntityMapping<"order_line"> => ({
  columns: { ...line, ordered_at: "ordered_at" },
  where: {
    all: [
      { column: "state", oneOf: ["sale", "done"] },
      { column: "display_type", present: false },
      not(is("is_downpayment")),
      ...ofCompany(company),
    ],
  },
  updatedAt: "changed_at",
});

const invoice = (
  company: number | undefined,
  types: readonly string[],
  returnOf: "return_of" | "return_of_order",
): EntityMapping<"order_line"> => ({
  columns: {
    ...line,
    day: "day",
    kind: "kind",
    booked_amount: "booked_amount",
    booked_currency: "booked_currency",
    return_of: returnOf,
  },
  where: {
    all: [
      { column: "state", equals: "posted" },
      { column: "move_type", oneOf: types },
      { column: "line_type", oneOf: ["product", "rounding"] },
      ...ofCompany(company),
    ],
  },
  updatedAt: "changed_at",
});

const interaction: EntityMapping<"interaction"> = {
  columns: {
    interaction_id: "id",
    customer_id: "customer_id",
    kind: "kind",
    direction: "direction",
    opened_at: "opened_at",
    subject: "subject",
    owner_id: "user_id",
  },
  // Tracked changes and reminders are the system talking to itself, notes the staff among themselves.
  where: {
    all: [
      is("is_customer"),
      {
        any: [
          is("is_activity"),
          {
            all: [
              { column: "message_type", oneOf: ["email", "comment", "email_outgoing"] },
              not(is("is_note")),
            ],
          },
        ],
      },
    ],
  },
  updatedAt: "changed_at",
};

/** What each role reads; Odoo stores instants in UTC. */
export function readings(revenue: "invoices" | "orders", company: number | undefined): Reading<Role>[] {
  const byInvoices = revenue === "invoices";
  const lines = { key: ["line"], watermark: "changed_at", timeZone: "UTC" };
  return [
    { role: "customers", key: ["id"], timeZone: "UTC", entities: { customer } },
    { role: "contacts", key: ["id"], timeZone: "UTC", entities: { contact } },
    {
      role: "products",
      key: ["id"],
      entities: {
        product: {
          columns: { product_id: "id", name: "name", category: "category", unit_cost: "unit_cost" },
          updatedAt: "changed_at",
        },
      },
    },
    {
      role: "owners",
      key: ["id"],
      entities: { owner: { columns: { owner_id: "id", name: "name", team: "team" } } },
    },
    {
      role: "campaigns",
      key: ["id"],
      entities: { campaign: { columns: { campaign_id: "id", name: "name", started_on: "create_date" } } },
    },
    byInvoices
      ? {
          role: "sales",
          query: "invoices",
          ...lines,
          entities: {
            order_line: invoice(company, ["out_invoice", "out_refund", "out_receipt"], "return_of"),
          },
        }
      : { role: "sales", query: "orders", ...lines, entities: { order_line: order(company) } },
    ...(byInvoices
      ? []
      : [
          {
            role: "returns" as const,
            query: "invoices",
            ...lines,
            entities: { order_line: invoice(company, ["out_refund"], "return_of_order") },
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
            // The paid document is an invoice, which is an order only where invoices are the revenue.
            ...(byInvoices ? { order_id: "document" } : {}),
            day: "day",
            due_on: "due_on",
            amount: "amount",
            currency: "currency",
          },
          where: {
            all: [
              { column: "partner_type", equals: "customer" },
              { column: "status", oneOf: ["posted", "sent", "reconciled", "in_process", "paid"] },
              ...ofCompany(company),
            ],
          },
          updatedAt: "changed_at",
        },
      },
    },
    {
      role: "rates",
      key: ["currency", "day", "company_id"],
      entities: {
        exchange_rate: {
          columns: { currency: "currency", day: "day", rate: "rate" },
          where: company === undefined ? is("is_main_company") : { column: "company_id", equals: company },
        },
      },
    },
    {
      role: "opportunities",
      key: ["id"],
      watermark: "changed_at",
      timeZone: "UTC",
      entities: {
        opportunity: {
          columns: {
            opportunity_id: "id",
            customer_id: "customer_id",
            stage: { from: ["stage", "outcome"] },
            outcome: "outcome",
            amount: "amount",
            currency: "currency",
            probability: { product: ["probability", { value: 0.01 }] },
            created_on: "create_date",
            expected_close: "expected_close",
            closed_on: "closed_at",
            reason: "reason",
            owner_id: "user_id",
            campaign_id: "campaign_id",
          },
          where: {
            all: [
              { column: "type", equals: "opportunity" },
              not({ column: "outcome", equals: "archived" }),
              ...ofCompany(company),
            ],
          },
          updatedAt: "changed_at",
        },
      },
    },
    { role: "messages", key: ["id"], watermark: "changed_at", timeZone: "UTC", entities: { interaction } },
    {
      role: "lead-messages",
      key: ["id"],
      watermark: "changed_at",
      timeZone: "UTC",
      entities: {
        interaction: {
          ...interaction,
          columns: { ...interaction.columns, campaign_id: "campaign_id" },
        },
      },
    },
  ];
}
