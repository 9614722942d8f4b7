import type { Random } from "../random.ts";
import { isoDay } from "./calendar.ts";
import type { Campaign, Touch } from "./campaigns.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Company } from "./company.ts";
import type { Account } from "./crm_accounts.ts";
import type { Customer } from "./customers.ts";
import { crmDetails, type Details, erpDetails } from "./details.ts";
import type { SampleRow } from "./files.ts";
import type { CompanyName, Language } from "./names.ts";
import { languageOf, type Owner, regions } from "./owners.ts";
import { parameters } from "./parameters.ts";
import type { History } from "./purchases.ts";

const blockReasons = ["Overdue invoices", "Insolvency", "Credit limit exceeded", "Compliance check"];

/** Business partners of the ERP: customers, and suppliers that never order. */
export function* partnerRows(
  { lastDay, random, customers: count }: Company,
  customers: readonly Customer[],
  histories: readonly History[],
  newName: (language: Language) => CompanyName,
): Generator<SampleRow<"customers">> {
  const dice = random.fork("partners");
  const details = random.fork("details");
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  for (const [index, customer] of customers.entries()) {
    // Deliveries are stopped mostly to customers who have gone quiet.
    const isGone = histories[index]!.droppedOutAt < lastDay - 60;
    const isBlocked = dice.uniform() < parameters.frozen * (isGone ? 1.5 : 0.3);
    yield {
      "Customer No": customer.id,
      Name: customer.name,
      City: customer.city,
      "Partner type": customer.role,
      "Group account": customer.parentId,
      "Sales rep": customer.ownerId,
      Industry: customer.industry,
      Region: customer.region,
      Source: customer.acquisitionChannel,
      "Credit limit": customer.creditLimit.toFixed(2),
      Blocked: isBlocked ? "yes" : "no",
      "Block reason": isBlocked ? dice.pick(blockReasons) : "",
      "Opened on": isoDay(customer.openedOn),
      ...detailCells(erpDetails(customer, byId.get(customer.parentId), details)),
    };
  }
  for (let i = 0; i < Math.round(count * 0.012); i++) {
    const region = dice.pick(regions);
    const company = newName(languageOf[region]);
    const { name, city } = company;
    yield {
      "Customer No": `V${7001 + i}`,
      Name: name,
      City: city,
      "Partner type": "Vendor",
      "Group account": "",
      "Sales rep": "",
      Industry: "",
      Region: region,
      Source: "",
      "Credit limit": "",
      Blocked: "no",
      "Block reason": "",
      "Opened on": isoDay(dice.integer(lastDay - 1000, lastDay - 100)),
      ...detailCells(erpDetails(company, undefined, details)),
    };
  }
}

const detailCells = ({ taxId, email, phone, street, postalCode }: Details) => ({
  "VAT number": taxId,
  "E-mail": email,
  Phone: phone,
  Street: street,
  Postcode: postalCode,
});

export const ownerRow = ({ id, name, team, territory }: Owner): SampleRow<"users"> => ({
  Code: id,
  Name: name,
  Team: team,
  Territory: territory,
});

export const articleRows = ({ products }: Catalogue): SampleRow<"articles">[] =>
  products.map((product) => ({
    Article: product.id,
    Description: product.name,
    "Product group": product.category,
    Brand: product.brand,
    "List price": product.listPrice.toFixed(2),
    "Standard cost": product.unitCost.toFixed(2),
  }));

export const campaignRow = (campaign: Campaign): SampleRow<"campaigns"> => ({
  Campaign: campaign.id,
  Title: campaign.name,
  Medium: campaign.channel,
  Start: isoDay(campaign.startedOn),
  End: isoDay(campaign.endedOn),
  Budget: campaign.budget.toFixed(2),
});

/** Members of campaigns; a response says "ordered" when an order followed within three weeks. */
export function* memberRows(
  { lastDay, random }: Company,
  customers: readonly Customer[],
  histories: readonly History[],
  touches: readonly Touch[],
): Generator<SampleRow<"campaignMembers">> {
  const dice = random.fork("responses");
  for (const { campaign, customer, day, arm } of touches) {
    const hasOrdered = histories[customer]!.purchases.some(
      ({ at }) => at >= day && at < Math.min(day + 21, lastDay + 1),
    );
    const response = hasOrdered ? "ordered" : dice.pick(["", "opened", "declined"], [6, 3, 1]);
    yield {
      Campaign: campaign.id,
      Account: customers[customer]!.id,
      "Contacted on": isoDay(day),
      Group: arm === "treated" ? "mailed" : "held out",
      Response: arm === "treated" ? response : "",
    };
  }
}

export const accountRow = (
  account: Account,
  customers: ReadonlyMap<string, Customer>,
  random: Random,
): SampleRow<"accounts"> => ({
  "Account ID": account.id,
  "Account name": account.name,
  City: account.city,
  Owner: account.ownerId,
  Industry: account.industry,
  Territory: account.region,
  "Lead source": account.leadSource,
  Created: isoDay(account.createdOn),
  ...detailCells(crmDetails(account, customers, random.fork("details"))),
});
