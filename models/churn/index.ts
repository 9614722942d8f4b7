import { query } from "../model.ts";
import * as tables from "./table.ts";

export { churnEstimator } from "./estimator.ts";

const sql = (name: string) => new URL(`${name}.sql`, import.meta.url);

export const churn = query(tables.churn, sql("churn"));
export const churnComparison = query(tables.churnComparison, sql("churn_comparison"));
export const churnCalibration = query(tables.churnCalibration, sql("churn_calibration"));
export const churnDriver = query(tables.churnDriver, sql("churn_driver"));
