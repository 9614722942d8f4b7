import { defineConfig } from "./ingest/index.ts";

/**
 * The only configuration of Tessera. As shipped it runs a SIMULATED company, written by `tessera demo`; replace
 * the sources by your own to run yours. Every source says three things: where its files are, how it writes
 * numbers and days, and which of its columns means what.
 *
 * A mapping reads from right to left: `customer_id: "Customer No"` fills our customer_id from their "Customer No".
 * Where a name is not enough, a field can translate words (`values`), give a date format (`format`), multiply
 * (`product`), or choose by a condition (`when`).
 */

/** The words of the CRM's activity log, which two of its exports share. */
const activity = {
  columns: {
    interaction_id: "activity_id",
    customer_id: "account_no",
    kind: {
      from: "activity_type",
      values: {
        "Phone call": "call",
        "E-mail": "email",
        "Site visit": "visit",
        "Live chat": "chat",
        Meeting: "meeting",
        Complaint: "complaint",
        "Service ticket": "service",
      },
    },
    direction: { from: "direction", values: { in: "inbound", out: "outbound" } },
    day: "date",
    opened_at: "opened_at",
    resolved_at: "closed_at",
    satisfaction: "rating",
    subject: "subject",
    owner_id: "agent",
    campaign_id: "campaign",
    cost: "handling_cost",
  },
} as const;

/** A stage says both how far an opportunity is and, at the end, how it went. */
const opportunity = {
  columns: {
    opportunity_id: "Opportunity",
    customer_id: "Account",
    product_id: "Article",
    stage: "Stage",
    // A word that is not listed sets its row aside with the reason; `otherwise` would take it instead.
    outcome: {
      from: "Stage",
      values: {
        Identified: "open",
        Qualified: "open",
        Quoted: "open",
        Negotiation: "open",
        Won: "won",
        Lost: "lost",
      },
    },
    amount: "Amount",
    currency: "Currency",
    // The CRM types per cent; a probability is 0…1.
    probability: { product: ["Probability %", { value: 0.01 }] },
    created_on: "Created",
    expected_close: "Expected close",
    closed_on: "Closed",
    reason: "Reason",
    owner_id: "Owner",
    campaign_id: "Campaign",
  },
} as const;

/** What records of one customer are recognised by, whichever system and spelling they come in. */
const details = {
  tax_id: "VAT number",
  email: "E-mail",
  phone: "Phone",
  address: "Street",
  city: "City",
  postal_code: "Postcode",
} as const;

const person = {
  columns: {
    contact_id: "Contact ID",
    customer_id: "Account",
    name: "Full name",
    title: "Position",
    email: "E-mail",
    phone: "Phone",
    is_opted_out: "No marketing",
  },
} as const;

const owner = {
  columns: { owner_id: "Code", name: "Name", team: "Team", territory: "Territory" },
} as const;

export default defineConfig({
  company: {
    name: "Meridian Workshop Supply (simulated)",
    // Every amount is converted into this currency at the dated rate of its own day.
    baseCurrency: "EUR",
    // A business day is a day of this zone: an order at 23:30 UTC in winter belongs to the next one.
    timeZone: "Europe/Berlin",
    // Every screen and answer says so. Leave it out for a real company.
    isSimulated: true,
  },

  // The ledger and the published builds live here.
  data: ".tessera",

  sources: [
    // ---- The ERP ----------------------------------------------------------------------------------------------
    // Sources of one `system` share their ids: "C10001" is the same customer in all of them.
    {
      name: "erp-customers",
      system: "erp",
      format: "csv",
      files: ".tessera/sample/erp/customers.csv",
      entities: {
        customer: {
          columns: {
            customer_id: "Customer No",
            name: "Name",
            role: {
              from: "Partner type",
              values: {
                Customer: "end_customer",
                Reseller: "distributor",
                Agent: "agent",
                Partner: "partner",
                Vendor: "supplier",
              },
            },
            parent_id: "Group account",
            owner_id: "Sales rep",
            industry: "Industry",
            region: "Region",
            channel: "Source",
            credit_limit: "Credit limit",
            is_frozen: "Blocked",
            frozen_reason: "Block reason",
            created_on: "Opened on",
            ...details,
          },
        },
      },
    },
    {
      name: "erp-sales-reps",
      system: "erp",
      format: "csv",
      files: ".tessera/sample/erp/sales-reps.csv",
      entities: { owner },
    },
    {
      name: "erp-articles",
      system: "erp",
      format: "csv",
      files: ".tessera/sample/erp/articles.csv",
      entities: {
        product: {
          columns: {
            product_id: "Article",
            name: "Description",
            category: "Product group",
            brand: "Brand",
            unit_cost: "Standard cost",
          },
        },
      },
    },
    {
      name: "erp-exchange-rates",
      system: "erp",
      format: "csv",
      files: ".tessera/sample/erp/exchange-rates.csv",
      entities: {
        exchange_rate: { columns: { currency: "Currency", day: "Valid from", rate: "Rate" } },
      },
    },
    {
      name: "erp-orders",
      system: "erp",
      format: "csv",
      // One file a quarter, a file of corrections, and one that repeats lines of another: the same line counts once.
      files: ".tessera/sample/erp/orders-*.csv",
      entities: {
        order_line: {
          columns: {
            order_id: "Order No",
            line_id: "Line",
            customer_id: "Customer No",
            product_id: "Article",
            product_name: "Description",
            // An instant with its offset; the business day follows from it and the company's time zone.
            ordered_at: "Ordered at",
            kind: {
              from: "Doc type",
              values: { INV: "sale", CRN: "return", FRT: "fee", ADJ: "adjustment" },
            },
            quantity: "Qty",
            net_amount: "Net amount",
            tax_amount: "VAT",
            discount: "Discount",
            cost: "COGS",
            currency: "Currency",
            channel: "Sales channel",
            place: "Ship to",
            owner_id: "Sales rep",
            return_of: "Credit for",
          },
          // Of two versions of one line the one that was changed last counts.
          updatedAt: "Changed at",
        },
      },
    },
    {
      name: "erp-payments",
      system: "erp",
      format: "csv",
      files: ".tessera/sample/erp/payments-*.csv",
      // The bank writes German: 1.234,56 and 31.12.2025, with semicolons between.
      csv: { delimiter: ";" },
      decimal: ",",
      entities: {
        payment: {
          columns: {
            payment_id: "Beleg",
            customer_id: "Kunde",
            order_id: "Auftrag",
            day: { from: "Zahltag", format: "%d.%m.%Y" },
            due_on: { from: "Fällig am", format: "%d.%m.%Y" },
            amount: "Betrag",
            currency: "Währung",
            method: "Zahlart",
          },
        },
      },
    },
    {
      name: "erp-service-costs",
      system: "erp",
      format: "parquet",
      files: ".tessera/sample/erp/service-costs.parquet",
      entities: {
        cost: {
          columns: {
            cost_id: "posting",
            customer_id: "customer_no",
            day: "posted_on",
            amount: "amount",
            kind: "purpose",
          },
        },
      },
    },

    // ---- The CRM, about customers of the ERP ------------------------------------------------------------------
    // These exports name customers by their ERP number, so they belong to the ERP's system of ids.
    {
      name: "crm-contacts",
      system: "erp",
      format: "csv",
      files: ".tessera/sample/crm/contacts.csv",
      entities: { contact: person },
    },
    {
      name: "crm-activities",
      system: "erp",
      format: "ndjson",
      files: ".tessera/sample/crm/activities-*.ndjson",
      // Instants come without an offset: they are on the clock of the office.
      timeZone: "Europe/Berlin",
      entities: { interaction: activity },
    },
    {
      name: "crm-opportunities",
      system: "erp",
      format: "csv",
      files: ".tessera/sample/crm/opportunities.csv",
      entities: { opportunity },
    },
    {
      name: "crm-campaigns",
      system: "erp",
      format: "csv",
      files: ".tessera/sample/crm/campaigns.csv",
      entities: {
        campaign: {
          columns: {
            campaign_id: "Campaign",
            name: "Title",
            channel: "Medium",
            started_on: "Start",
            ended_on: "End",
            budget: "Budget",
          },
        },
      },
    },
    {
      name: "crm-campaign-members",
      system: "erp",
      format: "csv",
      files: ".tessera/sample/crm/campaign-members.csv",
      entities: {
        campaign_touch: {
          columns: {
            campaign_id: "Campaign",
            customer_id: "Account",
            day: "Contacted on",
            arm: { from: "Group", values: { mailed: "treated", "held out": "control" } },
            response: "Response",
          },
        },
      },
    },

    // ---- The CRM's own accounts -------------------------------------------------------------------------------
    // Prospects that never bought, and parties whom the ERP knows by another id: a system of its own.
    {
      name: "crm-accounts",
      system: "crm",
      format: "csv",
      files: ".tessera/sample/crm/accounts.csv",
      entities: {
        customer: {
          columns: {
            customer_id: "Account ID",
            name: "Account name",
            owner_id: "Owner",
            industry: "Industry",
            region: "Territory",
            channel: "Lead source",
            created_on: "Created",
            ...details,
          },
        },
      },
    },
    {
      name: "crm-users",
      system: "crm",
      format: "csv",
      files: ".tessera/sample/crm/users.csv",
      entities: { owner },
    },
    {
      name: "crm-account-contacts",
      system: "crm",
      format: "csv",
      files: ".tessera/sample/crm/account-contacts.csv",
      entities: { contact: person },
    },
    {
      // The CRM keeps its own list of the ERP's orders: compared with them, never counted.
      name: "crm-order-list",
      system: "crm",
      format: "csv",
      files: ".tessera/sample/crm/order-list.csv",
      entities: {
        order_copy: {
          columns: {
            copy_id: "Record",
            order_id: "ERP order",
            counted_by: { value: "erp" },
            day: "Date",
            net_amount: "Total net",
            currency: "Currency",
          },
        },
      },
    },
    {
      name: "crm-leads",
      system: "crm",
      format: "csv",
      files: ".tessera/sample/crm/leads.csv",
      entities: { opportunity },
    },
    {
      name: "crm-lead-activities",
      system: "crm",
      format: "ndjson",
      files: ".tessera/sample/crm/lead-activities.ndjson",
      timeZone: "Europe/Berlin",
      entities: { interaction: activity },
    },
  ],

  // What follows are the defaults that a company is most likely to change; ingest/config.ts lists all of them.
  models: {
    // Expected orders, lifetime value and potential value look this many days ahead.
    horizonDays: 365,
    // Money of a year from now is worth this much less.
    discountRate: 0.1,
    // The model of purchases that forecast the company's own past best.
    transactions: "auto",
  },
  tiers: {
    // High is the smallest group of customers that together carries this share of the total.
    established: { by: "share", share: 0.8 },
    potential: { by: "share", share: 0.8 },
  },

  // The same ledger, configuration, as-of day and seed give the same numbers.
  seed: 1,
});
