import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { customerActivities, writeActivities } from "./activities.ts";
import { isoDay } from "./calendar.ts";
import { campaigns } from "./campaigns.ts";
import { catalogue } from "./catalogue.ts";
import { company, type SampleOptions } from "./company.ts";
import { customerContacts } from "./contacts.ts";
import { crmAccounts } from "./crm_accounts.ts";
import { customers } from "./customers.ts";
import { ExportBook, type WrittenFile } from "./exports.ts";
import { type SampleRow, sampleFiles } from "./files.ts";
import { accountContacts, leadActivities, leads } from "./leads.ts";
import { accountRow, articleRows, campaignRow, memberRows, ownerRow, partnerRows } from "./masters.ts";
import { customerOpportunities } from "./opportunities.ts";
import { orderBook } from "./order_book.ts";
import { writeOrders } from "./orders.ts";
import { businessDevelopers, salesRepresentatives } from "./owners.ts";
import { parameters } from "./parameters.ts";
import { exchangeRates } from "./rates.ts";
import { readme, readmeName } from "./readme.ts";
import { writeServiceCosts } from "./service_costs.ts";
import { writeTruth } from "./truth.ts";

/** What was written; also in `truth/summary.json`. Amounts by currency are in that currency. */
export interface SampleSummary {
  isSimulated: true;
  seed: string | number;
  firstDay: string;
  lastDay: string;
  files: WrittenFile[];
  /** Customers with at least one order, and those still active on the last day. */
  customers: number;
  customersAlive: number;
  /** Accounts of the CRM only, duplicates included. */
  crmAccounts: number;
  orders: number;
  anonymousOrders: number;
  /** Order lines as they stand once corrections have replaced what they correct and repeats are dropped. */
  orderLines: { sale: number; return: number; fee: number; adjustment: number };
  netByCurrency: Record<string, { sale: number; return: number; fee: number; adjustment: number }>;
  /** EUR at each line's dated rate, rounded to four decimals a line. */
  netRevenue: number;
  netRevenueByMonth: Record<string, number>;
  planted: {
    duplicates: number;
    lookalikes: number;
    damaged: number;
    corrections: number;
    /** Orders on which the CRM's list and the ERP do not agree. */
    differences: number;
    resent: { file: string; of: string; lines: number };
    complaints: number;
    campaigns: number;
    affinities: number;
  };
}

const parts = ["erp", "crm", "truth"];

/** Makes way for a new sample; refuses a folder that holds anything but an old one. */
function prepare(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const marker = join(folder, readmeName);
  const isSample = existsSync(marker) && firstLine(readFileSync(marker, "utf8")) === firstLine(readme);
  if (readdirSync(folder).length > 0 && !isSample) {
    throw new Error(`folder holds other files: ${folder}; give an empty folder for the sample company`);
  }
  for (const part of parts) rmSync(join(folder, part), { recursive: true, force: true });
  writeFileSync(marker, readme);
}

const cents = (value: number) => Math.round(value) / 100;
/** By which an earlier sample is known, whatever else its text said. */
const firstLine = (text: string): string => text.split("\n", 1)[0]!;

const named = <T>(kinds: Record<"INV" | "CRN" | "FRT" | "ADJ", number>, as: (value: number) => T) => ({
  sale: as(kinds.INV),
  return: as(kinds.CRN),
  fee: as(kinds.FRT),
  adjustment: as(kinds.ADJ),
});

/**
 * Writes the exports of a SIMULATED company, and beside them what is true of it. Takes a few seconds; the same
 * options give the same bytes.
 *
 * @param folder an empty folder, one that does not exist yet, or an earlier sample, which is replaced
 * @throws RangeError when an option is out of range; Error when the folder holds other files
 */
export async function writeSample(folder: string, options: SampleOptions): Promise<SampleSummary> {
  const frame = company(options);
  prepare(folder);
  const { random } = frame;
  const book = new ExportBook(folder);
  const shop = catalogue(random.fork("catalogue"));
  const rates = exchangeRates(frame);
  const representatives = salesRepresentatives(random.fork("sales representatives"));
  const developers = businessDevelopers(random.fork("business developers"));
  const { customers: all, lookalikes, newName } = customers(frame, representatives);
  const accounts = crmAccounts(frame, all, newName, developers);
  const { campaigns: plans, touches, boosts } = campaigns(frame, all);
  const { orders, histories } = orderBook(frame, all, boosts);

  book.write("customers", partnerRows(frame, all, histories, newName));
  const ownersOf = [...representatives.values()].flatMap(({ field, key }) => [...field, ...key]);
  book.write("salesRepresentatives", ownersOf.map(ownerRow));
  book.write("articles", articleRows(shop));
  book.write("exchangeRates", rateRows(rates.quoted()));
  const written = writeOrders(frame, all, shop, rates, orders, book);
  const postings = await writeServiceCosts(folder, frame, all, histories);
  book.files.push({ path: sampleFiles.serviceCosts.glob, rows: postings, damaged: 0 });

  const byId = new Map(all.map((customer) => [customer.id, customer]));
  const contacts = [...customerContacts(all, random.fork("contacts"))];
  const firstContact = new Map([...contacts].reverse().map((row) => [String(row.Account), row]));
  book.write("contacts", contacts);
  writeActivities(frame, customerActivities(frame, all, histories, touches), book);
  book.write("opportunities", customerOpportunities(frame, all, histories, touches, shop, rates));
  book.write("campaigns", plans.map(campaignRow));
  book.write("campaignMembers", memberRows(frame, all, histories, touches));
  book.write(
    "accounts",
    accounts.map((account) => accountRow(account, byId, random)),
  );
  book.write("users", [...developers.values()].flat().map(ownerRow));
  book.write("accountContacts", accountContacts(accounts, firstContact, random.fork("account contacts")));
  book.write("leads", leads(accounts, frame, rates));
  book.write("leadActivities", leadActivities(accounts, frame));

  const planted = writeTruth(
    {
      frame,
      customers: all,
      histories,
      accounts,
      lookalikes,
      campaigns: plans,
      touches,
      catalogue: shop,
      orders: written,
    },
    book,
  );
  const { totals } = written.accounts;
  const summary: SampleSummary = {
    isSimulated: true,
    seed: frame.seed,
    firstDay: isoDay(frame.firstDay),
    lastDay: isoDay(frame.lastDay),
    files: book.files,
    customers: all.length,
    customersAlive: histories.filter((h) => h.droppedOutAt >= frame.lastDay + 1).length,
    crmAccounts: accounts.length,
    orders: totals.orders,
    anonymousOrders: totals.anonymousOrders,
    orderLines: named(totals.lines, (count) => count),
    netByCurrency: Object.fromEntries(
      [...totals.byCurrency].sort().map(([currency, sums]) => [currency, named(sums, cents)]),
    ),
    netRevenue: cents(totals.net * 100),
    netRevenueByMonth: Object.fromEntries(
      [...totals.byMonth].sort().map(([month, net]) => [month, cents(net * 100)]),
    ),
    planted: {
      ...planted,
      lookalikes: lookalikes.length,
      damaged: book.damages.length,
      corrections: written.corrections.length,
      differences: written.differences.length,
      resent: written.resent,
      campaigns: plans.length,
      affinities: shop.affinities.length,
    },
  };
  writeFileSync(join(folder, "truth", "summary.json"), `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}

function* rateRows(quoted: Iterable<readonly [number, number]>): Generator<SampleRow<"exchangeRates">> {
  for (const [day, rate] of quoted) {
    yield { Currency: parameters.currencies.foreign, "Valid from": isoDay(day), Rate: rate.toFixed(6) };
  }
}
