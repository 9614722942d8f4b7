import { query } from "../model.ts";
import * as tables from "./table.ts";

export const segment = query(tables.segment, new URL("./segment.sql", import.meta.url));
export const valueCell = query(tables.valueCell, new URL("./value_cell.sql", import.meta.url));
