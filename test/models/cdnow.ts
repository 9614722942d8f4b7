import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(
  new URL("../../../shared/reference/cdnow_sample_transactions.csv", import.meta.url),
);

/** The CDNOW sample lies beside the project; without it the tests that need it are skipped by name. */
export const hasCdnow = existsSync(FILE);

const DAY = 86_400_000;

/** Histories of the 2,357 customers in the order of the sample, and their purchase days in the hold-out. */
export function cdnow(daysPerUnit: number, calibrationEnd = "1997-09-30") {
  const end = Date.parse(calibrationEnd) / DAY;
  const lines = readFileSync(FILE, "utf8").trim().split("\n").slice(1);
  const spendByCustomer = new Map<string, Map<number, number>>();
  for (const line of lines) {
    const [, customer, date, , sales] = line.split(",") as [string, string, string, string, string];
    const spend = spendByCustomer.get(customer) ?? new Map<number, number>();
    const day = Date.parse(date) / DAY;
    spend.set(day, (spend.get(day) ?? 0) + Number(sales));
    spendByCustomer.set(customer, spend);
  }
  const rows = [...spendByCustomer.values()].map((spend) => {
    const days = [...spend.keys()].sort((a, b) => a - b);
    const seen = days.filter((day) => day <= end);
    const first = seen[0]!;
    const repeat = seen.slice(1).map((day) => spend.get(day)!);
    return {
      frequency: repeat.length,
      recency: (seen.at(-1)! - first) / daysPerUnit,
      T: (end - first) / daysPerUnit,
      logGaps: seen.slice(1).reduce((sum, day, i) => sum + Math.log((day - seen[i]!) / daysPerUnit), 0),
      monetary: repeat.length === 0 ? Number.NaN : repeat.reduce((a, b) => a + b) / repeat.length,
      heldOut: days.length - seen.length,
    };
  });
  const column = (name: keyof (typeof rows)[number]) => Float64Array.from(rows, (row) => row[name]);
  return {
    frequency: column("frequency"),
    recency: column("recency"),
    T: column("T"),
    logGaps: column("logGaps"),
    monetary: column("monetary"),
    heldOut: column("heldOut"),
  };
}
