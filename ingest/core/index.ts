import type { Table } from "../warehouse/index.ts";
import { coreTables, cost, customerRecord, orderLine } from "./tables.ts";

export interface CoreQuery {
  readonly writes: Table;
  readonly sql: URL;
  /** A view where the table would only repeat what staging holds. */
  readonly isView: boolean;
}

/** The conformed star: one `.sql` a table. */
export const coreQueries: CoreQuery[] = coreTables.map((writes) => ({
  writes,
  sql: new URL(`./${writes.id}.sql`, import.meta.url),
  isView: writes === orderLine || writes === customerRecord || writes === cost,
}));
