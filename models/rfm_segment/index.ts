import { type QueryModel, query } from "../model.ts";
import * as tables from "./table.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

export const rfmSegment = query(tables.rfmSegment, sql("rfm_segment"));
export const rfmCut = query(tables.rfmCut, sql("rfm_cut"));
export const rfmRule = query(tables.rfmRule, sql("rfm_rule"));
export const rfmCell = query(tables.rfmCell, sql("rfm_cell"));

/** What the scores are made of, in order. */
export const rfmSteps: readonly QueryModel[] = [
  query(tables.rfmCustomer, sql("rfm_customer")),
  query(tables.rfmValue, sql("rfm_value")),
  query(tables.rfmEdge, sql("rfm_edge")),
  query(tables.rfmScore, sql("rfm_score")),
];
