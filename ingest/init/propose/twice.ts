import type { TableProfile } from "../profile.ts";
import { type Context, headsOf } from "./context.ts";
import type { Subjects } from "./index.ts";
import { scores } from "./score.ts";

const ids = ["order_id", "invoice_id", "document_id", "delivery_id"] as const;
const buyers = ["customer_id", "customer_name"] as const;

/** A table whose sales another table tells too, and more of them. */
export interface Twice {
  readonly table: TableProfile;
  readonly by: TableProfile;
}

/**
 * Tables that say the same sales again: heads with totals beside their lines, invoices beside their orders, the
 * orders that a CRM keeps a list of. The one that says more is kept, for a sale told twice would count twice. Numbers
 * that two lists happen to share are no proof: the buyers have to be the same too.
 */
export async function countedTwice(context: Context, subjects: Subjects): Promise<Twice[]> {
  const score = (t: TableProfile) => scores(headsOf(context, t)).order_line ?? 0;
  const sales = [...subjects]
    .filter(([, s]) => s === "order_line")
    .map(([t]) => t)
    .sort((a, b) => score(b) - score(a) || b.rows - a.rows);
  const found: Twice[] = [];
  for (const [i, table] of sales.entries()) {
    const kept = sales.slice(0, i).filter((t) => !found.some((f) => f.table === t));
    for (const by of kept) {
      if (!(await isSame(context, table, by))) continue;
      found.push({ table, by });
      break;
    }
  }
  return found;
}

async function isSame(context: Context, less: TableProfile, more: TableProfile): Promise<boolean> {
  const [a, b] = [headsOf(context, less), headsOf(context, more)];
  const id = b.first(ids);
  if (!id) return false;
  for (const own of a.all(ids)) {
    const { share, agreeing } = await context.facts.overlap(
      { table: less, id: own, buyer: a.first(buyers) },
      { table: more, id, buyer: b.first(buyers) },
    );
    const isNumbered = own.number !== null;
    if (share >= 0.3 && (agreeing === null ? !isNumbered : agreeing >= 0.5)) return true;
  }
  return false;
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
