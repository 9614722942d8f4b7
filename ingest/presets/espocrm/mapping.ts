import type { Condition, EntityMapping, Field } from "../../staging/mapping.ts";
import type { Export } from "../files.ts";

export const roles = [
  "accounts",
  "contacts",
  "users",
  "campaigns",
  "opportunities",
  "calls",
  "meetings",
  "cases",
] as const;
export type Role = (typeof roles)[number];
export type Revenue = "none" | "won";

/** A row of a database dump may be deleted; an export of the application has none and no such column. */
const isKept: Condition = { not: { column: ["deleted", "Deleted"], oneOf: ["1", "true"] } };
const mayLack = ["deleted", "Deleted"];
const updatedAt = "modifiedAt";
const ownerId: Field = { from: ["assignedUserId", "Assigned User ID"] };
const accountId: Field = { from: ["accountId", "Account ID"] };
const isWon: Condition = { column: ["stage", "Stage"], equals: "Closed Won" };

const opportunity: EntityMapping<"opportunity"> = {
  columns: {
    opportunity_id: { from: ["id", "ID"] },
    customer_id: accountId,
    stage: { from: ["stage", "Stage"] },
    outcome: {
      from: ["stage", "Stage"],
      values: { "Closed Won": "won", "Closed Lost": "lost" },
      otherwise: "open",
    },
    amount: { from: ["amount", "Amount"] },
    currency: { from: ["amountCurrency", "Amount (Currency)", "Amount Currency"] },
    probability: { product: [{ from: ["probability", "Probability", "Probability, %"] }, { value: 0.01 }] },
    created_on: { from: ["createdAt", "Created At"] },
    expected_close: { from: ["closeDate", "Close Date"] },
    closed_on: {
      when: [
        {
          if: { column: ["stage", "Stage"], oneOf: ["Closed Won", "Closed Lost"] },
          use: { from: ["closeDate", "Close Date"] },
        },
      ],
    },
    owner_id: ownerId,
    campaign_id: { from: ["campaignId", "Campaign ID"] },
  },
  where: isKept,
  updatedAt,
};

const won: EntityMapping<"order_line"> = {
  columns: {
    order_id: { from: ["id", "ID"] },
    line_id: { value: "1" },
    customer_id: accountId,
    day: { from: ["closeDate", "Close Date"] },
    net_amount: { from: ["amount", "Amount"] },
    currency: { from: ["amountCurrency", "Amount (Currency)", "Amount Currency"] },
    owner_id: ownerId,
  },
  where: { all: [isKept, isWon, { column: ["amount", "Amount"], present: true }] },
  updatedAt,
};

const held = (kind: "call" | "meeting"): EntityMapping<"interaction"> => ({
  columns: {
    interaction_id: { from: ["id", "ID"] },
    // The account of a call about an opportunity or a case stands apart from what it is about.
    customer_id: {
      when: [
        { if: { column: ["accountId", "Account ID"], present: true }, use: accountId },
        {
          if: { column: ["parentType", "Parent Type"], equals: "Account" },
          use: { from: ["parentId", "Parent ID"] },
        },
      ],
    },
    kind: { value: kind },
    ...(kind === "call"
      ? {
          direction: {
            from: ["direction", "Direction"],
            values: { Inbound: "inbound", Outbound: "outbound" },
          },
        }
      : {}),
    opened_at: { from: ["dateStart", "Date Start", "Start Date"] },
    resolved_at: { from: ["dateEnd", "Date End", "End Date"] },
    subject: { from: ["name", "Name"] },
    owner_id: ownerId,
  },
  // What is planned or was not held is no contact.
  where: { all: [isKept, { column: ["status", "Status"], equals: "Held" }] },
  updatedAt,
});

/** What each export means; EspoCRM writes instants in UTC. */
export const exportsOf = (revenue: Revenue): Export<Role>[] => [
  {
    role: "accounts",
    usual: ["**/*[Aa]ccount*"],
    optional: mayLack,
    entities: {
      customer: {
        columns: {
          customer_id: { from: ["id", "ID"] },
          name: { from: ["name", "Name"] },
          role: {
            from: ["type", "Type"],
            values: {
              Customer: "end_customer",
              Partner: "partner",
              Reseller: "distributor",
              Investor: "partner",
            },
            otherwise: "end_customer",
          },
          owner_id: ownerId,
          industry: { from: ["industry", "Industry"] },
          region: { from: ["billingAddressCountry", "Billing Address Country"] },
          created_on: { from: ["createdAt", "Created At"] },
          email: { from: ["emailAddress", "Email"] },
          phone: { from: ["phoneNumber", "Phone"] },
          address: { from: ["billingAddressStreet", "Billing Address Street"] },
          city: { from: ["billingAddressCity", "Billing Address City"] },
          postal_code: { from: ["billingAddressPostalCode", "Billing Address Postal Code"] },
          country: { from: ["billingAddressCountry", "Billing Address Country"] },
        },
        where: isKept,
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
          contact_id: { from: ["id", "ID"] },
          customer_id: accountId,
          name: {
            join: [{ from: ["firstName", "First Name"] }, { from: ["lastName", "Last Name"] }],
            separator: " ",
          },
          title: { from: ["title", "Title", "accountRole"] },
          email: { from: ["emailAddress", "Email"] },
          phone: { from: ["phoneNumber", "Phone"] },
          is_opted_out: { from: ["emailAddressIsOptedOut", "Email Address is Opted-Out"] },
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
          owner_id: { from: ["id", "ID"] },
          name: { from: ["name", "Name", "userName", "User Name"] },
          team: { from: ["defaultTeamName", "Default Team"] },
        },
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
          campaign_id: { from: ["id", "ID"] },
          name: { from: ["name", "Name"] },
          channel: { from: ["type", "Type"] },
          started_on: { from: ["startDate", "Start Date"] },
          ended_on: { from: ["endDate", "End Date"] },
          budget: { from: ["budget", "Budget"] },
        },
        where: isKept,
        updatedAt,
      },
    },
  },
  {
    role: "opportunities",
    usual: ["**/*[Oo]pportunit*"],
    optional: mayLack,
    essential: revenue === "won" ? ["customer_id", "amount"] : ["customer_id"],
    entities: { opportunity, ...(revenue === "won" ? { order_line: won } : {}) },
  },
  {
    role: "calls",
    usual: ["**/*[Cc]all*"],
    optional: mayLack,
    entities: { interaction: held("call") },
  },
  {
    role: "meetings",
    usual: ["**/*[Mm]eeting*"],
    optional: mayLack,
    entities: { interaction: held("meeting") },
  },
  {
    role: "cases",
    usual: ["**/*[Cc]ase*"],
    optional: mayLack,
    essential: ["customer_id"],
    entities: {
      interaction: {
        columns: {
          interaction_id: { from: ["id", "ID"] },
          customer_id: accountId,
          kind: { value: "service" },
          direction: { value: "inbound" },
          opened_at: { from: ["createdAt", "Created At"] },
          subject: { from: ["name", "Name"] },
          owner_id: ownerId,
        },
        // A duplicate is another case told twice.
        where: { all: [isKept, { not: { column: ["status", "Status"], equals: "Duplicate" } }] },
        updatedAt,
      },
    },
  },
];
