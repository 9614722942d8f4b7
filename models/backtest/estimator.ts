import type { Vector } from "../../ingest/index.ts";
import { coded, codingOf } from "../covariates/coding.ts";
import { type KnownCovariates, knownCovariates } from "../covariates/known.ts";
import { type Context, estimator, type Fit } from "../model.ts";
import { candidatesOf } from "../transaction_score/candidates.ts";
import type { HoldOut } from "./hold_out.ts";
import type { Metrics } from "./metrics.ts";
import { type Backtest, type HeldOut, type Result, runBacktest } from "./run.ts";
import { backtestDecileScore, backtestForecast, backtestHistory, backtestScore } from "./table.ts";

type Columns = Readonly<Record<keyof (typeof backtestHistory)["columns"], Float64Array>>;

/** The rows are in the order of origins, so that each origin's are one stretch. */
function heldOutOf(columns: Columns, known: KnownCovariates): HeldOut {
  const heldOut = new Map<number, HoldOut>();
  const { origin_no: origin } = columns;
  for (let from = 0; from < origin.length; ) {
    let to = from;
    while (to < origin.length && origin[to] === origin[from]) to += 1;
    const part = (name: keyof Columns) => columns[name].subarray(from, to);
    const group = part("covariate_group");
    // By the levels that the customers of the origin could tell apart
    const covariates = known.length > 0 && coded(codingOf(known, group, part("customers")), group);
    heldOut.set(origin[from]!, {
      originOn: columns.origin_on[from]!,
      horizon: columns.horizon[from]!,
      frame: {
        frequency: part("frequency"),
        recency: part("recency"),
        T: part("age"),
        logGaps: part("log_gaps"),
        weight: part("customers"),
        ...(covariates ? { covariates } : {}),
      },
      actual: part("held_out"),
      seasonal: part("seasonal"),
    });
    from = to;
  }
  return heldOut;
}

export const backtester = estimator({
  name: "backtest",
  doc: "Fits every model of purchases to what was known on past days of the company's own history, forecasts the days that followed, and compares the forecasts with what came and with rules of thumb. The model whose probabilities were best is the one that scores are made with, unless another is configured. Large companies are compared on a sample of their customers.",
  papers: [
    "Tashman 2000, Out-of-sample Tests of Forecasting Accuracy, International Journal of Forecasting 16(4)",
    "Gneiting & Raftery 2007, Strictly Proper Scoring Rules, Prediction, and Estimation, JASA 102(477)",
    "Wübben & von Wangenheim 2008, Instant Customer Base Analysis: Managerial Heuristics Often “Get It Right”, Journal of Marketing 72(3)",
  ],
  reads: backtestHistory,
  writes: backtestForecast,

  uses: ["covariates"],

  fit({ columns }, _context: Context, fits): Fit<Backtest> {
    const known = knownCovariates(fits);
    const params = runBacktest(heldOutOf(columns, known), candidatesOf(known.length > 0));
    return { params, records: params.told };
  },

  score({ params }, { rows, columns }) {
    const expected = new Float64Array(rows).fill(Number.NaN);
    const first = new Map<number, number>();
    columns.origin_no.forEach((no, i) => {
      if (!first.has(no)) first.set(no, i);
    });
    for (const { no, trials } of params.origins) {
      const trial = trials.find((one) => one.id === params.order[0]);
      if (trial && trial.state !== "refused") expected.set(trial.forecast.expected, first.get(no)!);
    }
    return { expected };
  },

  summaries: [
    { writes: backtestScore, columns: ({ params }) => scoreColumns(params) },
    { writes: backtestDecileScore, columns: ({ params }) => decileColumns(params) },
  ],
});

const numbers = <Row>(rows: readonly Row[], of: (row: Row) => number | null | undefined) =>
  Float64Array.from(rows, (row) => of(row) ?? Number.NaN);

function scoreColumns({ origins, pooled, standings }: Backtest): Record<string, Vector> {
  interface Row extends Result {
    readonly no: number;
    readonly position: number;
    readonly inSample?: { logLikelihood: number; aic: number; bic: number };
  }
  const rows: Row[] = [
    ...pooled.map((result, position) => ({ ...result, no: 0, position })),
    ...origins.flatMap(({ no, trials, results }) =>
      results.map((result, position) => {
        const trial = trials[position]!;
        return { ...result, no, position, ...("params" in trial ? { inSample: trial } : {}) };
      }),
    ),
  ];
  const measure = (of: (metrics: Metrics) => number | null) =>
    numbers(rows, ({ metrics }) => metrics && of(metrics));
  const standing = ({ no, id }: Row) => (no === 0 ? standings[id] : undefined);
  return {
    origin_no: numbers(rows, (row) => row.no),
    candidate: rows.map((row) => row.id),
    position: numbers(rows, (row) => row.position),
    is_baseline: numbers(rows, (row) => Number(row.state === "baseline")),
    state: rows.map((row) => row.state),
    reason: rows.map((row) => row.reason),
    customers: measure((m) => m.customers),
    actual: measure((m) => m.actual),
    predicted: measure((m) => m.predicted),
    bias: measure((m) => m.bias),
    mae: measure((m) => m.mae),
    rmse: measure((m) => m.rmse),
    msle: measure((m) => m.msle),
    auc: measure((m) => m.auc),
    activity_log_loss: measure((m) => m.activityLogLoss),
    log_score: measure((m) => m.logScore),
    correlation: measure((m) => m.correlation),
    capture: measure((m) => m.capture),
    log_likelihood: numbers(rows, (row) => row.inSample?.logLikelihood),
    aic: numbers(rows, (row) => row.inSample?.aic),
    bic: numbers(rows, (row) => row.inSample?.bic),
    behind: numbers(rows, (row) => standing(row)?.behind),
    behind_error: numbers(rows, (row) => standing(row)?.error),
  };
}

function decileColumns({ deciles }: Backtest): Record<string, Vector> {
  const rows = Object.entries(deciles).flatMap(([id, tenths]) =>
    tenths.flatMap((tenth, place) => (tenth.customers > 0 ? [{ id, decile: place + 1, ...tenth }] : [])),
  );
  return {
    candidate: rows.map((row) => row.id),
    decile: numbers(rows, (row) => row.decile),
    customers: numbers(rows, (row) => row.customers),
    predicted: numbers(rows, (row) => row.predicted),
    actual: numbers(rows, (row) => row.actual),
  };
}
