import { random } from "../../../ingest/random.ts";
import type { Context } from "../../../models/model.ts";
import { company, type Line, modelsFor, run } from "../company.ts";

export interface Market {
  /** Repeat purchases a day while active, on average, of the customers of each region. */
  readonly pace: Readonly<Record<string, number>>;
  readonly customers: number;
  readonly seed: string;
}

const asOf = "2025-12-31";
const last = Date.parse(asOf) / 86_400_000;
const dayOf = (no: number) => new Date(no * 86_400_000).toISOString().slice(0, 10);

/** Customers who came over three years, buy at a pace of their region's and leave after one purchase in six. */
export function market({ pace, customers, seed }: Market) {
  const dice = random(seed);
  const regions = Object.keys(pace);
  const lines: Line[] = [];
  const regionOf = new Map<string, string>();
  for (let c = 0; c < customers; c++) {
    const key = `c${String(c).padStart(5, "0")}`;
    const region = regions[c % regions.length]!;
    regionOf.set(key, region);
    const own = pace[region]! * dice.gamma(2, 2);
    const leaves = dice.beta(2, 10);
    for (let day = last - dice.integer(0, 1000); day <= last; ) {
      lines.push({ customer: key, day: dayOf(Math.floor(day)), amount: 100 });
      if (dice.uniform() < leaves) break;
      day += -Math.log(1 - dice.uniform()) / own;
    }
  }
  return { lines, regionOf };
}

/** Rows of core.customer; of a customer whose region is null none is stated. */
export const customersOf = (regionOf: ReadonlyMap<string, string | null>) =>
  [...regionOf].map(([customer_key, region]) => ({
    customer_key,
    system: "test",
    source_id: customer_key,
    role: "customer",
    region,
    is_master: true,
    is_frozen: false,
  }));

/** Builds the tables named, of a company whose customers have the regions given; none where null. */
export async function built(
  lines: readonly Line[],
  regionOf: ReadonlyMap<string, string | null>,
  models: Partial<Context["options"]>,
  tables: readonly string[],
) {
  const { db, context } = await company(
    { lines, rows: { "core.customer": customersOf(regionOf) } },
    { asOf, models, tiers: { months: 2 } },
  );
  const fits = await run(db, context, await modelsFor(db, tables));
  return { db, context, fits };
}
