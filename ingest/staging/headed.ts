import type { EntityMappings } from "./mapping.ts";

interface Mapped {
  readonly name: string;
  readonly system?: string | undefined;
  readonly entities: EntityMappings;
}

const systemOf = (source: Mapped): string => source.system ?? source.name;

/** The sources that map order heads in the system of a source. */
export const headsBeside = <S extends Mapped>(source: Mapped, all: readonly S[]): S[] =>
  all.filter((s) => s.entities?.order_head && systemOf(s) === systemOf(source));

/** The configuration may be wrong elsewhere, which others say. */
const isDated = (columns: unknown): boolean =>
  typeof columns !== "object" || columns === null || "day" in columns || "ordered_at" in columns;

/** Whether a source's order lines say no day of their own, or no customer: those of their heads are meant. */
export function leansOnHeads({ entities }: Mapped): boolean {
  const columns = entities.order_line?.columns;
  return columns !== undefined && !(isDated(columns) && "customer_id" in columns);
}

/** What is wrong with order lines that have no day, and no head to take one from; null where nothing is. */
export function undated(source: Mapped, all: readonly Mapped[], doc: string): string | null {
  const columns = source.entities?.order_line?.columns;
  if (!columns || isDated(columns)) return null;
  const heads = headsBeside(source, all);
  if (heads.length === 0)
    return `order_line.day is required: map it to a column of the source (${doc}), or map order_head in a source of system ${systemOf(source)}, whose orders then give their lines the day`;
  if (heads.some((head) => isDated(head.entities.order_head!.columns))) return null;
  return `order_line.day is required: map it here, or order_head.day in source ${heads.map((h) => h.name).join(" or ")} (${doc})`;
}
