import type { Condition, EntityMapping, Field } from "../../staging/mapping.ts";
import type { Export } from "../files.ts";
import { dayFormats } from "../formats.ts";

export const roles = ["companies", "contacts", "products", "deals", "tickets"] as const;
export type Role = (typeof roles)[number];
export type Revenue = "none" | "won";

/** Stages of a company's own pipelines, beside those HubSpot begins with. */
export interface Stages {
  won: readonly string[];
  lost: readonly string[];
}

/** Ids of several come as `123;456`, the first of them first. */
const firstId = (...from: string[]): Field => ({ from, part: "^[0-9]+" });
const yes = ["true", "TRUE", "True", "Yes", "1"];
const stage = ["Deal Stage", "dealstage"];

/** Exports end in blank rows. */
const hasId = (...column: string[]): Condition => ({ column, present: true });

const company = [
  "Associated Company IDs (Primary)",
  "Primary Associated Company ID",
  "Associated Company IDs",
  "Associated Company ID",
  "associatedcompanyid",
];

/** Owners have no export of their own: whoever is named is one. */
const ownerOf = (...column: string[]): EntityMapping<"owner"> => ({
  columns: { owner_id: { from: column }, name: { from: column } },
  where: { column, present: true },
});

/** What each export means; instants are on the clock of whoever exported. */
export function exportsOf(revenue: Revenue, stages: Stages, isDayFirst: boolean): Export<Role>[] {
  const format = dayFormats(isDayFirst);
  const day = (...from: string[]): Field => ({ from, format });
  const isWon: Condition = {
    any: [
      { column: ["Is Closed Won", "Is closed won", "hs_is_closed_won"], oneOf: yes },
      { column: stage, matches: "(?i)^closed ?won\\b" },
      { column: stage, oneOf: stages.won },
    ],
  };
  const isLost: Condition = {
    any: [
      { column: ["Is closed lost", "Is Closed Lost", "hs_is_closed_lost"], oneOf: yes },
      { column: stage, matches: "(?i)^closed ?lost\\b" },
      { column: stage, oneOf: stages.lost },
    ],
  };
  const mayLack = [
    "Is Closed Won",
    "Is closed won",
    "hs_is_closed_won",
    "Is Closed Lost",
    "Is closed lost",
    "hs_is_closed_lost",
  ];
  const closed = day("Close Date", "closedate");
  const won: EntityMapping<"order_line"> = {
    columns: {
      order_id: { from: ["Record ID", "Deal ID", "hs_object_id"] },
      line_id: { value: "1" },
      customer_id: firstId(...company),
      day: closed,
      net_amount: { from: ["Amount", "amount"] },
      currency: { from: ["Currency", "deal_currency_code"] },
      owner_id: { from: ["Deal owner", "hubspot_owner_id"] },
    },
    where: {
      all: [
        hasId("Record ID", "Deal ID", "hs_object_id"),
        isWon,
        { column: ["Amount", "amount"], present: true },
      ],
    },
    updatedAt: "Last Modified Date",
  };
  return [
    {
      role: "companies",
      usual: ["**/*[Cc]ompan*"],
      optional: ["Company owner", "hubspot_owner_id"],
      entities: {
        customer: {
          columns: {
            customer_id: { from: ["Record ID", "Company ID", "hs_object_id"] },
            name: { from: ["Company name", "Company Name", "Name", "name"] },
            owner_id: { from: ["Company owner", "hubspot_owner_id"] },
            parent_id: { from: ["Parent Company ID", "hs_parent_company_id"] },
            industry: { from: ["Industry", "industry"] },
            region: { from: ["Country/Region", "Country", "country"] },
            channel: { from: ["Original Source", "Original Traffic Source", "hs_analytics_source"] },
            created_on: day("Create Date", "createdate"),
            phone: { from: ["Phone Number", "phone"] },
            address: { from: ["Street Address", "address"] },
            city: { from: ["City", "city"] },
            postal_code: { from: ["Postal Code", "zip"] },
            country: { from: ["Country/Region", "Country", "country"] },
          },
          where: hasId("Record ID", "Company ID", "hs_object_id"),
          updatedAt: "Last Modified Date",
        },
        owner: ownerOf("Company owner", "hubspot_owner_id"),
      },
    },
    {
      role: "contacts",
      usual: ["**/*[Cc]ontact*"],
      essential: ["customer_id"],
      entities: {
        contact: {
          columns: {
            contact_id: { from: ["Record ID", "Contact ID", "hs_object_id"] },
            customer_id: firstId(...company),
            name: {
              join: [{ from: ["First Name", "firstname"] }, { from: ["Last Name", "lastname"] }],
              separator: " ",
            },
            title: { from: ["Job Title", "jobtitle"] },
            email: { from: ["Email", "email"] },
            phone: { from: ["Phone Number", "Mobile Phone Number", "phone"] },
            is_opted_out: {
              from: ["Unsubscribed from all email", "Opted out of all email", "hs_email_optout"],
            },
          },
          where: hasId("Record ID", "Contact ID", "hs_object_id"),
          updatedAt: "Last Modified Date",
        },
      },
    },
    {
      role: "products",
      usual: ["**/*[Pp]roduct*"],
      entities: {
        product: {
          columns: {
            product_id: { from: ["Record ID", "Product ID", "hs_object_id"] },
            name: { from: ["Name", "name"] },
            category: { from: ["Product type", "hs_product_type"] },
            unit_cost: { from: ["Unit cost", "hs_cost_of_goods_sold"] },
          },
          where: hasId("Record ID", "Product ID", "hs_object_id"),
        },
      },
    },
    {
      role: "deals",
      usual: ["**/*[Dd]eal*"],
      optional: [...mayLack, "Deal owner", "hubspot_owner_id"],
      essential: revenue === "won" ? ["customer_id", "amount"] : ["customer_id"],
      entities: {
        opportunity: {
          columns: {
            opportunity_id: { from: ["Record ID", "Deal ID", "hs_object_id"] },
            customer_id: firstId(...company),
            stage: { from: stage },
            outcome: {
              when: [
                { if: isWon, use: { value: "won" } },
                { if: isLost, use: { value: "lost" } },
              ],
              otherwise: { value: "open" },
            },
            amount: { from: ["Amount", "amount"] },
            currency: { from: ["Currency", "deal_currency_code"] },
            probability: { from: ["Deal probability", "Deal Probability", "hs_deal_stage_probability"] },
            created_on: day("Create Date", "createdate"),
            expected_close: closed,
            closed_on: { when: [{ if: { any: [isWon, isLost] }, use: closed }] },
            reason: {
              from: ["Closed Lost Reason", "Closed Won Reason", "closed_lost_reason", "closed_won_reason"],
            },
            owner_id: { from: ["Deal owner", "hubspot_owner_id"] },
          },
          where: hasId("Record ID", "Deal ID", "hs_object_id"),
          updatedAt: "Last Modified Date",
        },
        owner: ownerOf("Deal owner", "hubspot_owner_id"),
        ...(revenue === "won" ? { order_line: won } : {}),
      },
    },
    {
      role: "tickets",
      usual: ["**/*[Tt]icket*"],
      optional: ["Ticket owner", "hubspot_owner_id"],
      essential: ["customer_id"],
      entities: {
        interaction: {
          columns: {
            interaction_id: { from: ["Ticket ID", "Record ID", "hs_object_id"] },
            customer_id: firstId(...company),
            kind: { value: "service" },
            direction: { value: "inbound" },
            opened_at: day("Create date", "Create Date", "createdate"),
            resolved_at: day("Close date", "Close Date", "closed_date"),
            subject: { from: ["Ticket name", "Ticket Name", "subject"] },
            owner_id: { from: ["Ticket owner", "hubspot_owner_id"] },
          },
          where: hasId("Ticket ID", "Record ID", "hs_object_id"),
        },
        owner: ownerOf("Ticket owner", "hubspot_owner_id"),
      },
    },
  ];
}
