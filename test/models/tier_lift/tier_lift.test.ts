import { describe, expect, test } from "vitest";
import { literal, type Warehouse } from "../../../ingest/index.ts";
import { readSql } from "../../../models/build/materialise.ts";
import { bestYear, tierLift } from "../../../models/tier_lift/index.ts";
import { company, type Facts, modelsFor, run, type Setting } from "../company.ts";
import { type Rows, rowsOf, star } from "../contract.ts";
import { addDays, asKnownOn, randomCompany } from "../random_company.ts";

const asOf = "2025-12-31";
type Row = Record<string, number | string | boolean | null | string[]>;

const thresholds = [
  { month_end: asOf, value: "established", threshold: 1000, enter_above: 1100, leave_below: 900, rule: "" },
  { month_end: asOf, value: "potential", threshold: 500, enter_above: 550, leave_below: 450, rule: "" },
];

async function lifted(rows: Rows): Promise<Map<string, Row>> {
  const db = await star({ "mart.tier_threshold": thresholds, ...rows }, { as_of: asOf });
  await db.run(`DELETE FROM score.best_year; INSERT INTO score.best_year ${await readSql(bestYear.sql)}`);
  const found = await rowsOf<Row>(db, tierLift);
  db.close();
  return new Map(found.map((row) => [String(row.customer_key), row]));
}

const buyer = (customer_key: string, day: number, amount: number) => ({
  customer_key,
  day: addDays(asOf, -day),
  net_revenue: amount,
  contribution: amount / 2,
  is_purchase: true,
});

describe("what would lift a customer, worked out by hand", () => {
  const potential: Rows = {
    "mart.customer_tier": [
      {
        customer_key: "a",
        tier: "potential",
        trend: "steady",
        established_value: 700,
        potential_value: 600,
        is_established_high: false,
        is_potential_high: true,
      },
    ],
    // 7 purchase days of 200 this year at a margin of 0.5; 10 days of 240 the year before.
    "core.customer_day": [
      ...Array.from({ length: 7 }, (_, i) => buyer("a", 10 + i, 200)),
      ...Array.from({ length: 10 }, (_, i) => buyer("a", 400 + i, 240)),
    ],
    "score.peer_member": [
      { customer_key: "a", net_revenue: 1400, purchase_days: 7, revenue_per_day: 200, margin: 0.5 },
    ],
    "mart.clv": [{ customer_key: "a", expected_orders: 6, expected_spend: 250, margin: 0.4 }],
    "mart.transaction_score": [{ customer_key: "a", discounted_orders: 5 }],
    "score.month_end": [{ month_no: 0, month_end: asOf }],
    "score.open_opportunity": [
      {
        opportunity_key: "1",
        month_no: 0,
        customer_key: "a",
        amount: 2000,
        expected_value: 500,
        is_due: true,
      },
      {
        opportunity_key: "2",
        month_no: 0,
        customer_key: "a",
        amount: 9000,
        expected_value: 900,
        is_due: false,
      },
    ],
  };

  test("every lever makes up the shortfall by itself, and the one of least effort comes first", async () => {
    const a = (await lifted(potential)).get("a")!;
    expect(a).toMatchObject({
      target_tier: "high",
      lift_value: "established",
      enter_above: 1100,
      shortfall: 400,
      established_shortfall: 400,
      potential_shortfall: null,
      // 400 of a day's 250 × 0.4; three of the best year's ten days are left.
      more_purchase_days: 4,
      // 400 over 7 days at 0.4; 40 more a day were shown.
      more_spend_per_day: 142.8571,
      open_pipeline: 2000,
      pipeline_share: 0.5,
      cheapest_lever: "pipeline",
      cheapest_effort: 0.5,
      is_feasible: true,
      keep_contribution: null,
    });
    expect(a.purchase_days_effort).toBeCloseTo(4 / 3, 12);
    expect(a.spend_effort).toBeCloseTo(400 / 2.8 / 40, 12);
    expect(a.more_margin).toBeCloseTo(400 / 1400, 12);
    // Its margin was never better.
    expect(a.margin_effort).toBeNull();
    expect(a.reasons).toEqual(["lift_established_pipeline|50%|EUR 2,000.00"]);
  });

  test("what look-alikes show counts as room", async () => {
    const a = (
      await lifted({
        ...potential,
        "score.customer_peer": [{ customer_key: "a", level: "role", peer_group: "end_customer" }],
        "mart.peer_group": [
          {
            level: "role",
            peer_group: "end_customer",
            is_enough: true,
            purchase_days: 27,
            revenue_per_day: 600,
            margin: 0.9,
          },
        ],
      })
    ).get("a")!;
    expect(a.purchase_days_effort).toBeCloseTo(4 / 20, 12);
    expect(a.spend_effort).toBeCloseTo(400 / 2.8 / 400, 12);
    expect(a.margin_effort).toBeCloseTo(400 / 1400 / 0.4, 12);
    expect(a.reasons).toEqual([
      "lift_established_days|4|EUR 250.00",
      "lift_established_spend|EUR 142.86|7.0",
      "lift_established_pipeline|50%|EUR 2,000.00",
    ]);
  });

  test("a customer low on both sides is told of the side that takes less effort", async () => {
    const low = {
      ...potential["mart.customer_tier"]![0],
      tier: "low",
      potential_value: 250,
      is_potential_high: false,
    };
    const a = (await lifted({ ...potential, "mart.customer_tier": [low] })).get("a")!;
    // Of the pipeline, 1500 of 2000 do not count yet: a fifth of it makes up the 300.
    expect(a).toMatchObject({
      target_tier: "potential",
      lift_value: "potential",
      shortfall: 300,
      established_shortfall: 400,
      potential_shortfall: 300,
      pipeline_share: 0.2,
    });
  });

  test("who never bought and has no pipeline is out of reach, and says by how much", async () => {
    const rows = {
      "mart.customer_tier": [
        {
          customer_key: "b",
          tier: "low",
          established_value: -5,
          is_established_high: false,
          is_potential_high: false,
        },
      ],
    };
    expect((await lifted(rows)).get("b")).toMatchObject({
      cheapest_lever: null,
      is_feasible: false,
      more_purchase_days: null,
      reasons: ["lift_out_of_reach|EUR 550.00"],
    });
    const without = await lifted({ ...rows, "mart.tier_threshold": [] });
    expect(without.get("b")).toMatchObject({
      target_tier: null,
      shortfall: null,
      reasons: ["lift_no_threshold"],
    });
  });

  test("a falling customer of high value is told what keeps it", async () => {
    const falling = {
      customer_key: "a",
      tier: "high",
      trend: "falling",
      established_value: 1850,
      potential_value: 600,
      is_established_high: true,
      is_potential_high: true,
    };
    const rows = (recent: number): Rows => ({
      ...potential,
      "mart.customer_tier": [falling, { ...falling, customer_key: "steady", trend: "steady" }],
      // The second will have left the trailing 365 days when 91 more have passed.
      "core.customer_day": [buyer("a", 273, recent), buyer("a", 274, 2500)],
    });
    const a = (await lifted(rows(1200))).get("a")!;
    // 900 less the 600 that stay, in days of 250 × 0.4.
    expect(a).toMatchObject({
      target_tier: null,
      shortfall: null,
      keep_contribution: 300,
      keep_purchase_days: 3,
    });
    expect(a.reasons).toEqual(["keep_days|3|EUR 250.00|EUR 900.00"]);
    const safe = await lifted(rows(2000));
    expect(safe.get("a")).toMatchObject({ keep_contribution: 0, reasons: ["keep_safe|EUR 900.00"] });
    expect([...safe.keys()]).toEqual(["a"]);
    const half = { ...falling, tier: "potential", established_value: 0, is_established_high: false };
    const kept = (await lifted({ ...rows(10), "mart.customer_tier": [half] })).get("a")!;
    expect(kept).toMatchObject({ potential_cushion: 150, keep_contribution: null });
    expect((kept.reasons as string[])[0]).toBe("keep_potential|EUR 150.00|EUR 450.00");
  });
});

test("doing what the first lever says does lift the customer, in a company where it is done", async () => {
  const day = "2024-06-30";
  const facts = asKnownOn(day, randomCompany({ seed: 77, customers: 90, from: "2022-01-01", to: day }));
  const setting: Setting = {
    asOf: day,
    tiers: { months: 2, established: { by: "amount", amount: 60 }, potential: { by: "amount", amount: 40 } },
  };
  const built = async (given: Facts): Promise<Warehouse> => {
    const { db, context } = await company(given, setting);
    await run(db, context, await modelsFor(db, ["mart.tier_lift"]));
    return db;
  };
  const db = await built(facts);
  const chosen = await db.rows<{ customer_key: string; more: number; spend: number; margin: number }>(`
    SELECT l.customer_key, l.more_purchase_days AS more, l.expected_spend::DOUBLE AS spend, c.margin
    FROM mart.tier_lift AS l JOIN mart.clv AS c USING (customer_key)
    WHERE lift_value = 'established' AND more_purchase_days BETWEEN 1 AND 60`);
  db.close();
  expect(chosen.length).toBeGreaterThan(5);
  const lines = [
    ...facts.lines,
    ...chosen.flatMap(({ customer_key, more, spend, margin }) =>
      Array.from({ length: more }, (_, i) => ({
        customer: customer_key,
        day: addDays(day, -i),
        amount: spend,
        contribution: Math.ceil(spend * margin * 10_000) / 10_000,
        order: `${customer_key} lift ${i}`,
      })),
    ),
  ];
  const then = await built({ ...facts, lines });
  const keys = chosen.map((row) => literal(row.customer_key)).join(", ");
  const { still } = await then.row<{ still: number }>(
    `SELECT count(*) FILTER (WHERE NOT is_established_high) AS still FROM mart.customer_tier WHERE customer_key IN (${keys})`,
  );
  expect(still).toBe(0);
  then.close();
});
