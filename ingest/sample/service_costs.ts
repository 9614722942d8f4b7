import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Warehouse } from "../warehouse/index.ts";
import { isoDay } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { Customer } from "./customers.ts";
import { sampleFiles } from "./files.ts";
import type { History } from "./purchases.ts";

const purposes = ["Express freight", "Samples", "Training on site", "Credit insurance", "Loan machine"];
const usualCost = [38, 25, 260, 60, 110];
const perPurchase = 0.05;

/** Costs of serving a customer that neither an order line nor an activity carries, as Parquet; gives the rows. */
export async function writeServiceCosts(
  folder: string,
  { lastDay, random }: Company,
  customers: readonly Customer[],
  histories: readonly History[],
): Promise<number> {
  const dice = random.fork("service costs");
  const posting: string[] = [];
  const customer: string[] = [];
  const day: string[] = [];
  const amount: number[] = [];
  const purpose: string[] = [];
  customers.forEach(({ id }, index) => {
    for (const { at } of histories[index]!.purchases) {
      if (at >= lastDay || dice.uniform() >= perPurchase) continue;
      const which = dice.integer(0, purposes.length - 1);
      posting.push(`SC-${posting.length + 1}`);
      customer.push(id);
      day.push(isoDay(Math.floor(at)));
      amount.push(Math.round(usualCost[which]! * Math.exp(dice.normal(0, 0.5)) * 100) / 100);
      purpose.push(purposes[which]!);
    }
  });

  const path = join(folder, sampleFiles.serviceCosts.glob);
  mkdirSync(dirname(path), { recursive: true });
  const warehouse = await Warehouse.open(":memory:", { threads: 1 });
  try {
    await warehouse.run(
      "CREATE TABLE service_cost (posting VARCHAR, customer_no VARCHAR, posted_on VARCHAR, amount DOUBLE, purpose VARCHAR)",
    );
    await warehouse.append({ name: "service_cost" }, [
      posting,
      customer,
      day,
      Float64Array.from(amount),
      purpose,
    ]);
    await warehouse.run(
      `COPY (
         SELECT posting, customer_no, posted_on::DATE AS posted_on, amount::DECIMAL(18, 2) AS amount, purpose
         FROM service_cost ORDER BY rowid
       ) TO $1 (FORMAT parquet)`,
      [path],
    );
  } finally {
    warehouse.close();
  }
  return posting.length;
}
