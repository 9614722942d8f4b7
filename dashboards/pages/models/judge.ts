import type { ViewRow } from "../../data/client.ts";
import type { Words } from "../../words/index.ts";

export type FitRow = ViewRow<"model_fit">;
export type BacktestRow = ViewRow<"backtest">;
export type ChurnRow = ViewRow<"churn_comparison">;
export type Status = keyof Words["models"]["status"];

/** The tables that a model's standing is read from. */
export interface Judged {
  readonly models: { readonly rows: readonly ViewRow<"model">[] };
  readonly fits: { readonly rows: readonly FitRow[] };
  readonly backtest: { readonly rows: readonly BacktestRow[] };
  readonly churn: { readonly rows: readonly ChurnRow[] };
}

/** Models that coincide differ by rounding alone. */
export const rounding = 1e-9;

const renewalLabels: Readonly<Record<string, string>> = { sbg: "sbg", beta_discrete_weibull: "bdw" };
const learners = ["logistic", "gradient_boosting"];

const noteOf = (rows: readonly FitRow[], estimator: string, name: string): string | null =>
  rows.find((row) => row.model === estimator && row.kind === "state" && row.name === name)?.note ?? null;

/**
 * What the build recorded of a model: the rows of its own name, or of the estimator that took it. Where several models
 * share an estimator, what is only another's is left out.
 */
export function fitsOf(id: string, { fits: { rows } }: Judged): FitRow[] {
  const label = renewalLabels[id];
  if (label) {
    const others = Object.values(renewalLabels).filter((other) => other !== label);
    const own = rows.filter(
      ({ model, name }) => model === "renewal" && !others.some((other) => name.startsWith(`${other}_`)),
    );
    // Its own state stands for that of both
    const isFitted = own.some((row) => row.name === `${label}_state`);
    return own
      .filter((row) => !(isFitted && row.name === "state"))
      .map((row) => ({ ...row, name: row.name.replace(`${label}_`, "") }));
  }
  if (learners.includes(id)) {
    const others = learners.filter((other) => other !== id);
    const own = rows.filter(
      ({ model, name }) =>
        model === "churn" &&
        (name.includes(id) ||
          (!others.some((other) => name.includes(other)) && !/^(auc|log_loss)_/.test(name))),
    );
    return own.map((row) => ({ ...row, name: row.name.replace(new RegExp(`^(auc|log_loss)_${id}$`), "$1") }));
  }
  const holders = new Set(
    rows
      .filter((row) => row.kind === "state" && row.name === "model" && row.note === id)
      .map((row) => row.model)
      .filter((model) => model !== "backtest" && model !== "churn"),
  );
  return rows.filter((row) => row.model === id || holders.has(row.model));
}

/** The rows of one model or rule of thumb over all origins, the whole comparison being pooled in origin 0. */
export const pooled = ({ backtest }: Judged): BacktestRow[] =>
  backtest.rows.filter((row) => row.origin_no === 0);

/** Whether the build's numbers rest on the model, and if not, why. */
export function statusOf(id: string, kind: string, judged: Judged): Status {
  const { rows } = judged.fits;
  const trial = pooled(judged).find((row) => row.candidate === id);
  const takenBy = rows.filter(
    (row) => row.kind === "state" && row.name === "model" && row.note === id && row.model !== "backtest",
  );
  if (takenBy.length > 0) return "in_use";
  if (trial) return trial.state === "refused" ? "refused" : "compared";
  const told = judged.churn.rows.find((row) => row.candidate === id);
  if (told) return told.is_chosen ? "in_use" : "compared";
  const estimator = renewalLabels[id] ? "renewal" : id;
  const note = noteOf(rows, estimator, "state");
  if (note?.startsWith("off")) return "off";
  if (note?.startsWith("no_")) return "none";
  const own = renewalLabels[id] ? noteOf(rows, estimator, `${renewalLabels[id]}_state`) : note;
  if (own)
    return /^(refused|not fitted|fallback|none)/.test(own)
      ? "refused"
      : own.startsWith("fitted") && estimator === "renewal"
        ? "compared"
        : "in_use";
  if (id === "spend_by_frequency" || id === "gamma_gamma") {
    return noteOf(rows, "spend", "independence") ? "compared" : "idle";
  }
  if (rows.some((row) => row.model === id)) return "in_use";
  return kind === "value" ? "rules" : "idle";
}

/** A model or rule of thumb as the reader knows it. */
export function titleOf(
  id: string,
  { models }: { readonly models: { readonly rows: readonly Pick<ViewRow<"model">, "model" | "title">[] } },
  words: Words,
): string {
  const documented = models.rows.find((row) => row.model === id)?.title;
  const { candidate, titles } = words.models;
  if (Object.hasOwn(titles, id)) return titles[id as keyof typeof titles];
  if (documented) return documented;
  return Object.hasOwn(candidate, id) ? candidate[id as keyof typeof candidate] : plainTitle(id);
}

/** bg_cnbd_k as BG/CNBD-k, for a model that has no page of its own. */
const plainTitle = (id: string): string =>
  id.toUpperCase().replace(/_K$/, "-k").replace(/_/, "/").replaceAll("_", " ");

/** The rule of thumb with the least error, and the model taken; null without a comparison. */
export function verdictOf(judged: Judged) {
  const rows = pooled(judged).filter((row) => row.mae !== null);
  const taken = rows.find((row) => row.is_chosen);
  const rule = rows.filter((row) => row.is_baseline).sort((a, b) => a.mae! - b.mae!)[0];
  if (!taken || !rule) return null;
  return {
    taken,
    rule,
    /** By the log score, as the build judges; one that was configured need not be. */
    isBest: taken.behind !== null && taken.behind < rounding,
    periods: Math.max(...judged.backtest.rows.map((row) => row.origin_no)),
  };
}

/** How the learners' judge ruled: who gives the probability, and the best that is no model. */
export function churnVerdictOf({ churn: { rows } }: Judged) {
  const taken = rows.find((row) => row.is_chosen);
  const rule =
    rows.find((row) => row.candidate === "recent_purchase") ??
    rows.find((row) => row.candidate === "base_rate");
  return taken && rule ? { taken, rule } : null;
}
