import { isUnique } from "../profile.ts";
import { proposeAmount } from "./amount.ts";
import { proposeCurrency } from "./currency.ts";
import type { Draft } from "./draft.ts";

/** Orders that another system counts: kept to be compared with them, never added. */
export async function proposeOrderCopy(draft: Draft): Promise<void> {
  const { heads, table, context } = draft;
  const order = draft.text("order_id", ["order_id", "invoice_id", "document_id", "delivery_id"]);
  if (!order) return;
  const others = heads.all(["row_id", "id", "code", "line_id"], (c) => c !== order && isUnique(table, c));
  const record =
    others[0] ?? table.columns.find((c) => c !== order && c.number === null && isUnique(table, c)) ?? order;
  draft.set("copy_id", record.name, record === order ? "guessed" : "sure", "differs in every row", [record]);
  const system = context.countedBy.get(table);
  if (system)
    draft.set("counted_by", { value: system }, "sure", `${system} has these orders and counts them`, []);
  draft.day("day", ["order_date", "invoice_date", "document_date", "date"], ["created_at"]);
  await proposeAmount(draft);
  for (const extra of ["tax_amount", "discount", "cost", "booked_amount", "booked_currency"])
    delete draft.columns[extra];
  proposeCurrency(draft);
}
