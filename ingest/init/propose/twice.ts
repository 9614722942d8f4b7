import type { TableProfile } from "../profile.ts";
import { type Context, headsOf } from "./context.ts";
import type { Subjects } from "./index.ts";
import { scores } from "./score.ts";

/**
 * Tables that say the same sales again: heads with totals beside their lines, invoices beside their orders. The one
 * that says more is kept, for a sale that is told twice would count twice.
 */
export function countedTwice(context: Context, subjects: Subjects): Map<TableProfile, string> {
  const left = new Map<TableProfile, string>();
  const sales = [...subjects].filter(([, s]) => s === "order_line").map(([t]) => t);
  const score = (t: TableProfile) => scores(headsOf(context, t)).order_line ?? 0;
  const ids = ["order_id", "invoice_id", "document_id", "delivery_id"] as const;
  for (const join of context.joins) {
    if (!sales.includes(join.from) || !sales.includes(join.to) || left.has(join.from) || left.has(join.to))
      continue;
    const isOrder =
      headsOf(context, join.from).says(join.column, ids) &&
      headsOf(context, join.to).says(join.key, [...ids, "id"]);
    if (!isOrder) continue;
    const [less, more] = score(join.from) >= score(join.to) ? [join.to, join.from] : [join.from, join.to];
    left.set(less, `its sales are those of ${more.title}, and would count twice`);
  }
  return left;
}

/** Tables that are the same rows in another format. */
export function copies(subjects: Subjects): Map<TableProfile, string> {
  const left = new Map<TableProfile, string>();
  const seen = new Map<string, TableProfile>();
  for (const table of subjects.keys()) {
    const facts = table.columns.map((c) => [c.name, c.filled, c.distinct]);
    const key = JSON.stringify([table.rows, ...facts]);
    const first = seen.get(key);
    if (
      first &&
      first.place.kind === "files" &&
      table.place.kind === "files" &&
      first.place.format !== table.place.format
    )
      left.set(table, `holds the same rows as ${first.title}`);
    else seen.set(key, table);
  }
  return left;
}
