import { type EntityName, entities } from "../../staging/entities/index.ts";
import type { Condition, Field } from "../../staging/mapping.ts";
import type { Column } from "../../warehouse/index.ts";
import type { ColumnProfile, TableProfile } from "../profile.ts";
import type { Certainty, Chosen, ProposedEntity } from "../proposal.ts";
import type { Concept } from "../words/index.ts";
import { type Context, headsOf, provenMark } from "./context.ts";
import { dayField } from "./days.ts";
import { type Accepts, type Heads, isDay, isNumber } from "./heads.ts";
import type { Join } from "./joins.ts";
import { type Meanings, translate, unlisted } from "./meanings.ts";

export const count = (n: number): string => n.toLocaleString("en");
/** `1 customer`, `2 customers`. */
export const several = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** A proposal for one entity of one table while it is made, column by column. */
export class Draft {
  readonly columns: Record<string, Chosen> = {};
  readonly open: string[] = [];
  where: ProposedEntity["where"];
  updatedAt: string | undefined;
  heads: Heads;
  /** Columns that an order fills in its first row only. */
  firstRowOnly: readonly ColumnProfile[] = [];
  readonly id: string;

  constructor(
    readonly context: Context,
    readonly table: TableProfile,
    readonly entity: EntityName,
    /** Whether the table is about this entity, so that a head such as Name means its name. */
    readonly isSubject: boolean,
  ) {
    this.heads = headsOf(context, table);
    this.id = table.name;
  }

  get declared(): Record<string, Column> {
    return entities[this.entity].columns as Record<string, Column>;
  }

  /** The column a person has named for a canonical column by `--answer`, null for `-`, undefined without one. */
  answered(to: string): ColumnProfile | null | undefined {
    const answer =
      this.context.answers.get(`${this.id}.${this.entity}.${to}`) ??
      this.context.answers.get(`${this.id}.${to}`);
    if (answer === undefined) return undefined;
    if (answer === "-") return null;
    return this.table.columns.find((c) => c.name === answer);
  }

  set(to: string, field: Field, certainty: Certainty, why: string, reads: readonly ColumnProfile[]): void {
    const isId = this.declared[to]?.unit === "key" && typeof field === "string" && reads[0] !== undefined;
    const meant: Field = isId && isSpreadsheetId(reads[0]!) ? { from: reads[0]!.name, integer: true } : field;
    this.columns[to] = { field: meant, certainty, why, reads: reads.map((c) => c.name) };
  }

  isUsed(column: ColumnProfile): boolean {
    return Object.values(this.columns).some((c) => c.reads.includes(column.name));
  }

  /**
   * A column of words or ids. Concepts in `weak` say it only when the table is about the entity; a column serves
   * one purpose unless `again` allows another.
   */
  text(
    to: string,
    strong: readonly Concept[],
    {
      weak = [],
      again = false,
      accepts,
    }: { weak?: readonly Concept[]; again?: boolean; accepts?: Accepts } = {},
  ): ColumnProfile | undefined {
    const answer = this.answered(to);
    if (answer === null) return undefined;
    const concepts = this.isSubject ? [...strong, ...weak] : strong;
    const isFree: Accepts = (c) => (again || !this.isUsed(c)) && (accepts?.(c) ?? true);
    const column = answer ?? this.heads.first(concepts, isFree);
    if (!column) {
      const empty = this.isSubject ? this.heads.empty(strong) : undefined;
      if (empty && !this.isUsed(empty)) this.set(to, empty.name, "guessed", "empty so far", [empty]);
      return undefined;
    }
    const isNamed = weak.includes("name") && this.heads.isWhole(column, ["name"]);
    const isPlain = isNamed || this.heads.isWhole(column, strong);
    const certainty = answer ? "asked" : isPlain ? "sure" : "guessed";
    const why = answer
      ? "you said so"
      : `${several(column.distinct, "value")}${isPlain ? "" : ", by the head alone"}`;
    const join = this.joinOf(column, to);
    if (join && Object.keys(join.spellings).length > 0) {
      const spelt = Object.entries(join.spellings)
        .slice(0, 3)
        .map(([from, key]) => `${from} is spelt ${key} in ${join.to.title}`);
      this.set(to, { from: column.name, spellings: { ...join.spellings } }, certainty, spelt.join("; "), [
        column,
      ]);
    } else {
      const joined = join
        ? `, ${join.share === 1 ? "all" : `${Math.floor(join.share * 100)} %`} in ${join.to.title}`
        : "";
      this.set(to, column.name, certainty, why + joined, [column]);
    }
    return column;
  }

  /** The key that a column refers to, where it is of the right kind. */
  private joinOf(column: ColumnProfile, to: string) {
    const concept = to as Concept;
    const fitting = this.context.joins.filter((j) => {
      if (j.from !== this.table || j.column !== column) return false;
      const heads = headsOf(this.context, j.to);
      return j.share >= 0.5 && (heads.says(j.key, [concept]) || heads.says(j.key, ["id", "code", "name"]));
    });
    const isTheirOwn = (j: Join) =>
      !headsOf(this.context, j.to).has(["contact_id", "opportunity_id", "interaction_id"]);
    return fitting.find(isTheirOwn) ?? fitting[0];
  }

  /** A day, or an instant with `isInstant`. */
  day(to: string, strong: readonly Concept[], weak: readonly Concept[] = []): ColumnProfile | undefined {
    const answer = this.answered(to);
    if (answer === null) return undefined;
    const concepts = this.isSubject ? [...strong, ...weak] : strong;
    const column = answer ?? this.heads.first(concepts, (c) => isDay(c) && !this.isUsed(c));
    if (!column) return undefined;
    const chosen = dayField(this, to, column, answer !== undefined);
    if (chosen) this.columns[to] = chosen;
    else if (!this.open.includes(to)) this.open.push(to);
    return column;
  }

  /** A number column as a field, with its decimal mark where the source's is another; its doubts are added to `why`. */
  number(
    to: string,
    column: ColumnProfile,
    certainty: Certainty,
    why: string,
    options: { negate?: true } = {},
  ): void {
    const field = this.numberField(column, options);
    this.set(to, field, certainty, why, [column]);
  }

  numberField(column: ColumnProfile, { negate }: { negate?: true } = {}): Field {
    const own = column.number?.decimal ?? null;
    const mark = provenMark(this.table)?.mark ?? own ?? ".";
    const isOther = own !== null && own !== sourceMark(this.table, this.context.answers) && own !== mark;
    const decimal = isOther ? { decimal: own } : {};
    return isOther || negate ? { from: column.name, ...decimal, ...(negate ? { negate } : {}) } : column.name;
  }

  amount(to: string, strong: readonly Concept[], weak: readonly Concept[] = []): ColumnProfile | undefined {
    const answer = this.answered(to);
    if (answer === null) return undefined;
    const concepts = this.isSubject ? [...strong, ...weak] : strong;
    const column = answer ?? this.heads.first(concepts, (c) => isNumber(c) && !this.isUsed(c));
    if (!column) return undefined;
    const isPlain = this.heads.isWhole(column, strong);
    this.number(to, column, answer ? "asked" : isPlain ? "sure" : "guessed", range(column));
    return column;
  }

  /** A column of words with meanings; nothing when too few of the words are known. */
  words(
    to: string,
    column: ColumnProfile | undefined,
    meanings: Meanings,
    { enough = 0.9, rest }: { enough?: number; rest?: (word: string) => string | null } = {},
  ): boolean {
    if (!column || this.answered(to) === null || column.distinct > 50) return false;
    const { values, unknown, coverage } = translate(column, meanings, rest);
    if (coverage < enough || Object.keys(values).length === 0) return false;
    const taken = rest ? unlisted(column, meanings).filter((v) => v in values) : [];
    const byDefault = taken.length > 0 ? `; by default ${taken.slice(0, 4).join(", ")}` : "";
    const aside = unknown.length > 0 ? `; not known, so set aside: ${unknown.slice(0, 3).join(", ")}` : "";
    const strangers = byDefault + aside;
    this.set(
      to,
      { from: column.name, values },
      strangers ? "guessed" : "sure",
      `the words mean this${strangers}`,
      [column],
    );
    return true;
  }

  flag(to: string, strong: readonly Concept[]): void {
    const yes = "true 1 yes y t ja 是 真 wahr x".split(" ");
    const isFlag: Accepts = (c) => c.distinct <= 3 && c.values.every(({ value }) => isTruth(value) !== null);
    const column = this.answered(to) ?? this.heads.first(strong, (c) => isFlag(c) && !this.isUsed(c));
    if (!column) return;
    const isUsual = column.values.every(
      ({ value }) => !["x", "wahr", "falsch"].includes(value.toLowerCase()),
    );
    const values = Object.fromEntries(
      column.values.map(({ value }) => [value, yes.includes(value.toLowerCase())]),
    );
    this.set(to, isUsual ? column.name : { from: column.name, values }, "sure", "yes or no", [column]);
  }

  condition(condition: Condition, certainty: Certainty, why: string): void {
    const before = this.where;
    this.where = before
      ? {
          condition: { all: [before.condition, condition] },
          certainty: certainty === "guessed" ? certainty : before.certainty,
          why: `${before.why}; ${why}`,
        }
      : { condition, certainty, why };
  }

  done(): ProposedEntity {
    const { entity, columns, where, updatedAt, open } = this;
    const order = Object.keys(this.declared);
    const sorted = Object.fromEntries(
      Object.entries(columns).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
    );
    return {
      entity,
      columns: sorted,
      open,
      ...(where ? { where } : {}),
      ...(updatedAt ? { updatedAt } : {}),
    };
  }
}

/** Whether a spreadsheet has made numbers of ids: 17850.0 for 17850. */
const isSpreadsheetId = (column: ColumnProfile): boolean =>
  column.number?.isInteger === true && column.values.every(({ value }) => /^\d+\.0+$/.test(value));

/** The mark that a source's numbers have where a field says nothing. */
export function sourceMark(table: TableProfile, answers: ReadonlyMap<string, string>): "." | "," {
  const answer = answers.get(`${table.name}.decimal`);
  if (answer === "." || answer === ",") return answer;
  const marks = table.columns.flatMap((c) => (c.number && !c.days ? (c.number.decimal ?? []) : []));
  return marks.filter((m) => m === ",").length > marks.length / 2 ? "," : ".";
}

export function range(column: ColumnProfile): string {
  if (!column.number) return several(column.distinct, "value");
  const { min, max } = column.number;
  const show = (n: number) => n.toLocaleString("en", { maximumFractionDigits: 2 });
  return min === max ? `always ${show(min)}` : `${show(min)} to ${show(max)}`;
}

export function isTruth(value: string): boolean | null {
  const word = value.trim().toLowerCase();
  if ("true 1 yes y t ja 是 真 wahr x".split(" ").includes(word)) return true;
  if ("false 0 no n f nein 否 假 falsch".split(" ").includes(word)) return false;
  return null;
}
