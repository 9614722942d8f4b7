import type { Warehouse } from "../../../../ingest/index.ts";
import { NotFoundError, UsageError } from "../../exit.ts";

export interface Alias {
  alias_key: string;
  customer_key: string;
  is_current: boolean;
  since: string;
}

/** The ids of one customer, by any of them. */
export async function aliasesOf(db: Warehouse, id: string): Promise<Alias[]> {
  const found = await db.rows<Alias>(
    `SELECT alias_key, customer_key, is_current, since FROM mart.customer_alias
     WHERE customer_key = (SELECT customer_key FROM mart.customer_alias WHERE alias_key = ?) ORDER BY alias_key`,
    [id],
  );
  if (found.length === 0) throw new NotFoundError(`no such customer: ${id}; ids are written system:id`);
  return found;
}

/** The sentence of a reason `code|argument|argument` in a language. */
export async function sentencesIn(db: Warehouse, language: string): Promise<(token: string) => string> {
  const rows = await db.rows<{ code: string; template: string }>(
    "SELECT code, template FROM meta.reason WHERE language = ?",
    [language],
  );
  const templates = new Map(rows.map(({ code, template }) => [code, template]));
  return (token) => {
    const [code = "", ...args] = token.split("|");
    return templates.get(code)?.replace(/\{(\d)\}/g, (place, n) => args[Number(n) - 1] ?? place) ?? token;
  };
}

/** A limit as an option gives it. */
export function limitOf(text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit is not a whole number from 1: ${text}`);
  return limit;
}
