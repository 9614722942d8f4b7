import { afterAll, beforeAll, expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { models } from "../../../models/models.ts";
import { company, run } from "../company.ts";
import { threeKinds } from "./three_kinds.ts";

const asOf = "2024-05-20";
let db: Warehouse;
beforeAll(async () => {
  const made = await company({ lines: threeKinds(asOf) }, { asOf, tiers: { months: 1 } });
  db = made.db;
  await run(db, made.context, models);
}, 120_000);
afterAll(() => db.close());

test("customers of three kinds are in three clusters, the one that spends most first", async () => {
  const found = await db.rows<{ kind: string; cluster: number }>(
    `SELECT split_part(customer_key, ' ', 1) AS kind, cluster, count(*) AS customers
     FROM mart.customer_cluster GROUP BY ALL ORDER BY cluster`,
  );
  expect(found).toEqual([
    { kind: "regular", cluster: 1, customers: 40 },
    { kind: "left", cluster: 2, customers: 40 },
    { kind: "small", cluster: 3, customers: 40 },
  ]);
});

test("every cluster has its customers' medians, tiers and treatment", async () => {
  const clusters = await db.rows<Record<string, number & string>>(
    "SELECT * FROM mart.cluster ORDER BY cluster",
  );
  expect(clusters).toHaveLength(3);
  const { treatments } = (await db.row<{ treatments: Record<string, string> }>(
    "SELECT getvariable('treatments')::JSON::VARCHAR AS treatments",
  )) as unknown as { treatments: string };
  for (const c of clusters) {
    const { high_customers: h, potential_customers: p, secondary_customers: s, low_customers: l } = c;
    expect(h! + p! + s! + l!).toBe(c.customers);
    expect(c[`${c.dominant_tier}_customers`]).toBe(Math.max(h!, p!, s!, l!));
    expect(JSON.parse(treatments)[c.dominant_tier!]).toBe(c.treatment);
    expect(c.stability).toBeGreaterThan(0.9);
  }
  expect(clusters.reduce((sum, c) => sum + c.customer_share!, 0)).toBeCloseTo(1, 12);
  const own = await db.row(
    `SELECT median(net_spend::DOUBLE) AS spend, median(purchase_days) AS purchases
     FROM mart.rfm_segment WHERE customer_key LIKE 'regular%'`,
  );
  expect({ spend: clusters[0]!.median_net_spend, purchases: clusters[0]!.median_purchase_days }).toEqual(own);
});

test("every number of clusters tried is told with its verdict, one of them chosen", async () => {
  const choices = await db.rows<{
    k: number;
    verdict: string;
    silhouette: number;
    chance_silhouette: number;
  }>("SELECT * FROM mart.cluster_choice ORDER BY k");
  expect(choices.map((c) => c.k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(choices.filter((c) => c.verdict === "chosen").map((c) => c.k)).toEqual([3]);
  const excess = (c: (typeof choices)[number]) => c.silhouette - c.chance_silhouette;
  for (const c of choices) {
    if (c.verdict === "possible") expect(excess(c)).toBeLessThanOrEqual(excess(choices[1]!));
  }
});

test("customers have up to three reasons, which speak of what sets them apart", async () => {
  const { most, least } = await db.row<{ most: number; least: number }>(
    "SELECT max(len(reasons)) AS most, min(len(reasons)) AS least FROM mart.customer_cluster",
  );
  expect([most, least]).toEqual([3, 3]);
  const { reasons } = await db.row<{ reasons: string[] }>(
    "SELECT reasons FROM mart.customer_cluster WHERE customer_key = 'left 3'",
  );
  expect(reasons.some((r) => r.startsWith("cluster_days_since_purchase|"))).toBe(true);
});

test("a company of one kind of customer has no clusters, and says so", async () => {
  const lines = threeKinds(asOf).filter((line) => line.customer!.startsWith("small"));
  const made = await company({ lines }, { asOf, tiers: { months: 1 } });
  const fits = await run(made.db, made.context, models);
  expect(fits.clusters!.records.find((r) => r.name === "state")!.note).toMatch(/^refused: too few/);
  const counts = await made.db.row(
    "SELECT (SELECT count(*) FROM mart.cluster) AS a, (SELECT count(*) FROM mart.customer_cluster) AS b",
  );
  expect(counts).toEqual({ a: 0, b: 0 });
  made.db.close();
}, 60_000);
