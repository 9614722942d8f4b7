import type { ColumnProfile, TableProfile } from "../profile.ts";
import type { Question } from "../proposal.ts";
import type { Facts } from "./facts.ts";
import type { Headed } from "./header.ts";
import { Heads } from "./heads.ts";
import type { Join } from "./joins.ts";

export type DayOrder = "day first" | "month first" | "year first";

/** Everything a proposal for one table may look at. */
export interface Context {
  readonly tables: readonly TableProfile[];
  readonly heads: ReadonlyMap<TableProfile, Heads>;
  readonly facts: Facts;
  readonly joins: readonly Join[];
  readonly answers: ReadonlyMap<string, string>;
  readonly baseCurrency: string;
  /** Tables of order lines whose orders are a table of their own. */
  readonly headed: ReadonlyMap<TableProfile, Headed>;
  /** Tables whose orders another system counts, and which. */
  readonly countedBy: ReadonlyMap<TableProfile, string>;
  ask(question: Question): void;
}

/** The order a strptime format reads day, month and year in; null for one without numbers. */
export function orderOf(format: string): DayOrder | null {
  const [day, month, year] = ["%d", "%m", "%Y"].map((d) =>
    d === "%Y" ? Math.max(format.indexOf("%Y"), format.indexOf("%y")) : format.indexOf(d),
  );
  if (day! < 0 || month! < 0) return null;
  return year! >= 0 && year! < day! && year! < month!
    ? "year first"
    : day! < month!
      ? "day first"
      : "month first";
}

/** The order that the proven columns of some tables agree on, with a column that proves it. */
export function provenOrder(
  tables: readonly TableProfile[],
): { order: DayOrder; column: ColumnProfile; table: TableProfile } | null {
  const proofs = tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const [format] = column.days?.formats ?? [];
      // Year first is plain, and proves nothing of other columns.
      const order = format && !format.startsWith("%Y") && column.days?.isProven ? orderOf(format) : null;
      return order ? [{ order, column, table }] : [];
    }),
  );
  const orders = new Set(proofs.map((p) => p.order));
  return orders.size === 1 ? proofs[0]! : null;
}

/** The decimal mark that the proven columns of a table agree on. */
export function provenMark(table: TableProfile): { mark: "." | ","; column: ColumnProfile } | null {
  const proofs = table.columns.flatMap((column) =>
    column.number?.isProven && column.number.decimal && !column.days
      ? [{ mark: column.number.decimal, column }]
      : [],
  );
  const marks = new Set(proofs.map((p) => p.mark));
  return marks.size === 1 ? proofs[0]! : null;
}

export const headsOf = (context: Context, table: TableProfile): Heads =>
  context.heads.get(table) ?? new Heads(table);
