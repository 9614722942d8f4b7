import type { Source } from "../source_config.ts";
import type { Shape } from "../staging/shape.ts";
import type { Batch, BatchShape, Drift } from "../warehouse/index.ts";

/** What the files of a source that were accepted so far have in common. */
export interface Contract {
  readonly columns: ReadonlySet<string>;
  /** Physical types by column, where the source has any. */
  readonly types: ReadonlyMap<string, string>;
  readonly shapes: ReadonlyMap<string, { given: number; fits: number }>;
}

/** Share of the values given that must have fitted before a change is noticed, and under which it has happened. */
const fitted = 0.95;
const broken = 0.5;

export function contractOf(batches: readonly Batch[]): Contract {
  const shapes = new Map<string, { given: number; fits: number }>();
  for (const shape of batches.flatMap((b) => b.shapes ?? [])) {
    const sum = shapes.get(keyOf(shape)) ?? { given: 0, fits: 0 };
    shapes.set(keyOf(shape), { given: sum.given + shape.given, fits: sum.fits + shape.fits });
  }
  return {
    columns: new Set(batches.flatMap((b) => b.columns)),
    types: new Map(
      batches.flatMap((b) => b.columns.flatMap((c, i) => (b.types?.[i] ? [[c, b.types[i]!]] : []))),
    ),
    shapes,
  };
}

const keyOf = ({ entity, target, field }: Pick<BatchShape, "entity" | "target" | "field">) =>
  `${entity}.${target}.${field}`;

/** Mapped columns whose values no longer are what they were: reason enough to refuse a file. */
export function retyped(contract: Contract, shapes: readonly Shape[]): Promise<string[]> {
  const sentences = changed(contract, shapes, "cast").map(async ({ shape, before }) => {
    const { entity, target, from, given, fits } = shape;
    const sample = `, such as ${JSON.stringify(await shape.misfit())}`;
    return (
      `column ${from.join(", ")} has changed: only ${fits} of ${given} values fit ${entity}.${target}${sample}; ` +
      `before, ${percent(before)} did`
    );
  });
  return Promise.all(sentences);
}

/** What is different from before, though every row can be read. */
export async function driftOf(
  contract: Contract,
  { columns, types }: Pick<Batch, "columns" | "types">,
  shapes: readonly Shape[],
  mapped: ReadonlySet<string>,
): Promise<Drift[]> {
  if (contract.columns.size === 0) return [];
  const added = columns
    .filter((column) => !contract.columns.has(column))
    .map(
      (column): Drift => ({
        kind: "added_column",
        column,
        detail: mapped.has(column) ? "mapped" : "not mapped",
      }),
    );
  const ids = await Promise.all(
    changed(contract, shapes, "integer").map(
      async ({ shape }): Promise<Drift> => ({
        kind: "other_ids",
        column: shape.from.join(", "),
        detail: (await shape.misfit()) ?? "",
      }),
    ),
  );
  const otherTypes = columns.flatMap((column, i): Drift[] => {
    const [before, now] = [contract.types.get(column), types?.[i]];
    const isOther = before !== undefined && now !== undefined && before !== now && mapped.has(column);
    return isOther ? [{ kind: "other_type", column, detail: `${before} → ${now}` }] : [];
  });
  return [...added, ...otherTypes, ...ids];
}

/** A drift as a sentence for whoever loads. */
export function warningOf({ kind, column, detail }: Drift, file: string, source: Source): string {
  if (kind === "added_column")
    return `${file} has a new column, ${column} (${detail}); it is kept in the ledger: map it in source ${source.name} if it is wanted`;
  if (kind === "other_type")
    return `${file}: the type of column ${column} has changed, ${detail}; its values still fit, check that they mean the same`;
  return `${file}: the ids in column ${column} used to be whole numbers and are not any more, such as ${JSON.stringify(detail)}; check that they name the same things`;
}

function changed(contract: Contract, shapes: readonly Shape[], test: Shape["test"]) {
  return shapes.flatMap((shape) => {
    const sums = contract.shapes.get(keyOf(shape));
    if (shape.test !== test || shape.given === 0 || !sums || sums.given === 0) return [];
    const before = sums.fits / sums.given;
    return before >= fitted && shape.fits / shape.given < broken ? [{ shape, before }] : [];
  });
}

const percent = (part: number): string => `${Math.floor(part * 1000) / 10} %`;
