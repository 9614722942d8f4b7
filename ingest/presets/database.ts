import { readFileSync } from "node:fs";
import type { DatabaseFormatName, SourceInput } from "../source_config.ts";
import type { DatabaseOptions } from "./preset.ts";

/** One source of a preset: the query that is read, and what its rows mean. */
export interface Reading<Role extends string = string> {
  readonly role: Role;
  /** Name of the `.sql` file beside the preset, without its ending; the role by default. */
  readonly query?: string;
  readonly key: readonly string[];
  /** Without one every row is read each time, which is right for what changes without its row being touched. */
  readonly watermark?: string;
  readonly timeZone?: string;
  readonly entities: SourceInput["entities"];
}

/** The sources of a preset's readings, for the roles that are asked for. */
export function databaseSources<Role extends string>(
  preset: { name: string; format: DatabaseFormatName; folder: URL },
  options: DatabaseOptions<Role>,
  readings: readonly Reading<Role>[],
): SourceInput[] {
  const { url, system = preset.name, only } = options;
  return readings
    .filter(({ role }) => only === undefined || only.includes(role))
    .map(({ role, query = role, key, watermark, timeZone, entities }) => ({
      name: `${system}-${role}`,
      system,
      format: preset.format,
      database: {
        url,
        query: readFileSync(new URL(`${query}.sql`, preset.folder), "utf8").trimEnd(),
        key: [...key],
        ...(watermark === undefined ? {} : { watermark }),
      },
      ...(timeZone === undefined ? {} : { timeZone }),
      entities,
    }));
}
