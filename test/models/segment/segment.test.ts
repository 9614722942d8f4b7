import fc from "fast-check";
import { expect, test } from "vitest";
import { tiers } from "../../../models/customer_tier/tiers.ts";
import { rfmRule } from "../../../models/rfm_segment/index.ts";
import { rfmSegments } from "../../../models/rfm_segment/table.ts";
import { segment, valueCell } from "../../../models/segment/index.ts";
import { fill, rowsOf, star } from "../contract.ts";
import { exact } from "../lines.ts";

const variables = { as_of: "2025-12-31" };

test("every tier and RFM segment has a row, in a company without customers too", async () => {
  const db = await star({}, variables);
  await rowsOf(db, rfmRule);
  const found = await rowsOf<{ scheme: string; segment: string; customers: number }>(db, segment);
  const named = (scheme: string) => found.filter((s) => s.scheme === scheme).map((s) => s.segment);
  expect(named("tier")).toEqual([...tiers].sort());
  expect(named("rfm")).toEqual([...rfmSegments].sort());
  expect(found[0]).toMatchObject({
    customers: 0,
    customer_share: null,
    established_value: 0,
    established_share: null,
    mean_p_alive: null,
  });
  db.close();
});

test("a segment sums up its customers; a prospect has a tier but no RFM segment and no score", async () => {
  const db = await star(
    {
      "mart.customer_tier": [
        { customer_key: "a", tier: "high", established_value: 60, potential_value: 30 },
        { customer_key: "b", tier: "high", established_value: 20, potential_value: 10 },
        { customer_key: "c", tier: "low", established_value: -10, potential_value: 1 },
        { customer_key: "prospect", tier: "high", established_value: 0, potential_value: 5 },
      ],
      "mart.rfm_segment": [
        { customer_key: "a", r: 5, f: 5, m: 5, segment: "loyal" },
        { customer_key: "b", r: 5, f: 5, m: 5, segment: "lost" },
        { customer_key: "c", r: 5, f: 5, m: 5, segment: "lost" },
      ],
      "mart.transaction_score": [
        { customer_key: "a", p_alive: 0.9 },
        { customer_key: "b", p_alive: 0.6 },
        { customer_key: "c", p_alive: 0.2 },
      ],
      "mart.churn": [
        { customer_key: "a", revenue_at_risk: 4 },
        { customer_key: "c", revenue_at_risk: 2 },
      ],
      "core.customer_day": [
        { customer_key: "a", day: "2025-12-31", net_revenue: 80 },
        { customer_key: "a", day: "2025-01-01", net_revenue: 8 },
        { customer_key: "a", day: "2024-12-31", net_revenue: 800 },
        { customer_key: "c", day: "2025-06-01", net_revenue: -5 },
      ],
    },
    variables,
  );
  await rowsOf(db, rfmRule);
  const found = await rowsOf<Record<string, unknown>>(db, segment);
  const of = (scheme: string, name: string) => found.find((s) => s.scheme === scheme && s.segment === name);
  expect(of("tier", "high")).toEqual({
    scheme: "tier",
    segment: "high",
    customers: 3,
    customer_share: 0.75,
    net_revenue_365: 88,
    established_value: 80,
    established_share: 80 / 70,
    potential_value: 45,
    mean_p_alive: 0.75,
    revenue_at_risk: 4,
  });
  expect(of("rfm", "lost")).toEqual({
    scheme: "rfm",
    segment: "lost",
    customers: 2,
    customer_share: 2 / 3,
    net_revenue_365: -5,
    established_value: 10,
    established_share: 10 / 70,
    potential_value: 11,
    mean_p_alive: 0.4,
    revenue_at_risk: 2,
  });
  db.close();
});

const amount = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -50_000, max: 900_000 }).map((cents) => cents / 100),
);

test("cells of the value matrix hold every customer once, between the ends of its bins", async () => {
  const db = await star({}, variables);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 60 }), async (values) => {
      const customers = values.map(([established_value, potential_value], i) => ({
        customer_key: `c${i}`,
        established_value,
        potential_value,
      }));
      await fill(db, { "mart.customer_tier": customers }, variables);
      const cells = await rowsOf<Record<string, number>>(db, valueCell);
      expect(cells.reduce((sum, cell) => sum + cell.customers!, 0)).toBe(values.length);
      for (const [place, kind] of ["established", "potential"].entries()) {
        const total = exact(cells.map((cell) => cell[`${kind}_value`]!));
        expect(total).toBe(exact(values.map((pair) => pair[place]!)));
        for (const cell of cells) {
          expect(cell[`${kind}_bin`]).toBeGreaterThanOrEqual(0);
          expect(cell[`${kind}_bin`]).toBeLessThanOrEqual(19);
          const mean = cell[`${kind}_value`]! / cell.customers!;
          expect(mean).toBeGreaterThanOrEqual(cell[`${kind}_from`]! - 0.0002);
          expect(mean).toBeLessThanOrEqual(cell[`${kind}_to`]! + 0.0002);
        }
      }
    }),
    { numRuns: 60 },
  );
  db.close();
});

test("bins are even on the scale of signed square roots", async () => {
  const db = await star(
    {
      "mart.customer_tier": [
        { customer_key: "a", established_value: 400, potential_value: 0 },
        { customer_key: "b", established_value: 99, potential_value: 0 },
        { customer_key: "c", established_value: 0, potential_value: 0 },
      ],
    },
    variables,
  );
  const cells = await rowsOf<Record<string, number>>(db, valueCell);
  expect(cells.map((c) => [c.established_bin, c.established_from, c.established_to])).toEqual([
    [0, 0, 1],
    [9, 81, 100],
    [19, 361, 400],
  ]);
  expect(new Set(cells.map((c) => `${c.potential_bin} ${c.potential_from} ${c.potential_to}`))).toEqual(
    new Set(["0 0 0"]),
  );
  db.close();
});
