import fc from "fast-check";
import { expect, test } from "vitest";
import { readSql } from "../../../models/build/materialise.ts";
import { modelValue, modelValueInput, modelValueWeight } from "../../../models/model_value/index.ts";
import { fill, rowsOf, star } from "../contract.ts";

const variables = { as_of: "2025-12-31" };
type Row = Record<string, number | string | boolean | null | string[]>;

const inputsOf = async (db: Awaited<ReturnType<typeof star>>) =>
  db.run(
    `DELETE FROM mart.model_value_weight; INSERT INTO mart.model_value_weight ${await readSql(modelValueWeight.sql)};
     DELETE FROM score.model_value_input; INSERT INTO score.model_value_input ${await readSql(modelValueInput.sql)}`,
  );

test("the weights add up to 100 and name the columns of the inputs", async () => {
  const db = await star({}, variables);
  const weights = await rowsOf<{ input: string; weight: number; cap: number }>(db, modelValueWeight);
  expect(weights.reduce((sum, row) => sum + row.weight, 0)).toBe(100);
  const columns = Object.keys(modelValue.writes.columns);
  for (const { input, weight, cap } of weights) {
    expect(columns).toContain(input);
    expect(weight).toBeGreaterThan(0);
    expect(cap).toBeGreaterThan(0);
    expect(modelValue.writes.columns.model_value!.doc).toContain(`(weight ${weight}, full at ${cap})`);
  }
  db.close();
});

test("model value, worked out by hand", async () => {
  const sale = (product_key: string, customer_key: string, day: string) => ({
    order_key: `${product_key}${customer_key}${day}`,
    customer_key,
    product_key,
    day,
    kind: "sale",
    net_amount: 1,
  });
  const db = await star(
    {
      "core.customer": [
        { customer_key: "a", role: "distributor" },
        { customer_key: "b", parent_key: "a", referrer_key: "a", role: "end_customer" },
        { customer_key: "c", parent_key: "a", role: "end_customer" },
      ],
      "mart.customer_rfm": [{ customer_key: "a", age: 730.5 }],
      "core.order_day": [{ order_key: "first", day: "2024-01-01" }],
      "core.order_line": [
        // Old from the start; new, and a among its first buyers; new, and a comes late.
        sale("old", "a", "2024-01-20"),
        sale("new", "b", "2025-03-01"),
        sale("new", "a", "2025-05-29"),
        sale("newer", "c", "2025-05-01"),
        sale("newer", "a", "2025-07-30"),
      ],
      "core.opportunity": [
        { opportunity_key: "1", customer_key: "a", outcome: "won", closed_on: "2023-01-02" },
        { opportunity_key: "2", customer_key: "a", outcome: "won", closed_on: "2022-12-31" },
        { opportunity_key: "3", customer_key: "a", outcome: "lost", closed_on: "2025-01-02" },
      ],
      "core.interaction": [
        { interaction_key: "1", customer_key: "a", kind: "meeting", day: "2025-01-01", satisfaction: 4 },
        { interaction_key: "2", customer_key: "a", kind: "visit", day: "2024-12-31" },
        { interaction_key: "3", customer_key: "a", kind: "call", day: "2025-12-31", satisfaction: 3 },
        { interaction_key: "4", customer_key: "b", kind: "call", day: "2025-12-31", satisfaction: 1 },
        { interaction_key: "5", customer_key: "c", kind: "call", day: "2025-12-31", satisfaction: 5 },
      ],
    },
    variables,
  );
  await inputsOf(db);
  const [a, b] = await rowsOf<Row>(db, modelValue);
  expect(a).toMatchObject({
    referred_customers: 1,
    won_opportunities: 1,
    tenure_years: 2,
    satisfaction: 0.625,
    accounts_below: 2,
    is_partner: true,
    development_contacts: 1,
    new_products: 1,
    inputs: 8,
    weight_known: 1,
  });
  const points = 25 / 3 + 10 / 5 + (10 * 2) / 5 + 15 * 0.625 + (10 * 2) / 5 + 10 + 10 / 6 + 10 / 3;
  expect(a!.model_value).toBeCloseTo(points, 10);
  expect(a!.referral_score).toBeCloseTo(100 / 3, 10);
  expect(a!.channel_score).toBeCloseTo(70, 10);
  expect(a!.reasons).toEqual(["model_channel|70", "model_reference|44"]);
  expect(b).toMatchObject({ tenure_years: 0, satisfaction: 0, is_partner: false, new_products: 1 });
  db.close();
});

test("inputs that the company has no data for are missing and leave their weight to the others", async () => {
  const db = await star(
    {
      "core.customer": [{ customer_key: "a", role: "end_customer" }],
      "mart.customer_rfm": [{ customer_key: "a", age: 3652.5 }],
    },
    variables,
  );
  await inputsOf(db);
  const [a] = await rowsOf<Row>(db, modelValue);
  expect(a).toMatchObject({
    model_value: 100,
    inputs: 1,
    weight_known: 0.1,
    referral_score: null,
    reference_score: 100,
    channel_score: null,
    co_creation_score: null,
    referred_customers: null,
    won_opportunities: null,
    satisfaction: null,
    accounts_below: null,
    is_partner: null,
    development_contacts: null,
    new_products: null,
    reasons: ["model_reference|100", "inputs_missing|7|8"],
  });
  db.close();
});

test("model value is within 0 and 100 and never falls when an input rises", async () => {
  const db = await star({}, variables);
  await inputsOf(db);
  const counted = fc.option(fc.integer({ min: 0, max: 12 }), { freq: 4 });
  const input = fc.record({
    referred_customers: counted,
    won_opportunities: counted,
    tenure_years: fc.integer({ min: 0, max: 200 }).map((n) => n / 16),
    satisfaction: fc.option(fc.integer({ min: 0, max: 16 }).map((n) => n / 16)),
    accounts_below: counted,
    is_partner: fc.option(fc.boolean()),
    development_contacts: counted,
    new_products: counted,
  });
  const pair = fc.tuple(input, input).map(([low, more]) => {
    const high = Object.fromEntries(
      Object.entries(low).map(([name, value]) => {
        if (value === null) return [name, null];
        if (typeof value === "boolean") return [name, value || more.is_partner === true];
        const raised = value + Math.abs(Number(more[name as "tenure_years"] ?? 0));
        return [name, name === "satisfaction" ? Math.min(1, raised) : raised];
      }),
    );
    return { low, high };
  });
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 20, maxLength: 60 }), async (pairs) => {
      const given = pairs.flatMap(({ low, high }, i) => [
        { customer_key: `${String(i).padStart(3, "0")} 0`, ...low },
        { customer_key: `${String(i).padStart(3, "0")} 1`, ...high },
      ]);
      await fill(db, { "score.model_value_input": given }, variables);
      const found = await rowsOf<Row>(db, modelValue);
      for (let i = 0; i < found.length; i += 2) {
        const [low, high] = [found[i]!.model_value as number, found[i + 1]!.model_value as number];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(high).toBeGreaterThanOrEqual(low - 1e-9);
      }
    }),
    { numRuns: 15 },
  );
  db.close();
});
