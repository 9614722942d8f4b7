import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Accounts } from "./accounts.ts";
import { isoDay } from "./calendar.ts";
import { campaignTruth } from "./campaign_truth.ts";
import type { Campaign, Touch } from "./campaigns.ts";
import type { Catalogue } from "./catalogue.ts";
import { type Company, companyName, holdOutDays } from "./company.ts";
import type { Account } from "./crm_accounts.ts";
import { type Cell, csvLine } from "./csv.ts";
import type { Customer, Lookalike } from "./customers.ts";
import type { ExportBook } from "./exports.ts";
import { LineFile } from "./exports.ts";
import type { WrittenOrders } from "./orders.ts";
import { parameters } from "./parameters.ts";
import type { History } from "./purchases.ts";

export interface Simulated {
  frame: Company;
  customers: readonly Customer[];
  histories: readonly History[];
  accounts: readonly Account[];
  lookalikes: readonly Lookalike[];
  campaigns: readonly Campaign[];
  touches: readonly Touch[];
  catalogue: Catalogue;
  orders: WrittenOrders;
}

const truthFolder = "truth";

function writeTable(
  folder: string,
  name: string,
  header: readonly string[],
  rows: Iterable<readonly Cell[]>,
) {
  const file = new LineFile(join(folder, truthFolder, name));
  file.write(csvLine(header));
  for (const row of rows) file.write(csvLine(row));
  file.close();
}

const euro = (value: number) => value.toFixed(2);
const isActive = ({ droppedOutAt }: History, day: number) => droppedOutAt >= day + 1;

function* customerTruths({ frame, customers, histories, orders }: Simulated): Generator<Cell[]> {
  const { window, holdOut }: Accounts = orders.accounts;
  for (const [i, customer] of customers.entries()) {
    const history = histories[i]!;
    const active = isActive(history, frame.lastDay);
    const complaint = Math.min(...history.complaints);
    yield [
      customer.id,
      customer.segment,
      isoDay(Math.floor(history.purchases[0]!.at)),
      customer.lambda.toPrecision(6),
      customer.dropOut.toPrecision(6),
      euro(customer.meanOrder),
      complaint <= frame.lastDay ? isoDay(Math.floor(complaint)) : "",
      active ? "true" : "false",
      active ? "" : isoDay(Math.floor(history.droppedOutAt)),
      window.orders[i]!,
      window.orderDays[i]!,
      euro(window.net[i]!),
      euro(window.contribution[i]!),
      holdOut.orders[i]!,
      holdOut.orderDays[i]!,
      euro(holdOut.net[i]!),
      euro(holdOut.contribution[i]!),
    ];
  }
}

const customerHeader = [
  "customer_no",
  "segment",
  "first_order_on",
  "lambda_per_day",
  "drop_out_probability",
  "mean_order_eur",
  "first_complaint_on",
  "is_alive_at_end",
  "dropped_out_on",
  "orders",
  "order_days",
  "net_eur",
  "contribution_eur",
  "orders_hold_out",
  "order_days_hold_out",
  "net_eur_hold_out",
  "contribution_eur_hold_out",
];

/** Writes what is true of the sample and stands in no export; gives the planted pairs of duplicates. */
export function writeTruth(
  simulated: Simulated,
  book: ExportBook,
): { duplicates: number; complaints: number } {
  const { frame, accounts, lookalikes, campaigns, touches, catalogue, customers, histories, orders } =
    simulated;
  const { folder } = book;
  mkdirSync(join(folder, truthFolder), { recursive: true });
  const json = (name: string, value: unknown) =>
    writeFileSync(join(folder, truthFolder, name), `${JSON.stringify(value, null, 2)}\n`);
  const isAccount = (party: Customer | Account): party is Account => "sameAs" in party;

  writeTable(folder, "customers.csv", customerHeader, customerTruths(simulated));

  const duplicates = accounts.flatMap(({ id, name, sameAs, change }) =>
    sameAs
      ? [[`${isAccount(sameAs) ? "crm" : "erp"}:${sameAs.id}`, `crm:${id}`, sameAs.name, name, change]]
      : [],
  );
  writeTable(folder, "duplicates.csv", ["left", "right", "left_name", "right_name", "change"], duplicates);
  writeTable(
    folder,
    "lookalikes.csv",
    ["left", "right", "left_name", "right_name"],
    lookalikes.map(([parent, child]) => [`erp:${parent.id}`, `erp:${child.id}`, parent.name, child.name]),
  );
  writeTable(
    folder,
    "damage.csv",
    ["file", "line", "reason", "column", "value"],
    book.damages.map((d) => [d.file, d.line, d.reason, d.column, d.value]),
  );
  writeTable(
    folder,
    "corrections.csv",
    ["order_no", "line", "currency", "first_sent", "corrected", "changed_at"],
    orders.corrections.map(({ row, firstSent, corrected }) => [
      row["Order No"],
      row.Line,
      row.Currency,
      euro(firstSent / 100),
      euro(corrected / 100),
      row["Changed at"],
    ]),
  );
  const perhaps = (cents: number | undefined) => (cents === undefined ? "" : euro(cents / 100));
  writeTable(
    folder,
    "differences.csv",
    ["order_no", "what", "currency", "erp", "crm"],
    orders.differences.map(({ order, what, currency, erp, crm }) => [
      order,
      what,
      currency,
      perhaps(erp),
      perhaps(crm),
    ]),
  );
  const complaints = customers.flatMap((customer, i) =>
    histories[i]!.complaints.filter((at) => at < frame.lastDay + 1).map((at, n) => [
      customer.id,
      isoDay(Math.floor(at)),
      n === 0 ? "true" : "false",
      isActive(histories[i]!, Math.floor(at)) ? "true" : "false",
    ]),
  );
  writeTable(folder, "complaints.csv", ["customer_no", "day", "is_first", "was_active"], complaints);
  writeTable(
    folder,
    "campaigns.csv",
    [
      "campaign",
      "rate_multiplier",
      "effect_days",
      "treated",
      "control",
      "treated_active",
      "control_active",
      "treated_orders",
      "control_orders",
      "expected_orders_without",
      "expected_orders_with",
      "true_lift",
    ],
    campaigns.map((campaign) => {
      const truth = campaignTruth(campaign, touches, customers, histories, frame.lastDay);
      const { expectedWithout, expectedWith } = truth;
      return [
        campaign.id,
        campaign.rateMultiplier,
        campaign.effectDays,
        truth.treated,
        truth.control,
        truth.treatedActive,
        truth.controlActive,
        truth.treatedOrders,
        truth.controlOrders,
        expectedWithout.toFixed(5),
        expectedWith.toFixed(5),
        (expectedWithout > 0 ? expectedWith / expectedWithout - 1 : 0).toFixed(5),
      ];
    }),
  );
  writeTable(
    folder,
    "affinity.csv",
    ["article", "added_article", "name", "added_name", "probability"],
    catalogue.affinities.map(({ first, second, probability }) => [
      first.id,
      second.id,
      first.name,
      second.name,
      probability,
    ]),
  );
  json("parameters.json", {
    company: companyName,
    isSimulated: true,
    seed: frame.seed,
    customers: frame.customers,
    firstDay: isoDay(frame.firstDay),
    lastDay: isoDay(frame.lastDay),
    holdOutDays,
    ...parameters,
  });
  return { duplicates: duplicates.length, complaints: complaints.length };
}
