import type { Warehouse } from "../../ingest/index.ts";
import { parameters } from "../../ingest/sample/index.ts";
import { type Calibration, calibrate } from "../../models/churn/calibration.ts";
import { mbgNbd } from "../../models/mbg_nbd/mbg_nbd.ts";
import { auc } from "../../models/numeric/auc.ts";
import { earlierDay } from "./company.ts";

async function columns<K extends string>(db: Warehouse, sql: string): Promise<Record<K, Float64Array>> {
  const rows = await db.rows<Record<K, number>>(sql);
  const names = Object.keys(rows[0]!) as K[];
  return Object.fromEntries(
    names.map((name) => [name, Float64Array.from(rows, (row) => row[name])]),
  ) as Record<K, Float64Array>;
}

/** Mean distance between what was said and what came, over the bins by their size; 0 is perfect. */
export const calibrationError = ({ bins }: Calibration): number =>
  bins.reduce(
    (sum, { customers, predicted, observed }) => sum + customers * Math.abs(predicted - observed),
    0,
  ) / bins.reduce((sum, { customers }) => sum + customers, 0);

export interface Judged {
  calibration: Calibration;
  /** AUC of the same model with the parameters that made the company, which no fit can much surpass. */
  plantedAuc: number;
}

/** P(alive) on the last day against who really was. */
export async function judgeAlive(db: Warehouse): Promise<Judged> {
  const { p_alive, is_alive, frequency, recency, age } = await columns<
    "p_alive" | "is_alive" | "frequency" | "recency" | "age"
  >(
    db,
    `SELECT p_alive, is_alive_at_end::DOUBLE AS is_alive, frequency::DOUBLE AS frequency, recency, age
     FROM late.mart.transaction_score JOIN late.mart.customer_rfm USING (customer_key)
     JOIN truth.customer USING (customer_key) ORDER BY customer_key`,
  );
  const planted = mbgNbd.pAlive(parameters.purchases, { frequency, recency, T: age });
  return { calibration: calibrate(p_alive, is_alive)!, plantedAuc: auc(planted, is_alive)! };
}

/** The churn probability of the earlier build against who bought in the days it looked ahead. */
export async function judgeChurn(db: Warehouse): Promise<Calibration> {
  const { churn_probability, is_quiet } = await columns<"churn_probability" | "is_quiet">(
    db,
    `WITH bought AS (
       SELECT customer_key, min(day) AS next_on FROM late.mart.customer_order
       WHERE kind = 'order' AND day > DATE '${earlierDay}' GROUP BY customer_key
     )
     SELECT churn_probability, (next_on IS NULL OR next_on > as_of + horizon::INTEGER)::DOUBLE AS is_quiet
     FROM early.mart.churn LEFT JOIN bought USING (customer_key) ORDER BY customer_key`,
  );
  return calibrate(churn_probability, is_quiet)!;
}

/** Spearman's rank correlation, equal values sharing their mean rank; `from` is all after SELECT … FROM. */
async function rankCorrelation(db: Warehouse, x: string, y: string, from: string): Promise<number> {
  const rank = (of: string) => `rank() OVER (ORDER BY ${of}) + (count(*) OVER (PARTITION BY ${of}) - 1) / 2`;
  const { rho } = await db.row<{ rho: number }>(
    `WITH pair AS (SELECT ${x} AS x, ${y} AS y FROM ${from}), ranked AS (SELECT ${rank("x")} AS x, ${rank("y")} AS y FROM pair)
     SELECT corr(x, y) AS rho FROM ranked`,
  );
  return rho;
}

/** How the order in which scores put customers agrees with the order in the truth. */
export async function rankCorrelations(db: Warehouse) {
  const of = (table: string) =>
    `late.mart.${table} JOIN late.mart.customer_rfm USING (customer_key) JOIN truth.customer USING (customer_key)`;
  const [dropOut, orders, rate, spend] = [
    // Whoever is still active drops out after everybody else.
    rankCorrelation(db, "p_alive", "coalesce(dropped_out_on, DATE '9999-12-31')", of("transaction_score")),
    rankCorrelation(db, "expected_orders_365", "order_days_hold_out", of("transaction_score")),
    rankCorrelation(db, "-usual_gap", "lambda_per_day", `${of("transaction_score")} WHERE frequency >= 5`),
    rankCorrelation(db, "expected_spend", "mean_order_eur", `${of("spend_score")} WHERE frequency >= 1`),
  ];
  return { dropOut: await dropOut, orders: await orders, rate: await rate, spend: await spend };
}
