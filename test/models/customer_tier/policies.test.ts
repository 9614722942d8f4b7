import { expect, test } from "vitest";
import { type ConfigInput, parseConfig } from "../../../ingest/index.ts";
import { policiesOf } from "../../../models/customer_tier/policies.ts";
import { tiers, trends } from "../../../models/customer_tier/tiers.ts";
import { company, modelsFor, run } from "../company.ts";
import { addDays, asKnownOn, randomCompany } from "../random_company.ts";

const config = (language: "en" | "zh", input: ConfigInput["tiers"] = {}) =>
  parseConfig({
    company: { name: "Test", baseCurrency: "EUR", language },
    sources: [
      {
        name: "test",
        format: "csv",
        files: "none.csv",
        entities: { order_line: { columns: { order_id: "o", day: "d", net_amount: "a" } } },
      },
    ],
    tiers: input,
  });

test("every tier has a policy of its own on every trend, in the company's language", () => {
  for (const [language, script] of [
    ["en", /^[A-Z][^\u4e00-\u9fff]+$/],
    ["zh", /[\u4e00-\u9fff]/],
  ] as const) {
    const policies = policiesOf(config(language));
    expect(policies.map(({ tier, trend }) => `${tier} ${trend}`)).toEqual(
      tiers.flatMap((tier) => trends.map((trend) => `${tier} ${trend}`)),
    );
    for (const { policy } of policies) expect(policy).toMatch(script);
    expect(new Set(policies.map(({ policy }) => policy)).size).toBe(16);
  }
});

test("a falling customer of high value may cost more than a steady one, a falling one of low value less", () => {
  const cap = (tier: string, trend: string, given: ConfigInput["tiers"] = {}) =>
    policiesOf(config("en", given)).find((p) => p.tier === tier && p.trend === trend)!.costCap;
  expect(cap("high", "falling")).toBeCloseTo(0.15, 12);
  expect(cap("high", "steady")).toBe(0.1);
  expect(cap("low", "falling")).toBeCloseTo(0.015, 12);
});

test("what is configured goes before the default, and a cap of its own before the tier's", () => {
  const policies = policiesOf(
    config("en", {
      policies: {
        high: { falling: { policy: "Call", serviceCostCap: 0.3 }, steady: { policy: "Wait" } },
      },
    }),
  );
  const of = (tier: string, trend: string) => policies.find((p) => p.tier === tier && p.trend === trend);
  expect(of("high", "falling")).toMatchObject({ policy: "Call", costCap: 0.3 });
  expect(of("high", "steady")).toMatchObject({ policy: "Wait", costCap: 0.1 });
  expect(of("high", "rising")!.policy).toMatch(/^Grow together/);
});

test("a cap does not pass the whole of established value", () => {
  const treatment = { treatment: "All", serviceCostCap: 0.9 };
  const treatments = { high: treatment, potential: treatment, secondary: treatment, low: treatment };
  expect(Math.max(...policiesOf(config("en", { treatments })).map((p) => p.costCap))).toBe(1);
});

test("every customer bears the policy of its tier and trend, and the scheme counts them all", async () => {
  const asOf = "2024-06-30";
  const facts = asKnownOn(asOf, randomCompany({ seed: 23, customers: 120, from: "2022-01-01", to: asOf }));
  const { db, context } = await company(
    { ...facts, lines: [...facts.lines, { customer: "new", day: addDays(asOf, -3), amount: 100 }] },
    { asOf, tiers: { policies: { high: { falling: { policy: "Call", serviceCostCap: 0.25 } } } } },
  );
  await run(db, context, await modelsFor(db, ["mart.tier_policy"]));
  const customers = await db.rows(`
    SELECT t.customer_key FROM mart.customer_tier AS t LEFT JOIN mart.tier_policy AS p USING (tier, trend)
    WHERE t.policy IS DISTINCT FROM p.policy OR t.policy_cost_cap IS DISTINCT FROM p.cost_cap
      OR abs(t.policy_cost_limit - greatest(t.established_value, 0) * p.cost_cap) > 0.0001`);
  expect(customers).toEqual([]);
  const [total] = await db.rows(`
    SELECT (SELECT count(*) FROM mart.tier_policy) AS policies,
      (SELECT sum(customers) FROM mart.tier_policy) = (SELECT count(*) FROM mart.customer_tier) AS all_counted,
      (SELECT sum(established_value) FROM mart.tier_policy) = (SELECT sum(established_value) FROM mart.customer_tier) AS all_valued,
      (SELECT sum(cost_limit) FROM mart.tier_policy) = (SELECT sum(policy_cost_limit) FROM mart.customer_tier) AS all_capped`);
  expect(total).toEqual({ policies: 16, all_counted: true, all_valued: true, all_capped: true });
  const [call] = await db.rows("SELECT * FROM mart.tier_policy WHERE tier = 'high' AND trend = 'falling'");
  expect(call).toMatchObject({ policy: "Call", cost_cap: 0.25 });
  db.close();
});
