import type { Vector } from "../../ingest/index.ts";
import type { ChurnParams } from "./fit.ts";
import { featureNames, featureThemes, themes } from "./themes.ts";

type Columns = Readonly<Record<string, Vector>>;
type Cell = number | string | boolean | null | undefined;

/** Rows of cells as the columns of a small table. */
function columnsOf(names: readonly string[], isText: (name: string) => boolean, rows: Cell[][]): Columns {
  return Object.fromEntries(
    names.map((name, c) => {
      const cells = rows.map((row) => row[c]);
      if (isText(name)) return [name, cells.map((cell) => (cell == null ? null : String(cell)))];
      return [name, Float64Array.from(cells, (cell) => (cell == null ? Number.NaN : Number(cell)))];
    }),
  );
}

export function comparisonColumns({ judgements, chosen, folds, labelDays, learnt }: ChurnParams): Columns {
  const names = [
    "candidate",
    "is_chosen",
    "learnt_cut_offs",
    "judged_on",
    "label_days",
    "customers",
    "lost_share",
    "log_loss",
    "brier",
    "auc",
    "calibration_slope",
    "calibration_intercept",
    "calibrator",
  ];
  const isText = (name: string) => name === "candidate" || name === "calibrator";
  const rows = judgements.map(({ candidate, logLoss, calibration, line }): Cell[] => {
    const customers = calibration.bins.reduce((sum, bin) => sum + bin.customers, 0);
    const lost = calibration.bins.reduce((sum, bin) => sum + bin.customers * bin.observed, 0);
    return [
      candidate,
      candidate === chosen,
      folds!.learntCutOffs,
      folds!.testDay,
      labelDays,
      customers,
      lost / customers,
      logLoss,
      calibration.brier,
      calibration.auc,
      line?.slope,
      line?.intercept,
      learnt.find(({ tuned }) => tuned.name === candidate)?.tuned.calibrator,
    ];
  });
  return columnsOf(names, isText, rows);
}

export function calibrationColumns({ judgements }: ChurnParams): Columns {
  const rows = judgements.flatMap(({ candidate, calibration }) =>
    calibration.bins.map(({ customers, predicted, observed }, k): Cell[] => [
      candidate,
      k + 1,
      customers,
      predicted,
      observed,
    ]),
  );
  const names = ["candidate", "decile", "customers", "predicted", "observed"];
  return columnsOf(names, (name) => name === "candidate", rows);
}

/** Under this the values say little of which way the contributions go. */
const leastCorrelation = 0.3;

const directionOf = (correlation: number) => {
  if (!(Math.abs(correlation) >= leastCorrelation)) return "mixed";
  return correlation > 0 ? "raises" : "lowers";
};

export function driverColumns({ drivers, chosen }: ChurnParams): Columns {
  const rows = [...drivers].flatMap(([model, all]) => {
    const whole = all.reduce((sum, { weight }) => sum + weight, 0);
    return all.map(({ weight, correlation }, f): Cell[] => [
      model,
      featureNames[f],
      themes[featureThemes[f]!],
      weight,
      whole > 0 ? weight / whole : 0,
      directionOf(correlation),
      model === chosen,
    ]);
  });
  const names = ["model", "feature", "theme", "weight", "share", "direction", "is_chosen"];
  return columnsOf(names, (name) => ["model", "feature", "theme", "direction"].includes(name), rows);
}
