import { type Columns, type Table, table } from "../../warehouse/index.ts";

/**
 * A canonical entity: what a source's rows become before they are joined. A column that is not nullable is
 * required: a row without it is set aside. `key` says when two rows are the same thing sent twice; a source
 * that cannot map every key column has no such notion, and each of its rows stands for itself.
 */
export interface Entity<C extends Columns = Columns> extends Table<C> {
  /** Columns that name a customer, in the ids of the source's system. */
  readonly customer?: string;
}

export function entity<const C extends Columns>(
  id: string,
  shape: { grain: string; key: readonly (keyof C & string)[]; customer?: keyof C & string; columns: C },
): Entity<C> {
  const { customer, ...rest } = shape;
  return { ...table(`staging.${id}`, rest), ...(customer ? { customer } : {}) };
}
