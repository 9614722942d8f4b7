import type { Config, Frame, PartialColumns, Table, Vector } from "../ingest/index.ts";

/** What every model may know beside its tables. Days are counted from 1970-01-01. */
export interface Context {
  readonly asOf: number;
  readonly seed: number;
  readonly options: Config["models"];
  readonly tiers: Config["tiers"];
  /** H: days without a purchase after which a customer counts as lost. */
  readonly lapseDays: number;
  /** Days ahead for the probability of no purchase. */
  readonly churnDays: number;
}

/** A model that is one SELECT. The dependencies are read from the SQL itself. */
export interface QueryModel {
  readonly form: "query";
  readonly writes: Table;
  readonly sql: URL;
  /** Whether it is only looked at through, and no table is made of it; not for what is published. */
  readonly isView?: boolean;
}

/** What a fit learnt, as it is recorded in meta.model_fit. */
export interface FitRecord {
  readonly kind: "parameter" | "statistic" | "state";
  readonly name: string;
  readonly value: number | null;
  readonly standardError: number | null;
  /** Of the logarithm of a parameter above 0, on which an interval is better behaved. */
  readonly logStandardError?: number | null;
  readonly note: string | null;
}

export interface Fit<P = unknown> {
  readonly params: P;
  readonly records: readonly FitRecord[];
}

/**
 * A model whose numbers are computed on columns. `fit` and `score` are pure: same frame, same numbers. A frame's
 * rows are ordered by the key of the table read; a result column has a value for every row of it. Columns of
 * `writes` that bear the name of a key column of `reads` are carried over and need not be returned.
 */
export interface Estimator<R extends Table = Table, W extends Table = Table, P = unknown> {
  readonly form: "estimator";
  readonly name: string;
  readonly doc: string;
  readonly papers: readonly string[];
  readonly reads: R;
  readonly writes: W;
  /** Estimators whose fits this one needs; they run before it. */
  readonly uses?: readonly string[];
  /**
   * The columns of `reads` that fit and score look at, all when absent: at ten million rows the others are space that
   * a fit needs.
   */
  readonly columns?: readonly (keyof R["columns"] & string)[];
  /** A row's score rests on the fit and that row alone: scores are then computed in slices of the table. */
  readonly isRowwise?: boolean;
  fit(frame: Frame<R>, context: Context, fits: Readonly<Record<string, Fit>>): Fit<P>;
  score(fit: Fit<P>, frame: Frame<R>, context: Context): PartialColumns<W["columns"]>;
  /** Small tables of what the fit found; all their columns, keys included, asked for after the scores. */
  readonly summaries?: readonly EstimatorSummary<P>[];
}

export interface EstimatorSummary<P = unknown> {
  readonly writes: Table;
  columns(fit: Fit<P>, context: Context): Readonly<Record<string, Vector>>;
}

/**
 * A model that walks through time: the table read is split by its day column `by`, and every part is scored in
 * order of days with the state that the part before left. `uses` names the estimators whose fits it needs. Each
 * part's rows are those of one day; `keep` says which customers they are, so that state can be carried over.
 */
export interface Replay<R extends Table = Table, W extends Table = Table, S = unknown> {
  readonly form: "replay";
  readonly name: string;
  readonly doc: string;
  readonly reads: R;
  readonly writes: W;
  readonly by: string;
  readonly uses: readonly string[];
  begin(fits: Readonly<Record<string, Fit>>, context: Context): S;
  step(state: S, day: number, frame: Frame<R>, context: Context): PartialColumns<W["columns"]>;
  /** A second, small table of what the walk found; all its columns, keys included, asked for after the last step. */
  readonly summary?: {
    readonly writes: Table;
    columns(state: S, context: Context): Readonly<Record<string, Vector>>;
  };
}

/**
 * A model that goes through a table once, in slices ordered by its key, and leaves a small table of totals: for sums
 * that SQL could take only if every customer's parts of them were written down first.
 */
export interface Totals<R extends Table = Table, S = unknown> {
  readonly form: "totals";
  readonly name: string;
  readonly doc: string;
  readonly reads: R;
  readonly writes: Table;
  /** Estimators whose fits this one needs; they run before it. */
  readonly uses: readonly string[];
  /** @param rows how many rows are to come */
  begin(fits: Readonly<Record<string, Fit>>, context: Context, rows: number): S;
  add(state: S, frame: Frame<R>, context: Context): void;
  /** All columns of the table written, keys included, asked for after the last slice. */
  columns(state: S, context: Context): Readonly<Record<string, Vector>>;
  /** What the pass found, to be recorded as of a fit; asked for after the columns. */
  records?(state: S, context: Context): readonly FitRecord[];
}

export type Model = QueryModel | Estimator | Replay | Totals;

/** Every table that a model writes. */
export const tablesOf = (model: Model): readonly Table[] => {
  if (model.form === "estimator") return [model.writes, ...(model.summaries ?? []).map((s) => s.writes)];
  if (model.form === "replay" && model.summary) return [model.writes, model.summary.writes];
  return [model.writes];
};

export const query = (writes: Table, sql: URL): QueryModel => ({ form: "query", writes, sql });

/** Declares an estimator with its types checked, then forgets them so that models of all types share one list. */
export const estimator = <R extends Table, W extends Table, P>(
  declared: Omit<Estimator<R, W, P>, "form">,
): Estimator => ({ form: "estimator", ...declared }) as unknown as Estimator;

export const replay = <R extends Table, W extends Table, S>(
  declared: Omit<Replay<R, W, S>, "form">,
): Replay => ({ form: "replay", ...declared }) as unknown as Replay;

export const totals = <R extends Table, S>(declared: Omit<Totals<R, S>, "form">): Totals =>
  ({ form: "totals", ...declared }) as unknown as Totals;
