import { entities } from "../../staging/entities/index.ts";
import type { Column } from "../../warehouse/index.ts";
import type { TableProfile } from "../profile.ts";
import type { ProposedEntity } from "../proposal.ts";
import { type Context, provenMark } from "./context.ts";
import { sourceMark } from "./draft.ts";

/**
 * Why the decimal mark of a source is what it is; null where no number is read. When `1.234` might be one and a bit or
 * more than a thousand and no column of the source tells, it is asked.
 */
export function decimalOf(
  context: Context,
  table: TableProfile,
  proposed: readonly ProposedEntity[],
): string | null {
  const read = proposed.flatMap((e) =>
    Object.entries(e.columns).flatMap(([to, chosen]) => {
      const unit = (entities[e.entity].columns as Record<string, Column>)[to]?.unit;
      return unit && ["money", "number", "rate", "probability"].includes(unit) ? chosen.reads : [];
    }),
  );
  const numbers = table.columns.filter((c) => read.includes(c.name) && c.number !== null);
  if (numbers.length === 0) return null;
  const id = `${table.name}.decimal`;
  if (context.answers.has(id)) return "asked: you said so";
  const doubtful = numbers.filter((c) => !c.number!.isProven);
  const mark = sourceMark(table, context.answers);
  const proof = provenMark(table);
  if (doubtful.length === 0) {
    const telling = numbers.find((c) => c.number!.decimal !== null);
    return telling ? `sure: ${telling.name} proves it` : "sure: no number has a mark";
  }
  if (proof) return `guessed for ${doubtful.map((c) => c.name).join(", ")}: ${proof.column.name} proves it`;
  const example =
    doubtful[0]!.values.find((v) => /[.,]/.test(v.value))?.value ?? doubtful[0]!.values[0]?.value ?? "";
  context.ask({
    id,
    source: table.name,
    text: `${table.title}: ${doubtful[0]!.name} has numbers such as ${example}; nothing tells which mark is the decimal one`,
    options: [
      { value: ".", label: `a point: 1,234.5` },
      { value: ",", label: `a comma: 1.234,5` },
    ],
    preset: null,
  });
  return `asked: is ${example} written with a decimal ${mark === "." ? "point" : "comma"}`;
}
