import type { Condition, EntityMapping, Field } from "../../staging/mapping.ts";
import type { Export } from "../files.ts";
import { dayFormats } from "../formats.ts";
import { activities } from "./activities.ts";
import { id, isKept, mayLack, type Role, updatedAt, yes } from "./rows.ts";

export { type Role, roles } from "./rows.ts";
export type Revenue = "none" | "won" | "orders";

/** A merged account or contact lives on in its master; the losers of the merge are deleted rows. */
const isLive: Condition = {
  all: [
    { not: { column: ["IsDeleted", "Deleted"], oneOf: yes } },
    { column: ["MasterRecordId", "Master Record ID"], present: false },
  ],
};
const isWon: Condition = {
  any: [
    { column: ["IsWon", "Won"], oneOf: yes },
    { column: ["StageName", "Stage"], equals: "Closed Won" },
  ],
};
const isClosed: Condition = {
  any: [
    { column: ["IsClosed", "Closed"], oneOf: yes },
    { column: ["StageName", "Stage"], matches: "^Closed" },
  ],
};
const currency: Field = { from: ["CurrencyIsoCode", "Amount Currency", "Currency"] };

/** What each export means. Instants of the API are in UTC, those of a report on the clock of whoever ran it. */
export function exportsOf(revenue: Revenue, isDayFirst: boolean): Export<Role>[] {
  const format = dayFormats(isDayFirst);
  const day = (...from: string[]): Field => ({ from, format });

  const opportunity: EntityMapping<"opportunity"> = {
    columns: {
      opportunity_id: id("Id", "Opportunity ID"),
      customer_id: id("AccountId", "Account ID"),
      stage: { from: ["StageName", "Stage"] },
      outcome: {
        when: [
          { if: isWon, use: { value: "won" } },
          { if: isClosed, use: { value: "lost" } },
        ],
        otherwise: { value: "open" },
      },
      amount: { from: ["Amount"] },
      currency,
      probability: {
        product: [{ from: ["Probability", "Probability (%)"] }, { value: 0.01 }],
      },
      created_on: day("CreatedDate", "Created Date"),
      expected_close: day("CloseDate", "Close Date"),
      closed_on: { when: [{ if: isClosed, use: day("CloseDate", "Close Date") }] },
      reason: { from: ["Loss_Reason__c", "Loss Reason"] },
      owner_id: id("OwnerId", "Owner ID"),
      campaign_id: id("CampaignId", "Campaign ID", "Primary Campaign Source ID"),
    },
    where: isKept,
    updatedAt,
  };
  const won: EntityMapping<"order_line"> = {
    columns: {
      order_id: id("Id", "Opportunity ID"),
      line_id: { value: "1" },
      customer_id: id("AccountId", "Account ID"),
      day: day("CloseDate", "Close Date"),
      net_amount: { from: ["Amount"] },
      currency,
      owner_id: id("OwnerId", "Owner ID"),
    },
    where: { all: [isKept, isWon, { column: ["Amount"], present: true }] },
    updatedAt,
  };
  // Only the API reaches from a line to its order, so that account and day come by their path.
  const item: EntityMapping<"order_line"> = {
    columns: {
      order_id: id("OrderId", "Order ID"),
      line_id: id("Id", "OrderItem ID", "Order Product ID"),
      customer_id: id("Order.AccountId", "Account ID"),
      product_id: id("Product2Id", "Product ID"),
      day: day("Order.EffectiveDate", "Order Start Date"),
      kind: {
        when: [{ if: { column: ["TotalPrice", "Total Price"], below: 0 }, use: { value: "return" } }],
        otherwise: { value: "sale" },
      },
      quantity: { from: ["Quantity"] },
      net_amount: { from: ["TotalPrice", "Total Price"] },
      currency: { from: ["Order.CurrencyIsoCode", "CurrencyIsoCode", "Total Price Currency"] },
      owner_id: id("Order.OwnerId", "Order Owner ID"),
      return_of: id("Order.OriginalOrderId"),
    },
    where: {
      all: [
        isKept,
        { not: { column: ["Order.Status", "Status"], oneOf: ["Draft", "Cancelled", "Canceled"] } },
      ],
    },
    updatedAt,
  };

  return [
    {
      role: "accounts",
      usual: ["**/*[Aa]ccount*"],
      optional: mayLack,
      entities: {
        customer: {
          columns: {
            customer_id: id("Id", "Account ID"),
            name: { from: ["Name", "Account Name"] },
            parent_id: id("ParentId", "Parent Account ID"),
            owner_id: id("OwnerId", "Owner ID"),
            industry: { from: ["Industry"] },
            region: { from: ["BillingCountry", "Billing Country", "BillingState", "Billing State/Province"] },
            channel: { from: ["AccountSource", "Account Source"] },
            created_on: day("CreatedDate", "Created Date"),
            phone: { from: ["Phone"] },
            address: { from: ["BillingStreet", "Billing Street", "Billing Address Line 1"] },
            city: { from: ["BillingCity", "Billing City"] },
            postal_code: { from: ["BillingPostalCode", "Billing Zip/Postal Code"] },
            country: { from: ["BillingCountry", "Billing Country"] },
          },
          where: isLive,
          updatedAt,
        },
      },
    },
    {
      role: "contacts",
      usual: ["**/*[Cc]ontact*"],
      optional: mayLack,
      essential: ["customer_id"],
      entities: {
        contact: {
          columns: {
            contact_id: id("Id", "Contact ID"),
            customer_id: id("AccountId", "Account ID"),
            name: {
              join: [{ from: ["FirstName", "First Name"] }, { from: ["LastName", "Last Name"] }],
              separator: " ",
            },
            title: { from: ["Title"] },
            email: { from: ["Email"] },
            phone: { from: ["Phone", "MobilePhone", "Mobile"] },
            is_opted_out: { from: ["HasOptedOutOfEmail", "Email Opt Out"] },
          },
          where: isLive,
          updatedAt,
        },
      },
    },
    {
      role: "products",
      usual: ["**/*[Pp]roduct*"],
      optional: mayLack,
      entities: {
        product: {
          columns: {
            product_id: id("Id", "Product ID"),
            name: { from: ["Name", "Product Name"] },
            category: { from: ["Family", "Product Family"] },
          },
          where: isKept,
          updatedAt,
        },
      },
    },
    {
      role: "users",
      usual: ["**/*[Uu]ser*"],
      entities: {
        owner: {
          columns: {
            owner_id: id("Id", "User ID"),
            name: { from: ["Name", "Full Name"] },
            team: { from: ["Department", "Division"] },
          },
          updatedAt,
        },
      },
    },
    {
      role: "campaigns",
      usual: ["**/*[Cc]ampaign*"],
      optional: mayLack,
      entities: {
        campaign: {
          columns: {
            campaign_id: id("Id", "Campaign ID"),
            name: { from: ["Name", "Campaign Name"] },
            channel: { from: ["Type"] },
            started_on: day("StartDate", "Start Date"),
            ended_on: day("EndDate", "End Date"),
            budget: { from: ["BudgetedCost", "Budgeted Cost in Campaign", "Budgeted Cost"] },
          },
          where: isKept,
          updatedAt,
        },
      },
    },
    {
      role: "opportunities",
      usual: ["**/*[Oo]pportunit*"],
      optional: [...mayLack, "IsWon", "Won", "IsClosed", "Closed"],
      essential: revenue === "won" ? ["customer_id", "amount"] : ["customer_id"],
      entities: { opportunity, ...(revenue === "won" ? { order_line: won } : {}) },
    },
    ...(revenue === "orders"
      ? [
          {
            role: "order-items" as const,
            usual: ["**/*[Oo]rder*[Ii]tem*", "**/*[Oo]rder*[Pp]roduct*"],
            optional: mayLack,
            essential: ["customer_id"],
            entities: { order_line: item },
          },
        ]
      : []),
    ...activities(day),
  ];
}
