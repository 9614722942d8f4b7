import { literal, Warehouse } from "../../ingest/index.ts";
import { fitGammaGamma } from "../../models/gamma_gamma/fit.ts";
import { spendLogLikelihood } from "../../models/gamma_gamma/likelihood.ts";
import { collapseSpends } from "../../models/gamma_gamma/spends.ts";
import { candidate } from "../../models/transaction_score/candidates.ts";
import { summarySql, writePurchases } from "./purchases.ts";

interface Args {
  customers: number;
  model: string;
  purchases: string;
  summary: string;
}

const memory = "4GB";

async function timed<T>(work: () => T | Promise<T>): Promise<[seconds: number, result: T]> {
  const began = performance.now();
  const result = await work();
  return [(performance.now() - began) / 1000, result];
}

/** Columns of the summary as a frame of typed arrays. */
async function readFrame({ summary, customers }: Args) {
  const db = await Warehouse.open(":memory:", { threads: 2, memory });
  const columns = await db.columns(
    `SELECT frequency::DOUBLE AS frequency, recency::DOUBLE AS recency, age::DOUBLE AS age, log_gaps, monetary FROM read_parquet(${literal(summary)})`,
    customers,
  );
  db.close();
  const { frequency, recency, age, log_gaps, monetary } = columns as Record<string, Float64Array>;
  return {
    frequency: frequency!,
    recency: recency!,
    T: age!,
    logGaps: log_gaps!,
    monetary: monetary!,
  };
}

export const modelSteps = {
  async makePurchases({ customers, purchases }: Args) {
    const db = await Warehouse.open(`${purchases}.duckdb`, { threads: 2, memory });
    const rows = await writePurchases(db, customers);
    await db.run(`COPY purchase TO ${literal(purchases)} (FORMAT parquet)`);
    db.close();
    return { rows };
  },

  /** DuckDB's scan and one plain group-by of the same rows, then the summary with gaps and spend. */
  async summarise({ purchases, summary }: Args) {
    const db = await Warehouse.open(":memory:", { threads: 2, memory });
    const [floor] = await timed(() =>
      db.run(
        `CREATE TABLE plain AS SELECT customer, count(*) AS n, min(day) AS first, max(day) AS last, sum(amount) AS amount FROM read_parquet(${literal(purchases)}) GROUP BY customer`,
      ),
    );
    const [seconds] = await timed(() =>
      db.run(`COPY (${summarySql(purchases)}) TO ${literal(summary)} (FORMAT parquet)`),
    );
    db.close();
    return { floor, seconds };
  },

  /** One fit, beside one plain pass of the same likelihood over all rows, and what scoring everybody takes. */
  async fitModel(args: Args) {
    const frame = await readFrame(args);
    const model = candidate(args.model);
    const [fitSeconds, fit] = await timed(() => model.fit(frame));
    if (fit.state === "refused") throw new Error(`error: ${args.model} refused: ${fit.reason}`);
    const params = fit.params as never;
    const [passSeconds, each] = await timed(() => model.logLikelihood(params, frame));
    const [aliveSeconds] = await timed(() => model.pAlive(params, frame));
    const [expectSeconds] = await timed(() => model.conditionalExpectedPurchases(params, frame, [90, 365]));
    const [discountSeconds] = await timed(() =>
      model.discountedExpectedPurchases(params, frame, { horizon: 365, discount: Math.log(1.1) / 365 }),
    );
    return {
      fitSeconds,
      passSeconds,
      scoreSeconds: aliveSeconds + expectSeconds + discountSeconds,
      distinctRows: fit.distinctRows,
      iterations: fit.iterations,
      logLikelihood: fit.logLikelihood,
      logLikelihoodByRow: each.reduce((sum, value) => sum + value, 0),
    };
  },

  async fitSpend(args: Args) {
    const frame = await readFrame(args);
    const [fitSeconds, fit] = await timed(() => fitGammaGamma(frame));
    if (fit.state === "refused") throw new Error(`error: gamma_gamma refused: ${fit.reason}`);
    const { p, q, v } = fit.params;
    const evaluate = spendLogLikelihood(collapseSpends(frame));
    const [passSeconds] = await timed(() => evaluate(Float64Array.of(p, q, v)));
    return {
      fitSeconds,
      passSeconds,
      scoreSeconds: 0,
      distinctRows: fit.distinctRows,
      iterations: fit.iterations,
      logLikelihood: fit.logLikelihood,
      logLikelihoodByRow: fit.logLikelihood,
    };
  },
};
