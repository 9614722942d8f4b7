import { type Kysely, sql } from "kysely";
import { tiers } from "../models/index.ts";
import { customerList } from "./customer_list.ts";
import type { Filter } from "./query.ts";
import type { Reading } from "./reader.ts";
import { rfmSegmentsOf } from "./rfm_segments.ts";
import { conditions, relation, select } from "./select.ts";
import type { Summary } from "./shapes.ts";

interface Sums {
  customers: number;
  established_value: number;
  potential_value: number;
  net_revenue: number;
  revenue_at_risk: number;
}

interface Group extends Sums {
  /** Which of the groupings the row belongs to. */
  level: number;
  tier: (typeof tiers)[number] | null;
  rfm_segment: string | null;
  r: number | null;
  f: number | null;
  established_bin: number | null;
  potential_bin: number | null;
}

const read = [
  "tier",
  "rfm_segment",
  "r",
  "f",
  "established_value",
  "potential_value",
  "net_revenue",
  "revenue_at_risk",
] as const;

/** Bits of grouping(tier, rfm_segment, r, established_bin): set where the row is not divided by it. */
const level = { total: 0b1111, tiers: 0b0111, rfm_segments: 0b1011, rfm_cells: 0b1101, value_cells: 0b1110 };

/** Counts and sums of the customers that pass the filters, at every level from the customers themselves. */
export async function summarise(reading: Reading, where: readonly Filter[]): Promise<Summary> {
  return reading.query(async (db) => {
    const from = select(db);
    const [groups, cells, segments] = [
      await groupsOf(from, where),
      await binsOf(from),
      await rfmSegmentsOf(from),
    ];
    const at = (wanted: number) => groups.filter((g) => g.level === wanted);
    const [total] = at(level.total);
    return {
      total: sums(total),
      tiers: withEmpty(at(level.tiers), tiers, "tier"),
      rfm_segments: withEmpty(at(level.rfm_segments), segments, "rfm_segment"),
      rfm_cells: [1, 2, 3, 4, 5].flatMap((r) =>
        [1, 2, 3, 4, 5].map((f) => ({
          r,
          f,
          ...sums(at(level.rfm_cells).find((g) => g.r === r && g.f === f)),
        })),
      ),
      value_cells: at(level.value_cells).flatMap((g) => {
        const established = cells.established.get(g.established_bin ?? -1);
        const potential = cells.potential.get(g.potential_bin ?? -1);
        if (!established || !potential) return [];
        return [
          {
            established_bin: established.bin,
            potential_bin: potential.bin,
            established_from: established.from,
            established_to: established.to,
            potential_from: potential.from,
            potential_to: potential.to,
            ...sums(g),
          },
        ];
      }),
    };
  });
}

/**
 * One pass over the customers. A customer falls into the last bin that begins at or under its value; the lowest bin
 * takes all below it, so that rounding of an edge loses nobody.
 */
async function groupsOf(from: ReturnType<typeof select>, where: readonly Filter[]): Promise<Group[]> {
  const needed = [...read, ...where.map((f) => f.column)];
  const listed = from
    .selectFrom(relation(from, "customer_list", needed))
    .where((eb) => eb.and(conditions(customerList, where)))
    .select(read.map((name) => sql.ref(`t.${name}`).as(name)));
  const edges = (value: "established" | "potential") => {
    const [bin, start] = [sql.ref(`${value}_bin`), sql.ref(`${value}_from`)];
    return sql`select distinct ${bin},
      case when ${bin} = min(${bin}) over () then -1e13::decimal(18,4) else ${start} end as lower
      from mart.value_cell`;
  };
  const query = sql<Group>`
    with listed as materialized (${listed}),
    established as (${edges("established")}),
    potential as (${edges("potential")})
    select
      grouping(tier, rfm_segment, r, established_bin) as level,
      tier, rfm_segment, r, f, established_bin, potential_bin,
      count(*) as customers,
      coalesce(sum(established_value), 0) as established_value,
      coalesce(sum(potential_value), 0) as potential_value,
      coalesce(sum(net_revenue), 0) as net_revenue,
      coalesce(sum(revenue_at_risk), 0) as revenue_at_risk
    from listed
    asof left join established on listed.established_value >= established.lower
    asof left join potential on listed.potential_value >= potential.lower
    group by grouping sets ((), (tier), (rfm_segment), (r, f), (established_bin, potential_bin))
    order by established_bin, potential_bin`;
  return (await query.execute(from as unknown as Kysely<unknown>)).rows;
}

interface Bin {
  readonly bin: number;
  readonly from: number;
  readonly to: number;
}

async function binsOf(from: ReturnType<typeof select>) {
  const cells = await from.selectFrom("value_cell").selectAll().execute();
  const established = new Map<number, Bin>();
  const potential = new Map<number, Bin>();
  for (const c of cells) {
    established.set(c.established_bin, {
      bin: c.established_bin,
      from: c.established_from,
      to: c.established_to,
    });
    potential.set(c.potential_bin, { bin: c.potential_bin, from: c.potential_from, to: c.potential_to });
  }
  return { established, potential };
}

const sums = (group: Sums | undefined): Sums => ({
  customers: group?.customers ?? 0,
  established_value: group?.established_value ?? 0,
  potential_value: group?.potential_value ?? 0,
  net_revenue: group?.net_revenue ?? 0,
  revenue_at_risk: group?.revenue_at_risk ?? 0,
});

/** Every word in its order, with zeros where no customer is, then those who have none. */
function withEmpty<K extends "tier" | "rfm_segment", W extends NonNullable<Group[K]>>(
  groups: readonly Group[],
  words: readonly W[],
  name: K,
): (Sums & Record<K, W | null>)[] {
  const of = (word: W | null) => groups.find((g) => (g[name] as W | null) === word);
  const row = (word: W | null) => ({ [name]: word, ...sums(of(word)) }) as Sums & Record<K, W | null>;
  return [...words, ...(of(null) ? [null] : [])].map(row);
}
