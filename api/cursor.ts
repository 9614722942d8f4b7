import { createHash } from "node:crypto";
import { z } from "@hono/zod-openapi";
import { invalidField } from "./problem.ts";
import type { TableQuery } from "./query.ts";

/** Where a page ended: on which build, of which query, behind which row. */
export interface Cursor {
  readonly build: string;
  readonly query: string;
  /** The last row's values in the columns of the order, as SQL text. */
  readonly values: readonly (string | null)[];
}

const schema = z.object({
  build: z.string().regex(/^[0-9a-f]{12}$/),
  query: z.string(),
  values: z.array(z.string().nullable()),
});

/** What must stay the same from page to page: filters and order. */
export function queryMark(view: string, { where, order }: TableQuery): string {
  const filters = where.map((f) => [f.column, f.operator.name, f.values]);
  return createHash("sha256")
    .update(JSON.stringify([view, filters, order]))
    .digest("base64url")
    .slice(0, 16);
}

export const writeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");

export function readCursor(text: string, view: string, query: TableQuery): Cursor {
  const wrong = (message: string) => invalidField("cursor", message);
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    throw wrong("not a cursor of this API; pass on the next of a page as it is");
  }
  const { data: cursor } = schema.safeParse(decoded);
  if (!cursor || cursor.values.length !== query.order.length) {
    throw wrong("not a cursor of this API; pass on the next of a page as it is");
  }
  if (cursor.query !== queryMark(view, query)) {
    throw wrong("it belongs to other filters or another order; begin again without a cursor");
  }
  if (query.build && query.build !== cursor.build)
    throw wrong("it belongs to another build; leave build out");
  return cursor;
}
