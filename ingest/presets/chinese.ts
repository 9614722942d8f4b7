import type { Condition } from "../staging/mapping.ts";

/** Currencies as Chinese systems call them; a code stays what it is. */
export const currencies: Record<string, string> = {
  人民币: "CNY",
  RMB: "CNY",
  美元: "USD",
  欧元: "EUR",
  日元: "JPY",
  日圆: "JPY",
  港币: "HKD",
  港元: "HKD",
  英镑: "GBP",
  新台币: "TWD",
  澳元: "AUD",
  加元: "CAD",
  新加坡元: "SGD",
  韩元: "KRW",
  瑞士法郎: "CHF",
};

/** A list ends in lines of totals, which stand where numbers of documents do. */
export const isDocument = (column: readonly string[]): Condition => ({
  all: [{ column, present: true }, { not: { column, matches: "^(合\\s*计|小\\s*计|总\\s*计|本页合计)" } }],
});

export const isYes = (column: readonly string[]): Condition => ({
  column,
  oneOf: ["是", "Y", "y", "1", "true", "TRUE", "True"],
});
