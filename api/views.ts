import type { Table } from "../ingest/index.ts";
import { published } from "../models/index.ts";
import { customerList } from "./customer_list.ts";

/** Everything that has a route of its own: the published tables and the list joined from them. */
export const views = { ...published, customer_list: customerList } as const satisfies Record<string, Table>;

export type Views = typeof views;
export type ViewId = keyof Views;
