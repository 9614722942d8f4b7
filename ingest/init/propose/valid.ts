import type { Condition, Field } from "../../staging/mapping.ts";
import type { ColumnProfile } from "../profile.ts";
import type { Draft } from "./draft.ts";
import { count, isTruth } from "./draft.ts";
import { isDay } from "./heads.ts";
import { documentState, translate, voidState } from "./meanings.ts";

/** What one column says of documents that never came to be: drafts, those not approved, cancelled or deleted. */
interface Void {
  readonly column: ColumnProfile;
  readonly isVoid: Condition;
  readonly isValid: Condition;
  /** Each word, and whether it means void; where the column holds words. */
  readonly values?: Readonly<Record<string, boolean>>;
  readonly why: string;
}

/** Leaves out documents that never came to be. */
export function onlyValid(draft: Draft): void {
  for (const { isValid, why } of findVoid(draft)) draft.condition(isValid, "guessed", why);
}

/** Marks orders that never came to be. */
export function proposeVoid(draft: Draft): void {
  const answer = draft.answered("is_void");
  if (answer === null) return;
  if (answer) {
    draft.set("is_void", answer.name, "asked", "you said so", [answer]);
    return;
  }
  const found = findVoid(draft);
  const [first] = found;
  if (!first) return;
  const isVoid = found.length === 1 ? first.isVoid : { any: found.map((f) => f.isVoid) };
  const field: Field =
    found.length === 1 && first.values
      ? { from: first.column.name, values: { ...first.values } }
      : { when: [{ if: isVoid, use: { value: true } }], otherwise: { value: false } };
  const reads = found.map((f) => f.column);
  draft.set("is_void", field, "guessed", found.map((f) => f.why).join("; "), reads);
}

function findVoid(draft: Draft): Void[] {
  const isFree = (found: Void | null): found is Void => found !== null && !draft.isUsed(found.column);
  return [byStatus(draft), byFlag(draft), byMoment(draft), byApproval(draft)].filter(isFree);
}

/** By words of a state: all of them known, or some that can only mean that nothing came of it. */
function byStatus({ heads }: Draft): Void | null {
  const column = heads.first(["document_status", "status"], (c) => c.distinct <= 20);
  if (!column) return null;
  const { values, unknown } = translate(column, documentState);
  const valid = Object.keys(values).filter((v) => values[v] === "valid");
  const left = Object.keys(values).filter((v) => values[v] !== "valid");
  const isTelling = heads.isWhole(column, ["document_status"]) || left.length > 0;
  if (valid.length > 0 && unknown.length === 0 && isTelling)
    return {
      column,
      isValid:
        valid.length === 1
          ? { column: column.name, equals: valid[0]! }
          : { column: column.name, oneOf: valid },
      isVoid: { column: column.name, oneOf: left },
      values: Object.fromEntries(Object.entries(values).map(([word, state]) => [word, state !== "valid"])),
      why: left.length > 0 ? `only valid documents; left out: ${left.join(", ")}` : "only valid documents",
    };
  const words = Object.keys(translate(column, voidState).values);
  const others = column.values.map((v) => v.value).filter((v) => !words.includes(v));
  if (words.length === 0 || others.length === 0) return null;
  const isVoid = { column: column.name, oneOf: words };
  return {
    column,
    isVoid,
    isValid: { not: isVoid },
    values: Object.fromEntries(column.values.map(({ value }) => [value, words.includes(value)])),
    why: `left out: ${words.join(", ")}; counted: ${others.slice(0, 6).join(", ")}`,
  };
}

function byFlag({ heads }: Draft): Void | null {
  const column = heads.first(
    ["cancelled", "deleted"],
    (c) =>
      c.distinct <= 3 &&
      c.values.every((v) => isTruth(v.value) !== null || ["A", "B", "V"].includes(v.value)),
  );
  if (!column) return null;
  const isLettered = column.values.some((v) => ["A", "B"].includes(v.value));
  const yes = isLettered ? ["B"] : column.values.filter((v) => isTruth(v.value) === true).map((v) => v.value);
  if (yes.length === 0) return null;
  const isVoid = { column: column.name, oneOf: yes };
  return { column, isVoid, isValid: { not: isVoid }, why: `${column.name} says which are void` };
}

/** By a day of cancellation, which only what was cancelled has. */
function byMoment({ heads, table }: Draft): Void | null {
  const column = heads.first(["cancelled", "deleted"], (c) => isDay(c) && c.filled < table.rows / 2);
  if (!column) return null;
  return {
    column,
    isVoid: { column: column.name, present: true },
    isValid: { column: column.name, present: false },
    why: `what has a ${column.name} was cancelled: left out, ${count(column.filled)} rows`,
  };
}

/** By who approved it, which only what was approved has. */
function byApproval({ heads, table }: Draft): Void | null {
  const column = heads.first(
    ["approved_by"],
    (c) => heads.isWhole(c, ["approved_by"]) && c.filled >= table.rows / 2,
  );
  if (!column) return null;
  const without = table.rows - column.filled;
  return {
    column,
    isVoid: { column: column.name, present: false },
    isValid: { column: column.name, present: true },
    why: `what has no ${column.name} is not approved: left out, ${count(without)} rows`,
  };
}
