import type { Ledger, Warehouse } from "../warehouse/index.ts";
import type { EntityName } from "./entities/index.ts";
import { quarantineBroken } from "./quarantine.ts";
import type { EntitySource } from "./select.ts";

/** Entities that hang on a customer; orders and opportunities make one instead, so that no revenue is lost. */
const dependants: readonly EntityName[] = ["contact", "payment", "interaction", "campaign_touch", "cost"];

/** Sets aside rows that name a customer no customer list, order or opportunity knows. */
export async function setOrphansAside(
  db: Warehouse,
  sources: readonly EntitySource[],
  ledger: Ledger,
): Promise<void> {
  await db.run(`CREATE TEMP TABLE known_customer AS
    SELECT customer_id FROM staging.customer
    UNION SELECT customer_id FROM staging.order_line WHERE customer_id IS NOT NULL
    UNION SELECT customer_id FROM staging.opportunity WHERE customer_id IS NOT NULL`);
  for (const from of sources.filter((s) => dependants.includes(s.entity))) {
    await quarantineBroken(
      db,
      from,
      ledger,
      `SELECT s._source, s._batch, s._row, '${from.entity}.customer_id is unknown: ' || s.customer_id AS reason
       FROM staging.${from.entity} AS s ANTI JOIN known_customer AS k ON k.customer_id = s.customer_id
       WHERE s.customer_id IS NOT NULL`,
    );
  }
}
