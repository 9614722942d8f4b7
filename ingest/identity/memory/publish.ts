import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { literal, settle, Warehouse } from "../../warehouse/index.ts";
import { memoryFolder } from "./decisions.ts";
import { readMemory, remember } from "./keys.ts";
import { type KeyEvent, keyEvents, writeLog } from "./log.ts";

/** The build whose keys are remembered, and what it was built from. */
export interface Published {
  readonly build: string;
  readonly inputs: string;
}

const fileIn = (ledgerFolder: string) => join(memoryFolder(ledgerFolder), "published.json");

export async function readPublished(ledgerFolder: string): Promise<Published | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(ledgerFolder), "utf8")) as Published;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Takes the keys of a build that is about to be published into memory, and writes down which customers merged or
 * split by it. Until the rename of the keys nothing has happened; doing it again changes nothing.
 *
 * @param file the build's file; one without identities, of an earlier program, leaves memory alone
 */
export async function rememberIdentity(ledgerFolder: string, file: string): Promise<KeyEvent[]> {
  const db = await Warehouse.open();
  try {
    await db.run(`ATTACH ${literal(file)} AS build (READ_ONLY); CREATE SCHEMA identity`);
    const { known } = await db.row<{ known: number }>(
      "SELECT count(*) AS known FROM duckdb_tables() WHERE database_name = 'build' AND table_name = 'customer_alias'",
    );
    if (known === 0) return [];
    await readMemory(db, ledgerFolder);
    const facts = await db.row<{ at: string; build: string; inputs: string }>(
      `SELECT b.built_at AS at, b.build, f.note AS inputs
       FROM build.meta.build AS b, build.meta.identity_fact AS f WHERE f.fact = 'inputs'`,
    );
    const tables = { published: "build.mart.customer_alias", edges: "build.mart.identity_edge" };
    const events = await keyEvents(db, tables, facts);
    await remember(db, ledgerFolder, tables.published);
    await writePublished(ledgerFolder, { build: facts.build, inputs: facts.inputs });
    await writeLog(ledgerFolder, events);
    return events;
  } finally {
    db.close();
  }
}

async function writePublished(ledgerFolder: string, published: Published): Promise<void> {
  await mkdir(memoryFolder(ledgerFolder), { recursive: true });
  const next = `${fileIn(ledgerFolder)}.next`;
  await writeFile(next, `${JSON.stringify(published)}\n`);
  await settle(next, fileIn(ledgerFolder));
}
