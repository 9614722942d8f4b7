import type { ColumnProfile } from "../profile.ts";
import type { Draft } from "./draft.ts";
import { isNumber } from "./heads.ts";
import { currencyName, translate } from "./meanings.ts";

export function proposeCurrency(draft: Draft): void {
  if (draft.columns.currency) return;
  const column =
    draft.answered("currency") ?? draft.heads.first(["currency"], (c) => c.distinct <= 50 && !isNumber(c));
  if (!column) return;
  const { values, isIso } = currencyWords(column);
  if (isIso) {
    draft.set(
      "currency",
      column.name,
      "sure",
      column.values
        .map((v) => v.value)
        .slice(0, 4)
        .join(", "),
      [column],
    );
    return;
  }
  if (Object.keys(values).length === 0) return;
  draft.set("currency", { from: column.name, values }, "sure", "the words mean this", [column]);
}

/** What a currency column's words mean; codes stand for themselves. */
export function currencyWords(column: ColumnProfile): { values: Record<string, string>; isIso: boolean } {
  const { values } = translate(column, currencyName, (word) => (/^[A-Z]{3}$/.test(word) ? word : null));
  const isIso = column.values.every(({ value }) => /^[A-Z]{3}$/.test(value) && values[value] === value);
  return { values, isIso };
}
