import type { ColumnProfile } from "../profile.ts";
import type { Draft } from "./draft.ts";
import { Heads } from "./heads.ts";

/** Whether the head says that the column is of the line, whatever rows fill it. */
export const isOfItem = (column: ColumnProfile): boolean => /^line ?item /i.test(column.name);

/**
 * Some exports of order lines fill what belongs to the order in its first row only: totals, state, currency. Such a
 * column says nothing of the line it stands in.
 */
export async function leaveOrdersOut(draft: Draft, order: ColumnProfile): Promise<void> {
  const { context, table } = draft;
  if (context.headed.has(table) || order.distinct > table.rows * 0.95) return;
  const sparse = table.columns.filter(
    (c) => c !== order && c.filled > 0 && c.filled < table.rows * 0.99 && !isOfItem(c),
  );
  const first = await context.facts.filledFirst(table, order, sparse);
  if (first.length === 0) return;
  draft.firstRowOnly = first;
  draft.heads = new Heads({ ...table, columns: table.columns.filter((c) => !first.includes(c)) });
}
