import { Snapshots, type Warehouse } from "../../ingest/index.ts";
import { buildsFolder } from "../../models/index.ts";
import { UsageError } from "./exit.ts";
import type { Project } from "./project.ts";

/** Asks the published build; all that `work` asks is answered by one build. */
export async function published<T>(
  { config, base }: Project,
  work: (db: Warehouse) => Promise<T>,
): Promise<T> {
  const snapshots = new Snapshots(buildsFolder(config, base));
  const lease = await snapshots.lease();
  try {
    return await lease.use(work);
  } finally {
    lease.release();
    await snapshots.close();
  }
}

/** The language that --lang asks for, or the company's. */
export function languageOf({ config }: Project, asked: string | undefined): "en" | "zh" {
  const lang = asked ?? config.company.language;
  if (lang !== "en" && lang !== "zh") throw new UsageError(`unknown language: ${lang}; use en or zh`);
  return lang;
}
