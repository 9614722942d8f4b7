import type { Language } from "../format/index.ts";
import { definitions } from "../words/zh/definitions.ts";
import type { TableDoc } from "./client.ts";

/** Finds what a column means: the sentence of its declaration, or its translation. */
export interface Dictionary {
  readonly tables: readonly TableDoc[];
  /** Empty while the dictionary is being read, or when the column is not published. */
  define(table: string, column: string): string;
}

export function dictionary(tables: readonly TableDoc[], language: Language): Dictionary {
  const sentences = new Map(
    tables.flatMap(({ table, columns }) => columns.map(({ column, doc }) => [`${table}.${column}`, doc])),
  );
  return {
    tables,
    define: (table, column) => {
      const sentence = sentences.get(`${table}.${column}`) ?? "";
      return (language === "zh" ? definitions[sentence] : undefined) ?? sentence;
    },
  };
}
