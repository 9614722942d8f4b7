import type { Config } from "./config.ts";
import { addressOf, ask, labelOf, type Secrets } from "./load/asked.ts";
import { filesOf } from "./load/index.ts";
import { type DatabaseSource, isDatabaseSource, isFileSource } from "./source_config.ts";
import { openSession } from "./sources/database/index.ts";
import { formatOf } from "./sources/index.ts";
import { missingColumns } from "./staging/required.ts";
import { Warehouse } from "./warehouse/index.ts";

export interface Surveyed {
  readonly source: string;
  readonly files: number;
  /** The table or query, where the source is a database. */
  readonly table?: string;
  /** What a load would stumble over; null when nothing is known to be wrong. */
  readonly problem: string | null;
}

/**
 * Looks at every source's files and headers, or at its table's columns, without reading a row.
 * @param secrets values of the environment variables that the configuration names
 */
export async function surveySources(
  config: Config,
  base: string,
  secrets: Secrets = {},
): Promise<Surveyed[]> {
  const db = await Warehouse.open();
  try {
    const surveyed: Surveyed[] = [];
    for (const source of config.sources.filter(isFileSource)) {
      try {
        const files = await filesOf(source, base);
        const problems: string[] = [];
        for (const path of files) {
          const { columns, cleanUp } = await formatOf(source).open(db, path, source);
          await cleanUp?.();
          const missing = missingColumns(source, columns).map((m) => m.column);
          if (missing.length > 0) problems.push(`${path} lacks ${missing.join(", ")}`);
        }
        surveyed.push({ source: source.name, files: files.length, problem: problems[0] ?? null });
      } catch (error) {
        surveyed.push({
          source: source.name,
          files: 0,
          problem: error instanceof Error ? error.message : String(error),
        });
      }
    }
    for (const source of config.sources.filter(isDatabaseSource))
      surveyed.push(await surveyDatabase(source, secrets));
    return surveyed;
  } finally {
    db.close();
  }
}

async function surveyDatabase(source: DatabaseSource, secrets: Secrets): Promise<Surveyed> {
  const found = { source: source.name, files: 0, table: labelOf(source) };
  try {
    const address = addressOf(source, secrets);
    const session = await openSession(address);
    try {
      await ask(session, address, source);
    } finally {
      await session.close();
    }
    return { ...found, problem: null };
  } catch (error) {
    return { ...found, problem: error instanceof Error ? error.message : String(error) };
  }
}
