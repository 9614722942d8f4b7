import * as statistics from "simple-statistics";
import { weeks39 } from "../cdnow_fits.ts";
import { type Answer, dataFile, linesOf, referenceFile } from "../entry.ts";

const dayOf = (date: string) => Date.parse(date) / 86_400_000;
const lines = () =>
  linesOf(referenceFile("cdnow_sample_transactions.csv"))
    .slice(1)
    .map((line) => {
      const [, customer, date, , sales] = line.split(",");
      return { customer: customer!, day: dayOf(date!), sales: Number(sales) };
    });

function counts() {
  const all = lines();
  const { frequency, recency, T, heldOut } = weeks39();
  const total = (column: Float64Array) => column.reduce((a, b) => a + b, 0);
  return {
    customers: frequency.length,
    transactions_rows: all.length,
    customer_days: new Set(all.map(({ customer, day }) => `${customer} ${day}`)).size,
    sum_x: total(frequency),
    sum_x_holdout: total(heldOut),
    zero_repeaters: frequency.filter((x) => x === 0).length,
    repeaters: frequency.filter((x) => x > 0).length,
    sum_tx_days: Math.round(7 * total(recency)),
    sum_T_days: Math.round(7 * total(T)),
    sales_holdout: Number(
      all.reduce((sum, { day, sales }) => sum + (day > dayOf("1997-09-30") ? sales : 0), 0).toFixed(2),
    ),
  };
}

function spend() {
  const { frequency, monetary } = weeks39();
  const rows = Array.from(frequency.keys()).filter((i) => frequency[i]! > 0);
  const z = rows.map((i) => monetary[i]!).sort((a, b) => a - b);
  // The linear interpolation that statisticians call type 7
  const quantile = (p: number) => {
    const at = p * (z.length - 1);
    const low = Math.floor(at);
    return z[low]! + (at - low) * ((z[low + 1] ?? z[low]!) - z[low]!);
  };
  const x = rows.map((i) => frequency[i]!);
  const own = rows.map((i) => monetary[i]!);
  return {
    n: z.length,
    mean: statistics.mean(z),
    std: statistics.sampleStandardDeviation(z),
    min: z[0]!,
    p25: quantile(0.25),
    p50: quantile(0.5),
    p75: quantile(0.75),
    max: z.at(-1)!,
    corr_freq_spend: statistics.sampleCorrelation(x, own),
  };
}

/** Repeat purchase days up to the end of each week, the first day of the cohort being day 1 of week 1. */
export function repeatsByWeek(week: number): number {
  const first = new Map<string, number>();
  const seen = new Set<string>();
  let repeats = 0;
  const start = dayOf("1997-01-01");
  for (const { customer, day } of lines().sort((a, b) => a.day - b.day)) {
    if (seen.has(`${customer} ${day}`)) continue;
    seen.add(`${customer} ${day}`);
    if (!first.has(customer)) first.set(customer, day);
    else if (day - start < 7 * week) repeats += 1;
  }
  return repeats;
}

function master() {
  const rows = linesOf(dataFile("cdnow/CDNOW_master.txt")).slice(1);
  return { customers: new Set(rows.map((row) => row.trim().split(/\s+/)[0])).size, rows: rows.length };
}

export const dataAnswers: Answer = ({ model, quantity, dataset }) => {
  if (model !== "data") return undefined;
  if (dataset.startsWith("sBG")) {
    const [, ...rows] = linesOf(referenceFile("sbg_customer_retention.csv")).map((l) => l.split(","));
    return { Regular: rows.map((row) => Number(row[1])), "High End": rows.map((row) => Number(row[2])) };
  }
  if (dataset.startsWith("cdnow_master")) return master();
  if (quantity === "counts") return counts();
  if (quantity.startsWith("monetary summary")) return spend();
  if (quantity.startsWith("weekly cumulative")) return [20, 21, 22, 23, 24, 25].map(repeatsByWeek);
  return undefined;
};
