import { query } from "../model.ts";
import * as tables from "./table.ts";

export const rfmSegment = query(tables.rfmSegment, new URL("./rfm_segment.sql", import.meta.url));
export const rfmCut = query(tables.rfmCut, new URL("./rfm_cut.sql", import.meta.url));
export const rfmCell = query(tables.rfmCell, new URL("./rfm_cell.sql", import.meta.url));
