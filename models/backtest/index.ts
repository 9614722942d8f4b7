import { type Model, query } from "../model.ts";
import { backtester } from "./estimator.ts";
import * as tables from "./table.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

/** Forecasts of the company's own past, from what was known then. */
export const backtests: readonly Model[] = [
  query(tables.backtestOrigin, sql("backtest_origin")),
  query(tables.backtestHistory, sql("backtest_history")),
  backtester,
  query(tables.backtest, sql("backtest")),
  query(tables.backtestDecile, sql("backtest_decile")),
];
