import type { Config } from "../config.ts";
import { type Ledger, literal, type Warehouse } from "../warehouse/index.ts";
import { entities } from "./entities/index.ts";
import { quarantineBroken } from "./quarantine.ts";
import type { EntitySource } from "./select.ts";

/** Entities with amounts in a currency of their own, and the day whose rate converts them. */
export const converted = {
  order_copy: "coalesce(day, getvariable('as_of'))",
  order_line: "day",
  payment: "day",
  opportunity: "coalesce(created_on, getvariable('as_of'))",
} as const;

/** Lines whose worth in base currency the source states itself need no rate. */
const isBooked = (entity: string, base: string): string =>
  entity === "order_line"
    ? `booked_amount IS NOT NULL AND coalesce(booked_currency = ${base}, false)`
    : "false";

/**
 * `staging.rate`: for every foreign currency and day that some amount needs, the latest rate on or before that day
 * and not older than the configuration allows. A row whose rate is missing is set aside; it is never taken at 1:1.
 */
export async function resolveRates(
  db: Warehouse,
  sources: readonly EntitySource[],
  ledger: Ledger,
  config: Config,
): Promise<void> {
  const base = literal(config.company.baseCurrency);
  const needed = Object.entries(converted)
    .map(([e, day]) => `SELECT currency, ${day} AS day FROM staging.${e} WHERE currency <> ${base}`)
    .join(" UNION ALL ");
  await db.run(
    `CREATE TABLE staging.rate AS
     SELECT n.currency, n.day, r.rate, r.day AS rate_day
     FROM (SELECT DISTINCT currency, day FROM (${needed})) AS n
     ASOF JOIN staging.exchange_rate AS r ON r.currency = n.currency AND r.day <= n.day
     WHERE n.day - r.day <= ${config.models.rateMaxAgeDays}`,
  );
  for (const [entity, day] of Object.entries(converted)) {
    const broken = `SELECT s._source, s._batch, s._row, '${entity}.currency ' || s.currency || ' has no exchange rate in the ${config.models.rateMaxAgeDays} days to ' || s.rate_on AS reason
      FROM (SELECT *, ${day} AS rate_on FROM ${entities[entity as keyof typeof converted].name} WHERE currency <> ${base} AND NOT (${isBooked(entity, base)})) AS s
      ANTI JOIN staging.rate AS r ON r.currency = s.currency AND r.day = s.rate_on`;

    for (const from of sources.filter((s) => s.entity === entity))
      await quarantineBroken(db, from, ledger, broken);
  }
}
