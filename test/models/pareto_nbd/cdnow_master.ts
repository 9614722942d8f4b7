import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("../../../../shared/data/cdnow/CDNOW_master.txt", import.meta.url));

/** The whole CDNOW cohort lies beside the project; without it the test that needs it is skipped by name. */
export const hasCdnowMaster = existsSync(FILE);

const DAY = 86_400_000;
const END = Date.parse("1998-06-30") / DAY;

/** Histories of the 23,570 customers over all 78 weeks, and their spend on repeat purchase days; time in weeks. */
export function cdnowMaster() {
  const spendByCustomer = new Map<string, Map<number, number>>();
  for (const line of readFileSync(FILE, "utf8").split("\n").slice(1)) {
    const [customer, date, , amount] = line.trim().split(/\s+/);
    if (!customer || !date) continue;
    const day = Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`) / DAY;
    const spend = spendByCustomer.get(customer) ?? new Map<number, number>();
    spend.set(day, (spend.get(day) ?? 0) + Number(amount));
    spendByCustomer.set(customer, spend);
  }
  return [...spendByCustomer.values()].map((spend) => {
    const days = [...spend.keys()].sort((a, b) => a - b);
    const repeats = days.slice(1);
    return {
      frequency: repeats.length,
      recency: (days.at(-1)! - days[0]!) / 7,
      T: (END - days[0]!) / 7,
      repeatSpend: repeats.reduce((sum, day) => sum + spend.get(day)!, 0),
    };
  });
}
