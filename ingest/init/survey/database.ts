import type { SeenTable } from "../../presets/index.ts";
import { type CatalogueTable, catalogue, openSession, parseAddress } from "../../sources/database/index.ts";
import type { Warehouse } from "../../warehouse/index.ts";
import {
  type ColumnProfile,
  type DatabasePlace,
  isUnique,
  type TableProfile,
  type Unused,
} from "../profile.ts";
import { readHead } from "../words/index.ts";
import { free, slug } from "./names.ts";
import { profileColumns } from "./profile.ts";
import { createText } from "./text_table.ts";

/** Rows of a table that its columns are judged by. */
const sampled = 20_000;
/** Above this many tables only those are read whose columns have known names. */
const many = 60;

export interface DatabaseSurvey {
  readonly tables: TableProfile[];
  readonly unused: Unused[];
  readonly seen: readonly SeenTable[];
}

/** Looks at the tables of a database: their columns, keys and first rows. */
export async function surveyDatabase(
  db: Warehouse,
  url: string,
  {
    variable,
    system,
    tell,
    isKnown,
  }: {
    variable: string;
    system: string;
    tell: (table: string) => void;
    /** Whether a preset reads these tables, so that nothing is to be guessed about them. */
    isKnown: (seen: readonly SeenTable[]) => boolean;
  },
): Promise<DatabaseSurvey> {
  const address = parseAddress(url, variable);
  const { tables: all } = await catalogue(url, variable);
  const seen = all.map((t) => ({ name: qualified(t, all), columns: t.columns.map((c) => c.name) }));
  const unused: Unused[] = [];
  if (isKnown(seen)) return { tables: [], unused, seen };
  const tables: TableProfile[] = [];
  const taken = new Set<string>();
  const session = await openSession(address);
  try {
    for (const [i, table] of all.entries()) {
      const name = qualified(table, all);
      const reason = whyNot(table, all.length);
      if (reason) {
        unused.push({ title: name, reason });
        continue;
      }
      tell(name);
      const columns = await session.columns({ table: name });
      const view = `init_${i}`;
      await createText(
        db,
        view,
        columns.map((c) => c.name),
        await session.sample({ table: name }, columns, sampled),
      );
      const profile = await profileColumns(
        db,
        view,
        columns.map((c) => c.name),
        true,
      );
      const key = keyOf(table, profile);
      if (profile.rows > 0 && key.length === 0) {
        unused.push({ title: name, reason: "has no primary key, and no column tells its rows apart" });
        continue;
      }
      const place: DatabasePlace = { kind: "database", format: address.format, variable, table: name, key };
      const total = Math.max(profile.rows, profile.rows < sampled ? 0 : (table.rows ?? 0));
      const source = free(slug(name) || "table", taken);
      tables.push({ name: source, title: name, system, place, total, view, ...profile });
    }
  } finally {
    await session.close();
  }
  return { tables, unused, seen };
}

/** `NORTHWIND_URL` for a database called northwind. */
export const variableOf = (url: string): string => {
  const name = slug(parseAddress(url, "the database URL").database).replaceAll("-", "_").toUpperCase();
  return `${name || "DATABASE"}_URL`;
};

export const databaseOf = (url: string): string =>
  slug(parseAddress(url, "the database URL").database) || "database";

/** The schema is only said where the name alone is not enough. */
const qualified = (table: CatalogueTable, all: readonly CatalogueTable[]): string => {
  const schemas = new Set(all.map((t) => t.schema));
  return schemas.size > 1 && table.schema !== "public" ? `${table.schema}.${table.name}` : table.name;
};

function whyNot(table: CatalogueTable, tables: number): string | null {
  if (table.isView) return "is a view of other tables; name it in a source of your own if you want it";
  const known = table.columns.filter((c) => readHead(c.name).some((m) => m.isWhole)).length;
  if (known === 0 || (tables > many && known < 3)) return "no column name is known";
  return null;
}

function keyOf(
  table: CatalogueTable,
  profile: { rows: number; columns: readonly ColumnProfile[] },
): string[] {
  if (table.primaryKey.length > 0) return [...table.primaryKey];
  const looked = { rows: profile.rows } as TableProfile;
  const unique = profile.columns.find((c) => isUnique(looked, c));
  return unique ? [unique.name] : [];
}
