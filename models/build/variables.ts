import { type Config, literal, type Warehouse } from "../../ingest/index.ts";
import { policiesOf } from "../customer_tier/policies.ts";
import type { Context } from "../model.ts";
import { pairVariables } from "../product_pair/variables.ts";
import { monthsOf } from "../renewal/period.ts";
import { rfmVariables } from "../rfm_segment/variables.ts";

const shortestLapse = 60;

/**
 * Sets what every `.sql` may read by getvariable, and gives the same to estimators. Asks the data for the lapse
 * days: the ninetieth percentile of the gaps between a customer's purchase days, not under sixty.
 */
export async function setVariables(db: Warehouse, config: Config): Promise<Context> {
  const { models, tiers } = config;
  const lapseDays = models.lapseDays ?? (await learnLapseDays(db));
  const churnDays = models.churnDays ?? lapseDays;
  const map = (pairs: [string, string][]) =>
    `MAP {${pairs.map(([k, v]) => `${literal(k)}: ${v}`).join(", ")}}`;
  const treatments = Object.entries(tiers.treatments);
  const policies = policiesOf(config).map((p) => ({ ...p, of: `${p.tier}/${p.trend}` }));
  const values: Record<string, string> = {
    horizon_days: `${models.horizonDays}::INTEGER`,
    discount_rate: `${models.discountRate}::DOUBLE`,
    discounting: literal(models.discounting),
    lapse_days: `${lapseDays}::INTEGER`,
    churn_days: `${churnDays}::INTEGER`,
    replay_months: `${tiers.months}::INTEGER`,
    trend_dead_band: `${tiers.trendDeadBand}::DOUBLE`,
    annualise: String(tiers.annualise),
    treatments: map(treatments.map(([tier, t]) => [tier, literal(t.treatment)])),
    service_cost_caps: map(treatments.map(([tier, t]) => [tier, `${t.serviceCostCap}::DOUBLE`])),
    ...rfmVariables(models.rfm),
    ...pairVariables(models.pairs),
    covariates: `[${models.covariates.map((name) => literal(name)).join(", ")}]::VARCHAR[]`,
    renewal_months: `${monthsOf(models) ?? "NULL"}::INTEGER`,
    overhead_amount: `${models.overhead?.amount ?? "NULL"}::DECIMAL(18, 4)`,
    overhead_by: `${models.overhead ? literal(models.overhead.by) : "NULL"}::VARCHAR`,
    peers_at_least: `${models.peers.atLeast}::INTEGER`,
    peer_quantile: `${models.peers.quantile}::DOUBLE`,
    policies: map(policies.map((p) => [p.of, literal(p.policy)])),
    policy_cost_caps: map(policies.map((p) => [p.of, `${p.costCap}::DOUBLE`])),
  };
  for (const [name, value] of Object.entries(values)) await db.run(`SET VARIABLE ${name} = ${value}`);
  const { day } = await db.row<{ day: number }>("SELECT getvariable('as_of') - DATE '1970-01-01' AS day");
  return { asOf: day, seed: config.seed, options: models, tiers, lapseDays, churnDays };
}

/** What the core's SQL reads; it must be set before the core is built. */
export async function setCoreVariables(db: Warehouse, config: Config): Promise<void> {
  const { margin } = config.models;
  await db.run(`SET VARIABLE base_currency = ${literal(config.company.baseCurrency)}`);
  await db.run(`SET VARIABLE margin = ${margin === undefined ? "NULL" : `${margin}`}::DOUBLE`);
}

async function learnLapseDays(db: Warehouse): Promise<number> {
  const { gap } = await db.row<{ gap: number | null }>(`
    WITH purchase AS (SELECT customer_key, day FROM core.customer_day WHERE is_purchase),
    gap AS (SELECT day - lag(day) OVER (PARTITION BY customer_key ORDER BY day) AS days FROM purchase)
    SELECT quantile_disc(days, 0.9) AS gap FROM gap WHERE days IS NOT NULL`);
  return Math.max(shortestLapse, gap ?? shortestLapse);
}
