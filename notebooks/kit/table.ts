import { element } from "./element.ts";

export interface TableColumn<R> {
  readonly label: string;
  readonly value: (row: R) => string | Node;
  /** Numbers stand to the right. */
  readonly isNumber?: boolean;
  /** Left out where there is no room for it. */
  readonly isExtra?: boolean;
}

/** A table of rows as they come. */
export function table<R>(rows: readonly R[], columns: readonly TableColumn<R>[]): HTMLElement {
  const classOf = ({ isNumber, isExtra }: TableColumn<R>) =>
    [isNumber && "number", isExtra && "extra"].filter(Boolean).join(" ") || undefined;
  return element(
    "div",
    { class: "rows", tabindex: "0", role: "region", "aria-label": "Table" },
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element("tr", {}, ...columns.map((c) => element("th", { class: classOf(c), scope: "col" }, c.label))),
      ),
      element(
        "tbody",
        {},
        ...rows.map((row) =>
          element(
            "tr",
            {},
            ...columns.map((c) => element("td", { class: classOf(c), "data-label": c.label }, c.value(row))),
          ),
        ),
      ),
    ),
  );
}

/** A table that becomes a list of its rows where it is narrow. */
export function listing<R>(rows: readonly R[], columns: readonly TableColumn<R>[]): HTMLElement {
  const list = table(rows, columns);
  list.classList.add("listing");
  return list;
}
