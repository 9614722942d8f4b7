import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { literal, settle, Warehouse } from "../../warehouse/index.ts";
import { memoryFolder } from "./decisions.ts";

const fileIn = (ledgerFolder: string) => join(memoryFolder(ledgerFolder), "keys.parquet");

/** Makes the assignments of all published builds table `identity.memory`; empty before the first. */
export async function readMemory(db: Warehouse, ledgerFolder: string | undefined): Promise<void> {
  await db.run(
    "CREATE TABLE identity.memory (alias_key VARCHAR, customer_key VARCHAR, since DATE, key_generation BIGINT)",
  );
  if (ledgerFolder === undefined) return;
  const path = fileIn(ledgerFolder);
  if (existsSync(path)) {
    await db.run(`INSERT INTO identity.memory SELECT * FROM read_parquet(${literal(path)})`);
  }
}

/** Fingerprint of what is remembered; independent of the order of rows. */
export async function memoryFingerprint(ledgerFolder: string): Promise<string> {
  const path = fileIn(ledgerFolder);
  if (!existsSync(path)) return "";
  const db = await Warehouse.open();
  try {
    const { hash } = await db.row<{ hash: string }>(
      `SELECT count(*) || '-' || coalesce(bit_xor(hash(m)), 0) AS hash FROM read_parquet(${literal(path)}) AS m`,
    );
    return hash;
  } finally {
    db.close();
  }
}

/**
 * Takes the assignments of a published build into memory. `published` is the build's customer_alias; ids that it does
 * not know keep what they had, followed to what that has become.
 */
export async function remember(db: Warehouse, ledgerFolder: string, published: string): Promise<void> {
  const path = fileIn(ledgerFolder);
  await mkdir(memoryFolder(ledgerFolder), { recursive: true });
  const next = `${path}.next`;
  await rm(next, { force: true });
  await db.run(
    `COPY (
       WITH memory AS (SELECT * FROM identity.memory),
       now AS (SELECT alias_key, customer_key, since FROM ${published}),
       generation AS (SELECT coalesce(max(key_generation), 0) + 1 AS n FROM memory)
       SELECT n.alias_key, n.customer_key, n.since,
         coalesce(m.key_generation, CASE WHEN n.alias_key = n.customer_key THEN g.n END) AS key_generation
       FROM now AS n CROSS JOIN generation AS g LEFT JOIN memory AS m ON m.alias_key = n.alias_key
       UNION ALL
       SELECT m.alias_key, coalesce(n.customer_key, m.customer_key), m.since, m.key_generation
       FROM memory AS m ANTI JOIN now AS known ON known.alias_key = m.alias_key
       LEFT JOIN now AS n ON n.alias_key = m.customer_key
       ORDER BY alias_key
     ) TO ${literal(next)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await settle(next, path);
}
