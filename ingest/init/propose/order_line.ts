import type { Field } from "../../staging/mapping.ts";
import { type ColumnProfile, isUnique } from "../profile.ts";
import { proposeAmount } from "./amount.ts";
import { proposeCurrency } from "./currency.ts";
import { count, type Draft, isTruth, several } from "./draft.ts";
import { isOfItem, leaveOrdersOut } from "./first_filled.ts";
import { isDay } from "./heads.ts";
import { lineKind } from "./meanings.ts";
import { onlyValid } from "./valid.ts";

const ids = ["order_id", "invoice_id", "document_id", "delivery_id"] as const;

/** Lines of orders, invoices or credit notes; a head with a total is an order of one line. */
export async function proposeOrderLine(draft: Draft): Promise<void> {
  const { heads } = draft;
  proposeBuyer(draft);
  draft.text("product_id", ["product_id", "product_name"]);
  draft.text("product_name", ["product_name"], { weak: ["description"], again: true });
  const order = proposeOrderId(draft);
  if (order) await leaveOrdersOut(draft, order);
  proposeDay(draft);
  if (order) await proposeLineId(draft, order);
  const quantity = draft.amount("quantity", ["quantity"]);
  await proposeAmount(draft);
  proposeKind(draft, quantity);
  proposeTerms(draft);
  onlyValid(draft);
  draft.updatedAt = heads.first(["updated_at"], (c) => (c.days?.formats.length ?? 1) === 0)?.name;
}

/** Who bought: a mailbox where an order names nobody otherwise. */
export function proposeBuyer(draft: Draft): void {
  const known = ["customer_id", "customer_name", "contact_id", "contact_name"] as const;
  draft.text("customer_id", draft.heads.has(known) ? known : ["email"]);
}

/** Currency, channel, place and owner of an order or of a line, and the order it takes back. */
export function proposeTerms(draft: Draft): void {
  const { heads } = draft;
  proposeCurrency(draft);
  draft.text("channel", ["channel"]);
  const few = Math.min(...heads.all(["place"], (c) => c.distinct > 1).map((c) => c.distinct));
  const isBroadest = (c: ColumnProfile) =>
    !heads.says(c, ["place"]) || !Number.isFinite(few) || c.distinct === few;
  draft.text("place", ["place", "region", "state", "country", "city"], { accepts: isBroadest });
  draft.text("owner_id", ["owner_id", "owner_name"]);
  draft.text("return_of", ["return_of"]);
}

function proposeOrderId(draft: Draft): ColumnProfile | undefined {
  const { heads, table, context } = draft;
  const headed = context.headed.get(table);
  if (headed && !draft.answered("order_id")) {
    nameOrder(draft, headed.line, `${headed.head.title} has the orders`);
    return headed.line.at(-1);
  }
  const kind = heads.first(["order_type"], (c) => c.distinct <= 100);
  const column =
    draft.answered("order_id") ??
    itemised(draft) ??
    heads.first([...ids, "id"]) ??
    heads.first(["row_id", "payment_id"]);
  if (!column) {
    const day = heads.first(["order_date", "invoice_date", "document_date", "date"], isDay);
    const customer = heads.first(["customer_id", "customer_name"]);
    if (day && customer) {
      const field: Field = { join: [customer.name, day.name] };
      draft.set("order_id", field, "guessed", "no order number: one order a customer and day", [
        customer,
        day,
      ]);
    }
    return undefined;
  }
  if (kind && heads.says(column, ["order_id"]) && heads.has(["line_id"])) {
    draft.set(
      "order_id",
      { join: [kind.name, column.name] },
      "sure",
      "a number is unique within its type only",
      [kind, column],
    );
    return column;
  }
  const isPlain = heads.isWhole(column, ids);
  const why = `${several(column.distinct, "order")} in ${several(table.rows, "row")}`;
  draft.set("order_id", column.name, isPlain ? "sure" : "guessed", why, [column]);
  return column;
}

/** An order's number, with its type where a number is unique within its type only. */
export function nameOrder(draft: Draft, columns: readonly ColumnProfile[], why: string): void {
  const [only] = columns;
  const field: Field = columns.length === 1 ? only!.name : { join: columns.map((c) => c.name) };
  const also = columns.length > 1 ? "a number is unique within its type only; " : "";
  draft.set("order_id", field, "sure", also + why, columns);
}

/** A shop's export of items repeats the order's name, such as #1001, in each row. */
function itemised({ heads, table }: Draft): ColumnProfile | undefined {
  if (!table.columns.some(isOfItem)) return undefined;
  return heads.first(["name"], (c) => heads.isWhole(c, ["name"]) && c.filled >= table.rows * 0.99);
}

const happened = ["order_date", "invoice_date", "document_date", "date"] as const;

export function proposeDay(draft: Draft): void {
  const { heads } = draft;
  // What a line of a known order says besides is when it was typed in or is due.
  const concepts = draft.context.headed.has(draft.table)
    ? happened
    : ([...happened, "paid_date", "created_at", "ship_date", "due_date"] as const);
  const column = draft.answered("day") ?? draft.answered("ordered_at") ?? heads.first(concepts, isDay);
  if (!column) return;
  const isInstant = column.days?.hasTime === true;
  draft.day(isInstant ? "ordered_at" : "day", concepts);
}

/** What tells the lines of an order apart. */
async function proposeLineId(draft: Draft, order: ColumnProfile): Promise<void> {
  const { heads, table, context } = draft;
  const answer = draft.answered("line_id");
  if (answer === null) return;
  if (answer) {
    draft.set("line_id", answer.name, "asked", "you said so", [answer]);
    return;
  }
  const orderColumns = (draft.columns.order_id?.reads ?? []).flatMap((r) =>
    table.columns.filter((c) => c.name === r),
  );
  if (await context.facts.isKey(table, orderColumns)) {
    const why = `every ${order.name} has one row`;
    draft.set("line_id", { value: 1 }, "sure", why, []);
    return;
  }
  for (const column of heads.all(["row_id", "line_id"])) {
    if (isUnique(table, column) && heads.isWhole(column, ["row_id"])) {
      draft.set("line_id", column.name, "sure", "differs in every row", [column]);
      return;
    }
    const isKey = await context.facts.isKey(table, [...orderColumns, column]);
    const isNearly = !isKey && heads.isWhole(column, ["line_id", "row_id"]);
    if (isKey) {
      draft.set("line_id", column.name, "sure", `with ${order.name} it differs in every row`, [column]);
      return;
    }
    if (isNearly) {
      draft.set(
        "line_id",
        column.name,
        "sure",
        `rows that repeat it with ${order.name} are versions of one line`,
        [column],
      );
      return;
    }
  }
  const product = heads.first(["product_id", "product_name"]);
  if (product && (await context.facts.isKey(table, [...orderColumns, product]))) {
    draft.set("line_id", product.name, "guessed", `an article stands once in each ${order.name}`, [product]);
    return;
  }
  const id = heads.first(["id"], (c) => c !== order && isUnique(table, c));
  if (id) {
    draft.set("line_id", id.name, "guessed", "differs in every row", [id]);
    return;
  }
}

/** Returns, fees and adjustments, from a column that names them or from the sign. */
function proposeKind(draft: Draft, quantity: ColumnProfile | undefined): void {
  const { heads, table } = draft;
  const named = draft.answered("kind") ?? heads.first(["line_kind"], (c) => c.distinct <= 20);
  if (draft.words("kind", named ?? undefined, lineKind)) return;
  const flag = heads.first(
    ["return_flag"],
    (c) => c.distinct <= 3 && c.values.every((v) => isTruth(v.value) !== null),
  );
  const yes = flag?.values.filter((v) => isTruth(v.value)).map((v) => v.value) ?? [];
  if (flag && yes.length > 0) {
    const field: Field = {
      when: [{ if: { column: flag.name, oneOf: yes }, use: { value: "return" } }],
      otherwise: { value: "sale" },
    };
    draft.set("kind", field, "sure", `${flag.name} marks returns`, [flag]);
    return;
  }
  const net = draft.columns.net_amount?.reads[0];
  const amount = table.columns.find((c) => c.name === net);
  const signed = [quantity, amount].find((c) => c?.number && c.number.negatives > 0);
  if (!signed?.number) return;
  const isPlain = signed.number.decimal !== "," && !signed.number.currencySign;
  const field: Field = {
    when: [
      {
        if: isPlain
          ? { column: signed.name, below: 0 }
          : { column: signed.name, matches: "^\\s*[-(−]|-\\s*$" },
        use: { value: "return" },
      },
    ],
    otherwise: { value: "sale" },
  };
  draft.set("kind", field, "guessed", `${count(signed.number.negatives)} rows are below zero`, [signed]);
}
