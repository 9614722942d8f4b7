import { Draft } from "./draft.ts";
import { Heads } from "./heads.ts";
import { proposeBuyer, proposeDay, proposeTerms } from "./order_line.ts";
import { proposeVoid } from "./valid.ts";

/** The orders of an export of lines that fills what belongs to the order in its first row only. */
export function proposeFirstRows(lines: Draft): Draft | null {
  const { context, table, firstRowOnly: columns } = lines;
  const order = lines.columns.order_id;
  const [marker] = [...columns].sort((a, b) => b.filled - a.filled);
  if (!order || !marker) return null;
  const draft = new Draft(context, table, "order_head", false);
  draft.heads = new Heads({ ...table, columns });
  if (!lines.columns.customer_id) proposeBuyer(draft);
  if (!lines.columns.day && !lines.columns.ordered_at) proposeDay(draft);
  proposeTerms(draft);
  proposeVoid(draft);
  for (const column of Object.keys(lines.columns)) delete draft.columns[column];
  if (Object.keys(draft.columns).length === 0) return null;
  draft.columns.order_id = { ...order, why: `the order that a row begins; ${order.why}` };
  draft.condition(
    { column: marker.name, present: true },
    "guessed",
    `an order has its ${marker.name} in its first row`,
  );
  return draft;
}
