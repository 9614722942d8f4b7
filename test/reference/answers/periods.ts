import { betaDiscreteWeibull } from "../../../models/beta_discrete_weibull/beta_discrete_weibull.ts";
import { bgBb } from "../../../models/bg_bb/bg_bb.ts";
import { countsOfSurvivors } from "../../../models/renewal/counts.ts";
import { sbg } from "../../../models/sbg/sbg.ts";
import { fitted, mean, sum } from "../cdnow_fits.ts";
import { type Answer, linesOf, referenceFile } from "../entry.ts";

/** Customers of 1,000 who are left after 0, 1, ... years. */
function survivors(segment: string): number[] {
  const place = segment === "Regular" ? 1 : 2;
  return linesOf(referenceFile("sbg_customer_retention.csv"))
    .slice(1)
    .map((line) => 10 * Number(line.split(",")[place]));
}

const fitYears = (model: typeof sbg | typeof betaDiscreteWeibull, segment: string, years: number) =>
  fitted(model.fit(countsOfSurvivors(survivors(segment).slice(0, years + 1))));

const segmentsOf = (dataset: string) => (dataset.includes("High End") ? "High End" : "Regular");
const twelve = Array.from({ length: 12 }, (_, i) => i + 1);

function sbgAnswer(dataset: string, quantity: string) {
  const segment = segmentsOf(dataset);
  const years = Number(/years 0-(\d+)/.exec(dataset)?.[1] ?? 7);
  const { params, logLikelihood } = fitYears(sbg, segment, years) as {
    params: { alpha: number; beta: number };
    logLikelihood: number;
  };
  const seen = survivors(segment);
  if (quantity.startsWith("S(8..12)")) return [8, 9, 10, 11, 12].map((t) => sbg.survival(params, t));
  if (quantity.startsWith("DERL after 7 years")) return sbg.residualLifetime(params, 7, 0.1);
  if (quantity.startsWith("ML alpha,beta")) return params;
  const off = (of: string) => {
    const fit = fitYears(sbg, of, 7).params as { alpha: number; beta: number };
    const actual = survivors(of)[12]! / 1000;
    return Math.round((100 * Math.abs(sbg.survival(fit, 12) - actual)) / actual);
  };
  if (quantity.startsWith("year-12 error"))
    return { regular_pct: off("Regular"), high_end_pct: off("High End") };
  const later = twelve.filter((t) => t > years);
  return {
    params: [params.alpha, params.beta],
    LL_per_1000: logLikelihood,
    "S_1..12": twelve.map((t) => sbg.survival(params, t)),
    "r_1..12": twelve.map((t) => sbg.retention(params, t)),
    MAPE_holdout:
      later.length === 0
        ? null
        : mean(later.map((t) => Math.abs((1000 * sbg.survival(params, t)) / seen[t]! - 1))),
  };
}

function donors() {
  const rows = linesOf(referenceFile("donations_lifetimes.csv"))
    .slice(1)
    .map((line) => line.split(",").map(Number) as [number, number, number, number]);
  const column = (place: number) => Float64Array.from(rows, (row) => row[place]!);
  return { frequency: column(0), recency: column(1), periods: column(2), weight: column(3) };
}

/** Donors who gave so often, and last in that year. */
const one = (frequency: number, recency: number) => ({
  frequency: Float64Array.of(frequency),
  recency: Float64Array.of(recency),
  periods: Float64Array.of(6),
});

function donorsAnswer(quantity: string, inputs: unknown) {
  const given = donors();
  const fit = fitted(bgBb.fit(given));
  const { params } = fit;
  const people = sum(given.weight);
  if (quantity.startsWith("ML parameters")) {
    return { ...params, params: Object.values(params), LL: fit.logLikelihood, n: people };
  }
  if (quantity.startsWith("E[X(10)]")) {
    const later = (x: number, last: number) => bgBb.conditionalExpectedPurchases(params, one(x, last), 10)[0];
    return { exp10: bgBb.expectedPurchases(params, 10), A: later(0, 0), B: later(4, 5) };
  }
  // The year after the last that was observed
  const alive = (x: number, last: number) => bgBb.pAlive(params, one(x, last), 1)[0];
  if (quantity.startsWith("P(alive in 2002)")) {
    return { x0: alive(0, 0), x2_tx4: alive(2, 4), x6_tx6: alive(6, 6) };
  }
  if (quantity.startsWith("sum of CET(5)")) {
    const each = bgBb.conditionalExpectedPurchases(params, given, 5);
    return sum(each.map((value, i) => value * given.weight[i]!));
  }
  if (quantity.startsWith("expected donors")) {
    return [0, 6].map((x) => people * bgBb.purchaseCount(params, 6, x));
  }
  if (quantity.startsWith("log P per")) {
    const { params: p, x, t_x } = inputs as { params: number[]; x: number[]; t_x: number[] };
    const [alpha, beta, gamma, delta] = p as [number, number, number, number];
    const frame = {
      frequency: Float64Array.from(x),
      recency: Float64Array.from(t_x),
      periods: Float64Array.from(x, () => 6),
    };
    return Array.from(bgBb.logLikelihood({ alpha, beta, gamma, delta }, frame));
  }
  if (quantity.startsWith("tracking")) {
    const until = Array.from({ length: 12 }, (_, n) => people * bgBb.expectedPurchases(params, n));
    return { expected: until.slice(1).map((total, i) => total - until[i]!) };
  }
  return undefined;
}

export const periodAnswers: Answer = ({ model, dataset, quantity, inputs }) => {
  if (model === "sBG") return sbgAnswer(dataset, quantity);
  if (model === "beta-discrete-Weibull") {
    const { params, logLikelihood } = fitYears(betaDiscreteWeibull, segmentsOf(dataset), 7);
    return { params: Object.values(params), LL_per_1000: logLikelihood };
  }
  return model === "BG/BB" ? donorsAnswer(quantity, inputs) : undefined;
};
