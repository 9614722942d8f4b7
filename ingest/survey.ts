import type { Config } from "./config.ts";
import { filesOf } from "./load/index.ts";
import { isFileSource } from "./source_config.ts";
import { formatOf } from "./sources/index.ts";
import { missingColumns } from "./staging/required.ts";
import { Warehouse } from "./warehouse/index.ts";

export interface Surveyed {
  readonly source: string;
  readonly files: number;
  /** What a load would stumble over; null when nothing is known to be wrong. */
  readonly problem: string | null;
}

/** Looks at every source's files and headers without reading a row. */
export async function surveySources(config: Config, base: string): Promise<Surveyed[]> {
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
    return surveyed;
  } finally {
    db.close();
  }
}
