import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Warehouse } from "../../warehouse/index.ts";
import { memoryFolder } from "./decisions.ts";

/** Something that happened to customers' keys when a build was published. */
export interface KeyEvent {
  readonly at: string;
  readonly build: string;
  /** Merged: a customer went into another. Split: records left a customer for another one. */
  readonly kind: "merged" | "split";
  /** The key before and the key after. */
  readonly keys: readonly [string, string];
  /** How many ids changed from the one to the other, and the first of them. */
  readonly ids: number;
  readonly some: readonly string[];
  readonly reasons: readonly string[];
}

const fileIn = (ledgerFolder: string) => join(memoryFolder(ledgerFolder), "log.ndjson");

/** What publishing `published` changes against `identity.memory`; `edges` are the build's identity edges. */
export async function keyEvents(
  db: Warehouse,
  { published, edges }: { published: string; edges: string },
  { at, build }: { at: string; build: string },
): Promise<KeyEvent[]> {
  const rows = await db.rows<{
    kind: "merged" | "split";
    before: string;
    after: string;
    ids: number;
    some: string[];
    reasons: string[] | null;
  }>(
    `WITH memory AS (SELECT * FROM identity.memory),
     now AS (SELECT * FROM ${published}),
     changed AS (
       SELECT m.alias_key, m.customer_key AS before, n.customer_key AS after
       FROM memory AS m JOIN now AS n ON n.alias_key = m.alias_key
       WHERE n.customer_key <> m.customer_key
     ),
     told AS (SELECT customer_key, max_by(reasons, weight) AS reasons FROM ${edges} GROUP BY customer_key)
     SELECT
       CASE WHEN k.customer_key = c.before THEN 'split' ELSE 'merged' END AS kind,
       c.before, c.after, count(*) AS ids, list(c.alias_key ORDER BY c.alias_key)[1:20] AS some,
       CASE WHEN k.customer_key = c.before THEN NULL ELSE any_value(t.reasons) END AS reasons
     FROM changed AS c
     LEFT JOIN now AS k ON k.alias_key = c.before
     LEFT JOIN told AS t ON t.customer_key = c.after
     GROUP BY c.before, c.after, k.customer_key
     ORDER BY c.after, c.before`,
  );
  return rows.map(({ kind, before, after, ids, some, reasons }) => ({
    at,
    build,
    kind,
    keys: [before, after],
    ids,
    some,
    reasons: reasons ?? [],
  }));
}

export async function writeLog(ledgerFolder: string, events: readonly KeyEvent[]): Promise<void> {
  if (events.length === 0) return;
  await mkdir(memoryFolder(ledgerFolder), { recursive: true });
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join("");
  await appendFile(fileIn(ledgerFolder), lines, { flush: true });
}

export async function readLog(ledgerFolder: string): Promise<KeyEvent[]> {
  const text = await readFile(fileIn(ledgerFolder), "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as KeyEvent);
}
