import type { ComponentChildren } from "preact";
import { type Format, missing } from "../format/index.ts";
import type { NumberUnit } from "../format/number.ts";
import { useApp } from "./context.ts";

/** A column of a table on a screen. */
export interface Field<R> {
  readonly id: string;
  readonly label: string;
  /** How numbers and days are written; words are written as they are. */
  readonly unit?: NumberUnit | "day" | "month" | "instant";
  readonly value: (row: R) => number | string | null | undefined;
  /** What is shown instead of the plain value. */
  readonly show?: (row: R) => ComponentChildren;
  /** Definition, shown on hover of the heading. */
  readonly definition?: string;
  readonly isSortable?: boolean;
  /** Left out on a phone. */
  readonly isMinor?: boolean;
}

export interface Sort {
  readonly column: string;
  readonly isDescending: boolean;
}

/** Rows as a table, or on a phone as a list of key fields. The first field carries the row's link. */
export function DataTable<R>({
  caption,
  fields,
  rows,
  format,
  keyOf,
  linkOf,
  isChosen,
  sort,
  onSort,
}: {
  caption: string;
  fields: readonly Field<R>[];
  rows: readonly R[];
  format: Format;
  keyOf: (row: R) => string;
  linkOf?: ((row: R) => string) | undefined;
  isChosen?: ((row: R) => boolean) | undefined;
  sort?: Sort | undefined;
  onSort?: ((column: string) => void) | undefined;
}) {
  const { words } = useApp();
  return (
    <table class="table folds">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          {fields.map((field) => (
            <th
              key={field.id}
              scope="col"
              class={isRight(field) ? "right" : undefined}
              {...(sort?.column === field.id
                ? { "aria-sort": sort.isDescending ? ("descending" as const) : ("ascending" as const) }
                : {})}
              {...(field.definition ? { "data-tip": field.label, "data-definition": field.definition } : {})}
            >
              {field.isSortable && onSort ? (
                <button
                  type="button"
                  onClick={() => onSort(field.id)}
                  title={words.segments.sortBy(field.label)}
                >
                  {field.label}
                  {sort?.column === field.id ? (sort.isDescending ? " ↓" : " ↑") : ""}
                </button>
              ) : (
                field.label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const link = linkOf?.(row);
          return (
            <tr key={keyOf(row)} data-link={link} data-chosen={isChosen?.(row) ? "true" : undefined}>
              {fields.map((field, i) => {
                const shown = field.show?.(row) ?? write(field, row, format);
                const isMissing = shown === missing;
                return (
                  <td
                    key={field.id}
                    data-label={field.label}
                    class={classOf(field)}
                    {...(isMissing ? { title: words.shell.noValue } : {})}
                  >
                    {i === 0 && link ? (
                      <a class="row-link" href={link}>
                        {shown}
                      </a>
                    ) : (
                      <span>{shown}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const classOf = <R,>(field: Field<R>) =>
  [isRight(field) && "right", field.unit === "day" && "day", field.isMinor && "minor"]
    .filter(Boolean)
    .join(" ");

const isRight = <R,>({ unit }: Field<R>) =>
  unit !== undefined && unit !== "day" && unit !== "month" && unit !== "instant";

function write<R>(field: Field<R>, row: R, format: Format): string {
  const value = field.value(row);
  if (value === null || value === undefined || value === "") return missing;
  if (typeof value === "string") {
    if (field.unit === "day") return format.day(value);
    if (field.unit === "month") return format.month(value);
    if (field.unit === "instant") return format.instant(value);
    return value;
  }
  const unit = field.unit ?? "number";
  return unit === "day" || unit === "month" || unit === "instant" ? String(value) : format.plain(value, unit);
}
