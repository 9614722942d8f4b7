import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { random } from "../../../ingest/random.ts";
import type { RenewalCounts } from "../../../models/renewal/counts.ts";

/**
 * Customers who each draw a chance of loss and toss for it period by period, c stretching their luck: it shares no
 * formula with the models. Cohorts are of all ages up to `periods`.
 */
export function simulate(
  { a, b, c = 1 }: { a: number; b: number; c?: number },
  { customers, periods, seed }: { customers: number; periods: number; seed: string },
): RenewalCounts {
  const chance = random(seed);
  const lost = new Float64Array(periods);
  const censored = new Float64Array(periods);
  for (let i = 0; i < customers; i++) {
    const age = chance.integer(1, periods);
    const logStay = Math.log1p(-chance.beta(a, b));
    let t = 1;
    // One may stay a period with the chance (1 - theta)^(t^c - (t - 1)^c)
    while (t <= age && chance.uniform() < Math.exp(logStay * (t ** c - (t - 1) ** c))) t += 1;
    if (t <= age) lost[t - 1]! += 1;
    else censored[age - 1]! += 1;
  }
  return { lost, censored };
}

const FILE = fileURLToPath(
  new URL("../../../../shared/reference/sbg_customer_retention.csv", import.meta.url),
);

export const hasRetention = existsSync(FILE);

/** Per cent surviving after 0, 1, ... 12 years, of the two segments of Fader & Hardie 2007. */
export function retentionTable() {
  const rows = readFileSync(FILE, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));
  return { regular: rows.map((row) => 10 * row[1]!), highEnd: rows.map((row) => 10 * row[2]!) };
}
