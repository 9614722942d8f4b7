import type { ColumnProfile } from "../profile.ts";
import type { Chosen } from "../proposal.ts";
import { type DayOrder, orderOf, provenOrder } from "./context.ts";
import type { Draft } from "./draft.ts";

/**
 * A day column with its format. The order of day and month is proven by the column's own values, else by another
 * column of the file or of its system, else asked for: it is never assumed. Null while nobody knows.
 */
export function dayField(draft: Draft, to: string, column: ColumnProfile, isNamed: boolean): Chosen | null {
  const { context, table } = draft;
  const days = column.days;
  const reads = [column.name];
  const id = `${draft.id}.${to}`;
  const format = context.answers.get(id) ?? context.answers.get(`${draft.id}.${column.name}`);
  if (format?.includes("%"))
    return { field: { from: column.name, format }, certainty: "asked", why: "you gave the format", reads };
  const basis = isNamed ? "asked" : "sure";
  const span = spanOf(column);
  if (!days || (days.isProven && days.formats.length === 0))
    return { field: column.name, certainty: days ? basis : "guessed", why: span, reads };
  if (days.isProven && days.formats.length === 1) {
    const why = `${span}; no other order of day and month fits`;
    return { field: { from: column.name, format: days.formats[0]! }, certainty: basis, why, reads };
  }
  if (days.formats.length === 1) {
    const why = `${span}; read as ${days.formats[0]}`;
    return { field: { from: column.name, format: days.formats[0]! }, certainty: "guessed", why, reads };
  }
  const proof = provenOrder([table]) ?? provenOrder(context.tables.filter((t) => t.system === table.system));
  const fitting = proof ? days.formats.filter((f) => orderOf(f) === proof.order) : [];
  if (proof && fitting.length === 1) {
    const where = proof.table === table ? "" : ` of ${proof.table.title}`;
    const why = `${span}; ${proof.order}, as ${proof.column.name}${where} proves`;
    return { field: { from: column.name, format: fitting[0]! }, certainty: "guessed", why, reads };
  }
  const example = column.values[0]?.value ?? "";
  context.ask({
    id,
    source: draft.id,
    text: `${table.title}: ${column.name} has days such as ${example}; nothing tells which number is the month`,
    options: days.formats.map((f) => ({ value: f, label: `${named[orderOf(f) ?? "day first"]} (${f})` })),
    preset: null,
  });
  return null;
}

const named: Record<DayOrder, string> = {
  "day first": "the day comes first",
  "month first": "the month comes first",
  "year first": "the year comes first",
};

const spanOf = (column: ColumnProfile): string =>
  column.days?.first ? `${column.days.first} to ${column.days.last}` : `${column.distinct} days`;
