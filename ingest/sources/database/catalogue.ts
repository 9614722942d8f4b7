import { parseAddress } from "./address.ts";
import { openSession } from "./open.ts";
import type { CatalogueTable, Cell } from "./session.ts";

export interface Catalogue {
  readonly tables: readonly CatalogueTable[];
}

/** Text of the first rows of a table, by column. */
export interface Sample {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** One array a column, all of one length. */
  readonly values: readonly (readonly Cell[])[];
}

/**
 * Every table and view that the URL's user can see, with keys, ordered by schema and name.
 * @param name what messages call the database, such as the environment variable; the URL is never in one.
 */
export async function catalogue(url: string, name = "the database URL"): Promise<Catalogue> {
  const session = await openSession(parseAddress(url, name));
  try {
    return { tables: await session.tables() };
  } finally {
    await session.close();
  }
}

/** The first rows of a table, `table` as a configuration would name it: `orders` or `sales.orders`. */
export async function sample(
  url: string,
  table: string,
  rows: number,
  name = "the database URL",
): Promise<Sample> {
  const session = await openSession(parseAddress(url, name));
  try {
    const columns = await session.columns({ table });
    return { columns, values: await session.sample({ table }, columns, rows) };
  } finally {
    await session.close();
  }
}
