import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SeenTable, Warehouse } from "../../../ingest/index.ts";

/** Where a company of these tests keeps its exports. */
export const folder = "exports";

export const sampleFolder = (preset: string): string =>
  fileURLToPath(new URL(`../../../ingest/presets/${preset}/sample`, import.meta.url));

export const copySample = (preset: string, into: string): void =>
  cpSync(sampleFolder(preset), into, { recursive: true });

/** The sample's files or tables with their columns, got without the product's own readers. */
export function sampleTables(preset: string): SeenTable[] {
  const folder = sampleFolder(preset);
  const names = readdirSync(folder);
  if (names.includes("database.sql")) return tablesOf(readFileSync(join(folder, "database.sql"), "utf8"));
  return names.map((name) => {
    const bytes = readFileSync(join(folder, name));
    const text = new TextDecoder(preset === "u8" ? "gb18030" : "utf-8").decode(bytes);
    const [head = ""] = text.split(/\r?\n/);
    return { name: `exports/${name}`, columns: head.split(head.includes(";") ? ";" : ",") };
  });
}

function tablesOf(sql: string): SeenTable[] {
  return [...sql.matchAll(/^CREATE TABLE `?([^`(]+?)`? \(([\s\S]*?)\);$/gm)].map(([, name, body]) => ({
    name: name!,
    columns: body!
      .replaceAll(/\([0-9, ]+\)/g, "")
      .split(",")
      .map((column) => column.trim().split(/\s+/)[0]!.replaceAll("`", "")),
  }));
}

/** Keys of the core that lead nowhere. */
export async function danglingKeys(db: Warehouse): Promise<string[]> {
  const keys = [
    ["order_line", "customer"],
    ["order_line", "product"],
    ["order_line", "owner"],
    ["payment", "customer"],
    ["contact", "customer"],
    ["interaction", "customer"],
    ["interaction", "owner"],
    ["interaction", "campaign"],
    ["opportunity", "customer"],
    ["opportunity", "owner"],
    ["opportunity", "campaign"],
    ["customer", "owner"],
  ];
  const dangling: string[] = [];
  for (const [from, to] of keys) {
    const rows = await db.rows<{ key: string }>(
      `SELECT DISTINCT f.${to}_key AS key FROM core.${from} AS f ANTI JOIN core.${to} AS t ON t.${to}_key = f.${to}_key WHERE f.${to}_key IS NOT NULL`,
    );
    dangling.push(...rows.map(({ key }) => `${from}.${to}_key ${key}`));
  }
  const documents: [string, string][] = [
    ["payment", "order_key"],
    ["order_line", "return_of"],
    ["customer", "parent_key"],
  ];
  for (const [from, column] of documents) {
    const target =
      from === "customer"
        ? "SELECT customer_key FROM core.customer"
        : "SELECT order_key FROM core.order_line";
    const rows = await db.rows<{ key: string }>(
      `SELECT DISTINCT ${column} AS key FROM core.${from} WHERE ${column} IS NOT NULL AND ${column} NOT IN (${target})`,
    );
    dangling.push(...rows.map(({ key }) => `${from}.${column} ${key}`));
  }
  return dangling;
}

/** Net revenue of each customer in base currency, and the part of it that is returns. */
export const revenue = (db: Warehouse) =>
  db.rows<{ customer: string; net: string; returns: string }>(
    `SELECT customer_key AS customer, sum(net_amount)::DECIMAL(18, 2)::VARCHAR AS net,
       coalesce(sum(net_amount) FILTER (kind = 'return'), 0)::DECIMAL(18, 2)::VARCHAR AS returns
     FROM core.order_line GROUP BY ALL ORDER BY ALL`,
  );

/** What each customer has paid, in base currency. */
export const payments = (db: Warehouse) =>
  db.rows<{ customer: string; amount: string }>(
    `SELECT customer_key AS customer, sum(amount)::DECIMAL(18, 2)::VARCHAR AS amount
     FROM core.payment GROUP BY ALL ORDER BY ALL`,
  );
