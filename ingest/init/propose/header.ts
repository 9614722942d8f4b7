import type { Warehouse } from "../../warehouse/index.ts";
import type { ColumnProfile, DatabasePlace, TableProfile } from "../profile.ts";
import { quoted } from "./facts.ts";
import { Heads, isDay, isNumber } from "./heads.ts";
import type { Join } from "./joins.ts";
import { amounts, prices } from "./score.ts";

/** Where the orders of a table of lines are. */
export interface Headed {
  readonly head: TableProfile;
  /** Columns of the lines that name an order, and those of the orders that do: a number, or its type and number. */
  readonly line: readonly ColumnProfile[];
  readonly key: readonly ColumnProfile[];
}

export interface Completed {
  readonly tables: readonly TableProfile[];
  /** Heads whose rows are read with their lines, and why they are no source. */
  readonly absorbed: ReadonlyMap<TableProfile, string>;
  /** Lines in files, which take what they lack from their orders when they are loaded. */
  readonly headed: ReadonlyMap<TableProfile, Headed>;
}

const ids = ["order_id", "invoice_id", "document_id", "delivery_id"] as const;
const dates = ["order_date", "invoice_date", "document_date", "date", "created_at"] as const;

/**
 * Lines of orders that leave their day or customer to the order's head are read together with it in a database, and
 * completed from it where they are files.
 */
export async function joinHeads(
  db: Warehouse,
  tables: readonly TableProfile[],
  joins: readonly Join[],
): Promise<Completed> {
  const absorbed = new Map<TableProfile, string>();
  const headed = new Map<TableProfile, Headed>();
  const completed: TableProfile[] = [];
  for (const table of tables) {
    const heads = new Heads(table);
    if (table.place.kind === "files" && isLine(heads) && lacks(heads)) {
      const found = await findHead(db, table, tables, joins);
      if (found) headed.set(table, found);
    }
    if (!isBareLine(heads) || table.place.kind === "files") {
      completed.push(table);
      continue;
    }
    const join = joins.find(
      (j) =>
        j.from === table &&
        j.to.place.kind === "database" &&
        heads.says(j.column, [...ids, "id"]) &&
        isHead(new Heads(j.to), j.key),
    );
    if (!join) {
      completed.push(table);
      continue;
    }
    completed.push(await together(db, table, join));
    absorbed.set(join.to, `is read together with ${table.title}, joined by ${join.column.name}`);
  }
  const isChanged = completed.some((t, i) => t !== tables[i]);
  return { tables: isChanged ? completed : tables, absorbed, headed };
}

/** Amounts of articles, by order. */
const isLine = (heads: Heads): boolean =>
  heads.has(ids) &&
  heads.has(["product_id", "product_name", "line_id"]) &&
  heads.has([...amounts, ...prices], isNumber);

const isBareLine = (heads: Heads): boolean => isLine(heads) && !heads.has(dates, isDay);

/** Whether lines say no day or no customer of their own. */
const lacks = (heads: Heads): boolean =>
  !heads.has(dates, isDay) || !heads.has(["customer_id", "customer_name"]);

const isHead = (heads: Heads, key: ColumnProfile): boolean =>
  heads.says(key, [...ids, "id"]) && heads.has(dates, isDay) && heads.has(["customer_id", "customer_name"]);

/** The table of orders that the lines of a file name: by type and number where both have both, else by number. */
async function findHead(
  db: Warehouse,
  table: TableProfile,
  tables: readonly TableProfile[],
  joins: readonly Join[],
): Promise<Headed | null> {
  const heads = new Heads(table);
  const candidates = tables.filter(
    (t) => t !== table && t.rows > 0 && !new Heads(t).has(["product_id", "product_name", "line_id"]),
  );
  for (const head of candidates) {
    const its = new Heads(head);
    const isKind = (c: ColumnProfile) => c.distinct <= 100;
    const types = [heads.first(["order_type"], isKind), its.first(["order_type"], isKind)] as const;
    const number = [heads.first(ids), its.first(ids)] as const;
    if (!types[0] || !types[1] || !number[0] || !number[1] || !isHead(its, number[1])) continue;
    const found: Headed = { head, line: [types[0], number[0]], key: [types[1], number[1]] };
    if (await isHeadOf(db, table, found)) return found;
  }
  const mine = joins.filter(
    (j) => j.from === table && candidates.includes(j.to) && heads.says(j.column, [...ids, "id"]),
  );
  for (const { to: head, column, key } of mine) {
    const found: Headed = { head, line: [column], key: [key] };
    if (isHead(new Heads(head), key) && (await isHeadOf(db, table, found))) return found;
  }
  return null;
}

/** Whether an order is one row, but for versions of it, and most lines have theirs. */
async function isHeadOf(db: Warehouse, table: TableProfile, { head, line, key }: Headed): Promise<boolean> {
  const text = (c: ColumnProfile) => `trim(${quoted(c.name)})`;
  const of = (columns: readonly ColumnProfile[]) => columns.map(text).join(", ");
  const { share, repeated } = await db.row<{ share: number | null; repeated: number | null }>(
    `WITH head AS (SELECT (${of(key)}) AS id, count(*) AS n FROM ${head.view} GROUP BY ALL),
     line AS (SELECT DISTINCT (${of(line)}) AS id FROM ${table.view})
     SELECT (SELECT avg(CASE WHEN head.id IS NULL THEN 0.0 ELSE 1.0 END) FROM line LEFT JOIN head USING (id)) AS share,
       (SELECT avg(n) FROM head) AS repeated`,
  );
  return (share ?? 0) >= 0.5 && (repeated ?? 0) < 1.1;
}

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
