import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Random, random, type Warehouse } from "../../../ingest/index.ts";
import { readSql } from "../../../models/build/materialise.ts";
import {
  conversion,
  conversionCustomer,
  customerPeer,
  customerValue,
  peerGroup,
  peerMember,
  peerPlace,
} from "../../../models/customer_value/index.ts";
import type { QueryModel } from "../../../models/model.ts";
import { type Rows, rowsOf, star } from "../contract.ts";

const asOf = "2025-12-31";
type Row = Record<string, number | string | null>;

interface Party {
  key: string;
  industry?: string | null;
  region?: string | null;
  role?: string;
  established?: number;
  forecast?: number;
  pipeline?: number;
  revenue?: number;
  days?: number;
  margin?: number;
  wallet?: number;
  credit?: number;
}

const rowsFor = (parties: readonly Party[]): Rows => ({
  "core.customer": parties.map((p) => ({
    customer_key: p.key,
    role: p.role ?? "end_customer",
    industry: p.industry ?? null,
    region: p.region ?? null,
    credit_limit: p.credit ?? null,
    wallet: p.wallet ?? null,
  })),
  "mart.customer_tier": parties.map((p) => ({
    customer_key: p.key,
    established_value: p.established ?? 0,
    expected_contribution: p.forecast ?? 0,
    pipeline_value: p.pipeline ?? 0,
    potential_value: (p.forecast ?? 0) + (p.pipeline ?? 0),
  })),
  "score.profit_bearer": parties.flatMap((p) =>
    p.days
      ? [
          {
            period: "last_365_days",
            customer_key: p.key,
            net_revenue: p.revenue ?? 0,
            contribution: p.established ?? 0,
            purchase_days: p.days,
          },
        ]
      : [],
  ),
  "score.customer_no": parties.map((p, i) => ({ customer_no: i, customer_key: p.key })),
  "score.customer_month": parties.map((p, i) => ({
    month_end: asOf,
    customer_no: i,
    margin: p.margin ?? 0.5,
  })),
});

async function valued(rows: Rows, atLeast = 4): Promise<{ db: Warehouse; customers: Map<string, Row> }> {
  const db = await star(rows, { as_of: asOf });
  await db.run(`SET VARIABLE peers_at_least = ${atLeast}::INTEGER`);
  const fill = async ({ writes, sql }: QueryModel) =>
    db.run(`DELETE FROM ${writes.name}; INSERT INTO ${writes.name} ${await readSql(sql)}`);
  for (const model of [peerMember, peerPlace, peerGroup, customerPeer, conversionCustomer]) await fill(model);
  const customers = await rowsOf<Row>(db, customerValue);
  return { db, customers: new Map(customers.map((row) => [String(row.customer_key), row])) };
}

const mill = (key: string, established: number, more: Partial<Party> = {}): Party => ({
  key,
  industry: "Mills",
  region: "North",
  established,
  revenue: 1000,
  days: 10,
  ...more,
});

describe("the value of a customer, worked out by hand", () => {
  let customers: Map<string, Row>;
  let db: Warehouse;
  beforeAll(async () => {
    const parties = [
      mill("a", 100, { forecast: 150, pipeline: 100 }),
      mill("b", 200),
      mill("c", 300, { forecast: 900 }),
      mill("d", 400),
      mill("e", 50, { industry: "Bakeries", region: "South" }),
      mill("g", 200, { industry: null, region: null, wallet: 4000, margin: 0.4 }),
      { key: "prospect", industry: "Mills", region: "North" },
      { key: "s", role: "supplier" },
    ];
    const opportunities = [
      { opportunity_key: "1", customer_key: "a", outcome: "won", amount: 250, closed_on: "2025-06-01" },
      { opportunity_key: "2", customer_key: "a", outcome: "won", amount: 9000, closed_on: "2024-12-31" },
      { opportunity_key: "3", customer_key: "a", outcome: "lost", amount: 9000, closed_on: "2025-06-01" },
    ];
    ({ db, customers } = await valued({ ...rowsFor(parties), "core.opportunity": opportunities }));
  });
  afterAll(() => db.close());

  test("the benchmark is the upper quartile of the narrowest group with enough members", () => {
    expect(customers.get("a")).toMatchObject({
      peer_level: "industry_region_size",
      peer_group: "end_customer · Mills · North · 1–3.16×",
      size_basis: "spend_per_purchase_day",
      peers: 4,
      peer_quantile: 0.75,
      peer_benchmark: 300,
      headroom: 200,
      share_of_wallet: 100 / 300,
      wallet_source: "peer_benchmark",
      wallet: 300,
    });
  });

  test("who is alone among its like is held against the next wider group, and never against another role", () => {
    // Of 50, 100, 200, 200, 300, 400 the fifth.
    expect(customers.get("e")).toMatchObject({
      peer_level: "size",
      peers: 6,
      peer_benchmark: 300,
      headroom: 250,
    });
    expect(customers.get("s")).toMatchObject({
      peer_level: null,
      peer_benchmark: null,
      headroom: null,
      share_of_wallet: null,
      wallet_source: null,
      reasons: ["few_peers|4", "no_replay|365"],
    });
  });

  test("a customer above its look-alikes has no headroom and all of its wallet", () => {
    expect(customers.get("d")).toMatchObject({ headroom: 0, share_of_wallet: 1, wallet: 400 });
  });

  test("a prospect has the whole benchmark as headroom", () => {
    expect(customers.get("prospect")).toMatchObject({
      peer_level: "industry_region",
      established_value: 0,
      headroom: 300,
      headroom_beyond_forecast: 300,
      share_of_wallet: 0,
    });
  });

  test("a wallet that a source gives goes before the benchmark", () => {
    expect(customers.get("g")).toMatchObject({
      wallet_source: "given",
      wallet: 4000,
      share_of_wallet: 0.25,
      headroom: 1200,
    });
    expect(customers.get("g")!.reasons).toContain("wallet_given|EUR 4,000.00");
  });

  test("no component counts what another has", () => {
    // A quarter of a's sales came by opportunities, so a quarter of its forecast is pipeline already: 37.50 of 50.
    expect(customers.get("a")).toMatchObject({
      forecast_value: 150,
      pipeline_value: 100,
      potential_value: 250,
      pipeline_in_forecast: 37.5,
      pipeline_beyond_forecast: 12.5,
      headroom_beyond_forecast: 137.5,
      attainable_value: 300,
    });
    // c is expected to bring more than its look-alikes do.
    expect(customers.get("c")).toMatchObject({ headroom_beyond_forecast: 0, attainable_value: 900 });
    expect(customers.get("b")).toMatchObject({ headroom: 100, headroom_beyond_forecast: 100 });
  });
});

describe("of a company at random", () => {
  const chance: Random = random("peers");
  const maybe = <T>(values: readonly T[]) => (chance.uniform() < 0.15 ? null : chance.pick(values));
  const parties: Party[] = Array.from({ length: 400 }, (_, i) => {
    const days = chance.uniform() < 0.2 ? 0 : chance.integer(1, 30);
    const revenue = days * chance.integer(10, 4000);
    return {
      key: `c${String(i).padStart(3, "0")}`,
      industry: maybe(["Mills", "Bakeries", "Farms"]),
      region: maybe(["North", "South"]),
      role: chance.pick(["end_customer", "end_customer", "partner"]),
      established: days ? Math.round(revenue * (chance.uniform() - 0.1) * 100) / 100 : 0,
      forecast: days ? chance.integer(0, 5000) : 0,
      pipeline: chance.uniform() < 0.3 ? chance.integer(0, 8000) : 0,
      revenue,
      days,
      margin: Math.round(chance.uniform() * 100) / 100,
      credit: chance.integer(1, 90) * 1000,
    };
  });
  let db: Warehouse;
  let customers: Map<string, Row>;
  beforeAll(async () => {
    ({ db, customers } = await valued(rowsFor(parties), 12));
  });
  afterAll(() => db.close());

  test("every benchmark is the quantile of the narrowest group of enough members, found again one by one", async () => {
    const band = new Map(
      (await db.rows<{ customer_key: string; size_band: string }>("FROM score.peer_member")).map((m) => [
        m.customer_key,
        m.size_band,
      ]),
    );
    const levels = [
      ["industry", "region", "size"],
      ["industry", "size"],
      ["industry", "region"],
      ["industry"],
      ["region", "size"],
      ["size"],
      ["region"],
      [],
    ];
    const of = (p: Party, what: string) =>
      what === "size" ? (band.get(p.key) ?? null) : p[what as "industry" | "region"];
    for (const party of parties) {
      const group = levels
        .filter((level) => level.every((what) => of(party, what) !== null))
        .map((level) =>
          parties.filter(
            (p) =>
              p.days! > 0 && p.role === party.role && level.every((what) => of(p, what) === of(party, what)),
          ),
        )
        .find((members) => members.length >= 12)!;
      const sorted = group.map((p) => p.established!).sort((x, y) => x - y);
      const row = customers.get(party.key)!;
      expect([row.peers, row.peer_benchmark]).toEqual([
        group.length,
        sorted[Math.ceil(0.75 * group.length) - 1],
      ]);
    }
  });

  test("the components are never negative, add up, and do not pass the greater of benchmark and expectation", () => {
    for (const row of customers.values()) {
      const [forecast, pipeline, beyond] = [
        row.forecast_value as number,
        row.pipeline_beyond_forecast as number,
        row.headroom_beyond_forecast as number,
      ];
      const [own, benchmark] = [row.established_value as number, row.peer_benchmark as number];
      for (const part of [forecast, pipeline, beyond, row.headroom as number])
        expect(part).toBeGreaterThanOrEqual(0);
      expect(row.attainable_value).toBeCloseTo(forecast + pipeline + beyond, 3);
      expect(row.attainable_value).toBeLessThanOrEqual(Math.max(benchmark, own, forecast + pipeline) + 1e-3);
      expect(pipeline).toBeLessThanOrEqual((row.pipeline_value as number) * (row.margin as number) + 1e-3);
      if (row.share_of_wallet !== null) {
        expect(row.share_of_wallet).toBeGreaterThanOrEqual(0);
        expect(row.share_of_wallet).toBeLessThanOrEqual(1);
      }
    }
  });

  test("a change of currency changes no group and no share", async () => {
    const scaled = parties.map((p) => ({
      ...p,
      established: p.established! * 8,
      forecast: p.forecast! * 8,
      pipeline: p.pipeline! * 8,
      revenue: p.revenue! * 8,
      credit: p.credit! * 8,
    }));
    const other = await valued(rowsFor(scaled), 12);
    for (const [key, row] of customers) {
      const { peer_group, share_of_wallet } = other.customers.get(key)!;
      expect(peer_group).toBe(row.peer_group);
      if (row.share_of_wallet === null) expect(share_of_wallet).toBeNull();
      else expect(share_of_wallet).toBeCloseTo(row.share_of_wallet as number, 9);
    }
    other.db.close();
  });
});

describe("conversion", () => {
  const month = (month_end: string, customer_no: number, tier: number, value: number, pipeline = 0) => ({
    month_end,
    customer_no,
    tier,
    expected_contribution: value,
    pipeline_value: pipeline,
  });
  const parties: Party[] = [mill("a", 10), mill("b", 20), mill("c", 30)];
  const base = rowsFor(parties);
  const rows: Rows = {
    ...base,
    "core.customer": base["core.customer"]!.map((row) => ({
      ...row,
      owner_key: row.customer_key === "c" ? "o2" : "o1",
    })),
    "core.owner": [{ owner_key: "o1", name: "Ann" }],
    "mart.rfm_segment": ["a", "b", "c"].map((customer_key) => ({
      customer_key,
      r: 1,
      f: 1,
      m: 1,
      segment: customer_key === "a" ? "loyal" : "lost",
    })),
    "score.month_end": [
      { month_no: 0, month_end: "2024-11-30" },
      { month_no: 1, month_end: "2024-12-31" },
      { month_no: 2, month_end: "2025-01-31" },
    ],
    "score.tier_month": [
      month("2024-11-30", 0, 0, 999),
      month("2024-12-31", 0, 0, 100, 60),
      month("2024-12-31", 1, 3, 40),
      month("2025-01-31", 0, 0, 999),
      month("2025-01-31", 2, 3, 999),
    ],
    "core.customer_day": [
      { customer_key: "a", day: "2024-12-31", contribution: 1000 },
      { customer_key: "a", day: "2025-01-01", contribution: 50 },
      { customer_key: "a", day: "2025-12-31", contribution: 30 },
      { customer_key: "b", day: "2025-05-05", contribution: -10 },
      { customer_key: "c", day: "2025-05-05", contribution: 500 },
    ],
  };

  test("is what the days after a month end a horizon ago brought, over what was promised on it", async () => {
    const { db, customers } = await valued(rows);
    expect(customers.get("a")).toMatchObject({
      conversion_from: "2024-12-31",
      realised_value: 80,
      potential_then: 160,
      conversion: 0.5,
    });
    expect(customers.get("c")).toMatchObject({
      realised_value: null,
      potential_then: null,
      conversion: null,
    });
    expect(customers.get("c")!.reasons).toContain("not_known_then|2024-12-31");
    const found = await rowsOf<Row>(db, conversion);
    const of = (level: string, name: string) => found.find((row) => row.level === level && row.name === name);
    expect(of("company", "company")).toMatchObject({
      from_day: "2024-12-31",
      to_day: "2025-12-31",
      customers: 2,
      realised: 70,
      potential: 200,
      coefficient: 0.35,
      reasons: [],
    });
    expect(of("tier", "high")).toMatchObject({ customers: 1, coefficient: 0.5 });
    expect(of("tier", "low")).toMatchObject({ customers: 1, realised: -10, coefficient: -0.25 });
    expect(of("tier", "potential")).toMatchObject({
      customers: 0,
      coefficient: null,
      reasons: ["nobody_known_then"],
    });
    expect(of("rfm_segment", "lost")).toMatchObject({ customers: 1, realised: -10, potential: 40 });
    expect(of("owner", "o1")).toMatchObject({ label: "Ann", customers: 2, coefficient: 0.35 });
    expect(of("owner", "o2")).toMatchObject({ label: null, customers: 0, realised: null });
    db.close();
  });

  test("is missing, with the reason, where the replay does not reach back that far", async () => {
    const late = rows["score.month_end"]!.slice(2);
    const { db, customers } = await valued({ ...rows, "score.month_end": late });
    for (const row of customers.values()) {
      expect(row).toMatchObject({ conversion_from: null, realised_value: null, conversion: null });
      expect(row.reasons).toContain("no_replay|365");
    }
    for (const row of await rowsOf<Row>(db, conversion))
      expect(row).toMatchObject({ customers: 0, coefficient: null, reasons: ["no_replay|365"] });
    db.close();
  });
});
