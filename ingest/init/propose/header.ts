import type { Warehouse } from "../../warehouse/index.ts";
import type { ColumnProfile, DatabasePlace, TableProfile } from "../profile.ts";
import { quoted } from "./facts.ts";
import { Heads, isDay, isNumber } from "./heads.ts";
import type { Join } from "./joins.ts";
import { amounts, prices } from "./score.ts";

export interface Completed {
  readonly tables: readonly TableProfile[];
  /** Heads whose rows are read with their lines, and why they are no source. */
  readonly absorbed: ReadonlyMap<TableProfile, string>;
  /** Lines that no head completes. */
  readonly lacking: ReadonlyMap<TableProfile, string>;
}

const ids = ["order_id", "invoice_id", "document_id", "delivery_id"] as const;
const dates = ["order_date", "invoice_date", "document_date", "date", "created_at"] as const;

/** Lines of orders that leave their day and customer to the order's head are read together with it, in a database. */
export async function joinHeads(
  db: Warehouse,
  tables: readonly TableProfile[],
  joins: readonly Join[],
): Promise<Completed> {
  const absorbed = new Map<TableProfile, string>();
  const lacking = new Map<TableProfile, string>();
  const completed: TableProfile[] = [];
  for (const table of tables) {
    const heads = new Heads(table);
    if (!isBareLine(heads)) {
      completed.push(table);
      continue;
    }
    const join = joins.find(
      (j) => j.from === table && heads.says(j.column, [...ids, "id"]) && isHead(new Heads(j.to), j.key),
    );
    if (!join) {
      completed.push(table);
      continue;
    }
    if (table.place.kind === "files" || join.to.place.kind === "files") {
      completed.push(table);
      lacking.set(
        table,
        `its day and customer are in ${join.to.title}, joined by ${join.column.name}; export both as one table, or put them into a database and give its URL`,
      );
      continue;
    }
    completed.push(await together(db, table, join));
    absorbed.set(join.to, `is read together with ${table.title}, joined by ${join.column.name}`);
  }
  const isChanged = completed.some((t, i) => t !== tables[i]);
  return { tables: isChanged ? completed : tables, absorbed, lacking };
}

/** Quantities and amounts of articles without a day of their own. */
const isBareLine = (heads: Heads): boolean =>
  heads.has(ids) &&
  heads.has(["product_id", "product_name", "line_id"]) &&
  heads.has([...amounts, ...prices], isNumber) &&
  !heads.has(dates, isDay);

const isHead = (heads: Heads, key: ColumnProfile): boolean =>
  heads.says(key, [...ids, "id"]) && heads.has(dates, isDay) && heads.has(["customer_id", "customer_name"]);

async function together(
  db: Warehouse,
  line: TableProfile,
  { to: head, column, key }: Join,
): Promise<TableProfile> {
  const taken = new Set(line.columns.map((c) => c.name.toLowerCase()));
  const renamed = head.columns
    .filter((c) => c !== key)
    .map((c) => ({ column: c, name: taken.has(c.name.toLowerCase()) ? `${head.name}_${c.name}` : c.name }));
  const view = `${line.view}_whole`;
  const columns = [
    ...line.columns.map((c) => `l.${quoted(c.name)}`),
    ...renamed.map((r) => `h.${quoted(r.column.name)} AS ${quoted(r.name)}`),
  ];
  await db.run(
    `CREATE OR REPLACE TABLE ${view} AS SELECT ${columns.join(", ")} FROM ${line.view} AS l JOIN ${head.view} AS h ON h.${quoted(key.name)} = l.${quoted(column.name)}`,
  );
  const place = line.place as DatabasePlace;
  const whole: DatabasePlace = {
    ...place,
    head: {
      table: (head.place as DatabasePlace).table,
      column: column.name,
      key: key.name,
      columns: renamed.map((r) => ({ column: r.column.name, name: r.name })),
    },
  };
  return {
    ...line,
    title: `${line.title} with ${head.title}`,
    place: whole,
    columns: [...line.columns, ...renamed.map((r) => ({ ...r.column, name: r.name }))],
    view,
  };
}
