import { type Kysely, sql } from "kysely";
import type { Table, Warehouse } from "../ingest/index.ts";
import { type PublishedId, published } from "../models/index.ts";
import { jsonRow, spoken } from "./formats.ts";
import type { Language } from "./query.ts";
import { type Catalogue, catalogueOf } from "./reasons.ts";
import { columnOf, orderTerms, select } from "./select.ts";
import type { CustomerRecord } from "./shapes.ts";
import { textColumns } from "./stream.ts";

interface Part {
  readonly table: PublishedId;
  /** For a part of several rows: how they are ordered, and how many are given. */
  readonly list?: { readonly order: readonly string[]; readonly most: number };
}

export type PartName = Exclude<keyof CustomerRecord, "customer_key">;

/** What a customer's record is made of. */
export const parts: Record<PartName, Part> = {
  customer: { table: "customer" },
  rfm: { table: "customer_rfm" },
  rfm_segment: { table: "rfm_segment" },
  transaction_score: { table: "transaction_score" },
  spend_score: { table: "spend_score" },
  clv: { table: "clv" },
  churn: { table: "churn" },
  next_order: { table: "next_order" },
  tier: { table: "customer_tier" },
  tier_lift: { table: "tier_lift" },
  value: { table: "customer_value" },
  model_value: { table: "model_value" },
  loyalty: { table: "loyalty" },
  cluster: { table: "customer_cluster" },
  renewal: { table: "renewal_score" },
  profit: { table: "customer_profit", list: { order: ["period"], most: 2 } },
  quarters: { table: "customer_quarter", list: { order: ["quarter"], most: 4 } },
  tier_history: { table: "tier_month", list: { order: ["month_end"], most: 500 } },
  recent_orders: { table: "customer_order", list: { order: ["-day", "order_key"], most: 20 } },
  top_products: { table: "customer_product", list: { order: ["-net_revenue", "product_key"], most: 10 } },
  next_products: {
    table: "next_order_product",
    list: { order: ["-purchase_days", "expected_on", "product_key"], most: 10 },
  },
  mix: { table: "customer_mix", list: { order: ["dimension", "-net_revenue", "name"], most: 40 } },
  interactions: { table: "customer_interaction", list: { order: ["-day", "interaction_key"], most: 20 } },
};

export const partNames = Object.keys(parts) as [PartName, ...PartName[]];

/** Parts of one customer's record, each as JSON text; the lists in order. */
export type RecordTexts = Map<PartName, string[]>;

/** Sizes of a look-up, so that few plans serve any number of customers; a shorter list repeats its last key. */
const sizes = [1, 8, 64];
export const mostCustomers = 64;

/** Looks up the named parts of some customers' records with one query. */
export async function readRecords(
  db: Warehouse,
  keys: readonly string[],
  wanted: readonly PartName[],
  lang: Language,
): Promise<Map<string, RecordTexts>> {
  const catalogue = await catalogueOf(db, lang);
  const size = sizes.find((n) => n >= keys.length)!;
  const plan = planOf(db, wanted, size, catalogue !== null);
  const values = plan.slots.map((slot) =>
    slot === catalogueSlot ? catalogue : (keys[slot] ?? keys.at(-1)!),
  );
  const [names = [], owners = [], places = [], rows = []] = await textColumns(db, {
    sql: plan.sql,
    parameters: values,
  });
  const records = new Map<string, RecordTexts>();
  names.forEach((name, i) => {
    const owner = owners[i]!;
    const record = records.get(owner) ?? new Map<PartName, string[]>();
    records.set(owner, record);
    const list = record.get(name as PartName) ?? [];
    record.set(name as PartName, list);
    list[Number(places[i]) - 1] = rows[i]!;
  });
  return records;
}

/** The text of a look-up, and what each of its placeholders stands for: the place of a key, or the catalogue. */
interface Plan {
  readonly sql: string;
  readonly slots: readonly number[];
}

const catalogueSlot = -1;
const plans = new Map<string, Plan>();
/** Beyond it the plan made first goes; callers choose the parts. */
const mostPlans = 64;

/** Written once for the same parts: it is long, and only keys differ. */
function planOf(db: Warehouse, wanted: readonly PartName[], size: number, isSpoken: boolean): Plan {
  const id = [size, isSpoken, ...wanted].join();
  let plan = plans.get(id);
  if (!plan) {
    const from = select(db) as unknown as AnyTables;
    const slots = Array.from({ length: size }, (_, i) => i as unknown as string);
    const catalogue = isSpoken ? (catalogueSlot as unknown as string) : null;
    const [first, ...rest] = wanted.map((name) => partQuery(from, name, slots, catalogue));
    const { sql: text, parameters } = rest.reduce((all, next) => all.unionAll(next), first!).compile();
    plan = { sql: text, slots: parameters as readonly number[] };
    if (plans.size >= mostPlans) plans.delete(plans.keys().next().value!);
    plans.set(id, plan);
  }
  return plan;
}

type AnyTables = Kysely<Record<string, Record<string, unknown>>>;

function partQuery(from: AnyTables, name: PartName, keys: readonly string[], catalogue: Catalogue | null) {
  const { table: id, list } = parts[name];
  const table: Table = published[id];
  const key = columnOf("customer_key");
  const terms = (list?.order ?? []).map((text) => ({
    column: text.replace("-", ""),
    isDescending: text.startsWith("-"),
  }));
  const place = list
    ? sql<number>`row_number() over (partition by ${key} order by ${sql.join(orderTerms(terms))})`
    : sql<number>`1`;
  const mine = from
    .selectFrom(`${id} as t`)
    .selectAll()
    .select(place.as("place"))
    .where(sql<boolean>`${key} in (${sql.join(keys)})`);
  return from
    .selectFrom(mine.as("t"))
    .where(sql<boolean>`${columnOf("place")} <= ${sql.lit(list?.most ?? 1)}`)
    .select([
      sql<string>`${sql.lit(name)}`.as("part"),
      sql<string>`${key}`.as("customer_key"),
      sql<string>`cast(${columnOf("place")} as varchar)`.as("place"),
      jsonRow(table.columns, (column) => spoken(columnOf(column), table.columns[column]!, catalogue)).as(
        "row",
      ),
    ]);
}

/** The record as JSON members: null for a score that the customer lacks, an empty list for no rows. */
export function recordMembers(texts: RecordTexts, wanted: readonly PartName[]): Record<string, string> {
  return Object.fromEntries(
    wanted.map((name) => {
      const rows = texts.get(name) ?? [];
      return [name, parts[name].list ? `[${rows.join(",")}]` : (rows[0] ?? "null")];
    }),
  );
}
