import type { Warehouse } from "../ingest/index.ts";

/** The customer that an id stands for now; the id itself where it stands for no other. */
export async function currentKey(db: Warehouse, id: string): Promise<string> {
  const [found] = await db.rows<{ customer_key: string }>(
    "SELECT customer_key FROM mart.customer_alias WHERE alias_key = ?",
    [id],
  );
  return found?.customer_key ?? id;
}
