import { query } from "../model.ts";
import * as tables from "./table.ts";

export const kpiMonth = query(tables.kpiMonth, new URL("./kpi_month.sql", import.meta.url));
export const kpiTotal = query(tables.kpiTotal, new URL("./kpi_total.sql", import.meta.url));
