import type { Recognition, SeenTable } from "./preset.ts";

/**
 * What a role is known by. A mark is a column, or several names of one column of which one is enough. `names` narrows
 * the tables down to those so called, where columns alone would be too common.
 */
export interface Marks {
  readonly columns: readonly (string | readonly string[])[];
  readonly without?: readonly string[];
  readonly names?: RegExp;
}

const fits = ({ columns, without = [], names }: Marks, { name, columns: present }: SeenTable): boolean => {
  const known = new Set(present.map((column) => column.trim()));
  return (
    (names === undefined || names.test(name)) &&
    columns.every((mark) => [mark].flat().some((column) => known.has(column))) &&
    !without.some((column) => known.has(column))
  );
};

/** Tables of each role; a table plays the first role that it fits. */
export function rolesOf<Role extends string>(
  marks: Readonly<Record<Role, Marks>>,
  tables: readonly SeenTable[],
): Partial<Record<Role, string[]>> {
  const found: Partial<Record<Role, string[]>> = {};
  for (const table of tables) {
    const role = (Object.keys(marks) as Role[]).find((one) => fits(marks[one], table));
    if (role) found[role] = [...(found[role] ?? []), table.name];
  }
  return found;
}

/** A folder of exports: sure when every file plays a role, and one of the `telling` ones is played. */
export function recogniseFiles<Role extends string>(
  marks: Readonly<Record<Role, Marks>>,
  telling: readonly Role[],
  tables: readonly SeenTable[],
): Recognition | null {
  const found = rolesOf(marks, tables);
  if (!telling.some((role) => found[role])) return null;
  const count = Object.values<string[] | undefined>(found).reduce(
    (sum, files) => sum + (files?.length ?? 0),
    0,
  );
  const files = found as Record<string, string[]>;
  return { confidence: count / tables.length, tables: files, options: { files } };
}

/** A database: what each role reads, of which the `essential` roles have to be there. */
export function recogniseDatabase<Role extends string>(
  needs: Readonly<Record<Role, Readonly<Record<string, readonly string[]>>>>,
  essential: readonly Role[],
  tables: readonly SeenTable[],
): Recognition | null {
  const bare = new Map(tables.map((t) => [t.name.replace(/^.*\./, ""), t]));
  const isThere = ([name, columns]: [string, readonly string[]]) => {
    const table = bare.get(name);
    return table !== undefined && columns.every((column) => table.columns.includes(column));
  };
  const roles = Object.keys(needs) as Role[];
  const only = roles.filter((role) => Object.entries(needs[role]).every(isThere));
  if (!essential.every((role) => only.includes(role))) return null;
  const read = Object.fromEntries(
    only.map((role) => [role, Object.keys(needs[role]).map((name) => bare.get(name)!.name)]),
  );
  return { confidence: only.length / roles.length, tables: read, options: { only } };
}
