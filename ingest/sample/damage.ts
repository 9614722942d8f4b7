import type { Cell } from "./csv.ts";
import { csvLine } from "./csv.ts";
import type { SampleFileName } from "./files.ts";

/** Why a damaged row must be set aside. */
export type DamageReason =
  | "missing"
  | "not_a_number"
  | "not_a_day"
  | "unknown_word"
  | "out_of_range"
  | "unknown_customer"
  | "no_rate"
  | "row_shape"
  | "broken_quote"
  | "not_json";

export interface Damage {
  readonly file: SampleFileName;
  /** Part of a file's name, where there are several of its kind: the n-th quarter or year of the window. */
  readonly part?: number;
  readonly reason: DamageReason;
  readonly column?: string;
  /** What is put into the column. */
  readonly value?: string;
  /** Cells too many, or too few when negative. */
  readonly cells?: number;
  /** The copied row of the file after which it stands, from 1; at the end of a shorter file. */
  readonly after: number;
}

/** One thing is wrong with each; everything else in the row is sound. */
export const damages: readonly Damage[] = [
  { file: "orders", part: 1, reason: "not_a_number", column: "Net amount", value: "see contract", after: 61 },
  { file: "orders", part: 2, reason: "missing", column: "Net amount", value: "", after: 240 },
  { file: "orders", part: 3, reason: "not_a_number", column: "Net amount", value: "1,234.5.6", after: 33 },
  {
    file: "orders",
    part: 4,
    reason: "not_a_day",
    column: "Ordered at",
    value: "2024-02-31T09:15:00Z",
    after: 88,
  },
  { file: "orders", part: 5, reason: "missing", column: "Order No", value: "", after: 17 },
  { file: "orders", part: 6, reason: "row_shape", cells: -4, after: 120 },
  { file: "orders", part: 7, reason: "row_shape", cells: 2, after: 75 },
  { file: "orders", part: 8, reason: "no_rate", column: "Currency", value: "CHF", after: 64 },
  { file: "orders", part: 9, reason: "unknown_word", column: "Doc type", value: "XRX", after: 90 },
  { file: "orders", part: 10, reason: "not_a_day", column: "Ordered at", value: "yesterday", after: 41 },
  { file: "customers", reason: "missing", column: "Customer No", value: "", after: 52 },
  { file: "customers", reason: "unknown_word", column: "Partner type", value: "Friend", after: 71 },
  { file: "articles", reason: "missing", column: "Article", value: "", after: 40 },
  { file: "exchangeRates", reason: "not_a_number", column: "Rate", value: "n/a", after: 100 },
  { file: "exchangeRates", reason: "not_a_day", column: "Valid from", value: "2024-13-01", after: 200 },
  { file: "payments", part: 0, reason: "not_a_number", column: "Betrag", value: "zwölf", after: 30 },
  { file: "payments", part: 1, reason: "not_a_day", column: "Zahltag", value: "31.02.2024", after: 44 },
  { file: "payments", part: 2, reason: "missing", column: "Beleg", value: "", after: 58 },
  { file: "payments", part: 0, reason: "unknown_customer", column: "Kunde", value: "C99999", after: 77 },
  { file: "contacts", reason: "row_shape", cells: -3, after: 66 },
  { file: "contacts", reason: "broken_quote", column: "Full name", after: Number.POSITIVE_INFINITY },
  { file: "activities", part: 0, reason: "not_json", after: 25 },
  {
    file: "activities",
    part: 1,
    reason: "unknown_word",
    column: "activity_type",
    value: "Pigeon",
    after: 47,
  },
  { file: "activities", part: 2, reason: "not_a_day", column: "date", value: "2025-06-31", after: 39 },
  {
    file: "activities",
    part: 0,
    reason: "unknown_customer",
    column: "account_no",
    value: "C00042",
    after: 60,
  },
  { file: "opportunities", reason: "out_of_range", column: "Probability %", value: "140", after: 23 },
  { file: "opportunities", reason: "unknown_word", column: "Stage", value: "???", after: 29 },
  { file: "campaignMembers", reason: "unknown_word", column: "Group", value: "maybe", after: 110 },
  { file: "accounts", reason: "row_shape", cells: 1, after: 15 },
];

export interface Layout {
  readonly format: string;
  readonly delimiter?: string;
  readonly header: readonly string[];
  readonly key: string;
}

/** The damaged copy of a sound row, as it stands in the file: another document number, one fault. */
export function damagedLine(cells: readonly Cell[], layout: Layout, damage: Damage): string {
  const { header, key, delimiter } = layout;
  const at = (column: string) => header.indexOf(column);
  const copy = [...cells];
  if (layout.key !== damage.column) copy[at(key)] = otherNumber(copy[at(key)]!);
  if (damage.column !== undefined && damage.value !== undefined) copy[at(damage.column)] = damage.value;
  if (damage.cells !== undefined) {
    if (damage.cells < 0) copy.length += damage.cells;
    else copy.push(...Array<string>(damage.cells).fill("?"));
  }
  if (layout.format === "ndjson") {
    const line = jsonLine(copy, header);
    return damage.reason === "not_json" ? line.slice(0, Math.floor(line.length * 0.6)) : line;
  }
  if (damage.reason !== "broken_quote") return csvLine(copy, delimiter);
  const broken = at(damage.column!);
  const [head, tail] = [copy.slice(0, broken), copy.slice(broken)];
  return `${csvLine(head, delimiter)}${delimiter ?? ","}"${tail.join(delimiter ?? ",")}`;
}

const otherNumber = (cell: Cell): Cell =>
  /^\d+$/.test(String(cell)) ? String(900 + Number(cell)) : /^\d{4}-/.test(String(cell)) ? cell : `${cell}-B`;

/** A row as a JSON object; an empty cell is null. */
export function jsonLine(cells: readonly Cell[], header: readonly string[]): string {
  return JSON.stringify(
    Object.fromEntries(header.map((name, i) => [name, cells[i] === "" ? null : cells[i]])),
  );
}
