import { describe, expect, it } from "vitest";
import { createFormat } from "../../dashboards/format/index.ts";
import { leversOf } from "../../dashboards/pages/customer/lift.tsx";
import { statement } from "../../dashboards/pages/customer/profit.tsx";
import { intervalOf } from "../../dashboards/pages/models/fit.tsx";
import {
  type FitRow,
  fitsOf,
  type Judged,
  statusOf,
  titleOf,
  verdictOf,
} from "../../dashboards/pages/models/judge.ts";
import { words } from "../../dashboards/words/index.ts";
import { noteWord } from "../../dashboards/words/notes.ts";

const learnt = (model: string, kind: FitRow["kind"], name: string, note: string | null = null, value = 1) =>
  ({ model, kind, name, note, value, standard_error: null, log_standard_error: null }) as FitRow;

const trial = (candidate: string, more: object = {}) => ({
  origin_no: 0,
  candidate,
  mae: 2,
  state: "fitted",
  is_baseline: false,
  is_chosen: false,
  ...more,
});

const judged = {
  models: { rows: [{ model: "mbg_nbd", title: "MBG/NBD" }] },
  fits: {
    rows: [
      learnt("backtest", "state", "model", "mbg_nbd"),
      learnt("transactions", "state", "model", "mbg_nbd"),
      learnt("transactions", "parameter", "r"),
      learnt("churn", "state", "model", "gradient_boosting"),
      learnt("churn", "statistic", "gradient_boosting_trees"),
      learnt("churn", "statistic", "logistic_penalty"),
      learnt("churn", "statistic", "rows_learnt"),
      learnt("spend", "state", "model", "gamma_gamma"),
      learnt("spend", "state", "independence", "holds: ..."),
      learnt("bg_bb", "state", "state", "off: models.renewals is not configured"),
      learnt("renewal", "state", "model", "none"),
      learnt("renewal", "state", "state", "off: models.renewals is not configured"),
      learnt("renewal", "parameter", "sbg_alpha"),
      learnt("renewal", "parameter", "bdw_alpha"),
      learnt("clusters", "state", "model", "k_means"),
      learnt("clusters", "state", "state", "refused: too few customers"),
    ],
  },
  backtest: {
    rows: [
      trial("mbg_nbd", { is_chosen: true, mae: 1.4, behind: 0 }),
      trial("pareto_nbd"),
      trial("nbd", { state: "refused", mae: null }),
      trial("own_rate", { is_baseline: true, mae: 2.8 }),
      trial("recent_rate", { is_baseline: true, mae: 1.9 }),
      trial("mbg_nbd", { origin_no: 3 }),
    ],
  },
  churn: {
    rows: [
      { candidate: "gradient_boosting", is_chosen: true },
      { candidate: "logistic", is_chosen: false },
    ],
  },
} as unknown as Judged;

describe("a model's standing", () => {
  it.each([
    ["mbg_nbd", "transactions", "in_use"],
    ["pareto_nbd", "transactions", "compared"],
    ["nbd", "transactions", "refused"],
    ["gradient_boosting", "churn", "in_use"],
    ["logistic", "churn", "compared"],
    ["gamma_gamma", "spend", "in_use"],
    ["spend_by_frequency", "spend", "compared"],
    ["bg_bb", "transactions", "off"],
    ["sbg", "contractual", "off"],
    ["clusters", "segments", "refused"],
    ["loyalty", "value", "rules"],
    ["product_pairs", "products", "idle"],
  ] as const)("%s is told by what the build recorded", (id, kind, status) => {
    expect(statusOf(id, kind, judged)).toBe(status);
  });

  it("shows the rows of the estimator that took it, and no other model's", () => {
    const names = (id: string) => fitsOf(id, judged).map((row) => `${row.model}.${row.name}`);
    expect(names("mbg_nbd")).toEqual(["transactions.model", "transactions.r"]);
    expect(names("pareto_nbd")).toEqual([]);
    expect(names("logistic")).toEqual(["churn.model", "churn.logistic_penalty", "churn.rows_learnt"]);
    expect(names("sbg")).toEqual(["renewal.model", "renewal.state", "renewal.alpha"]);
  });

  it("is compared with the best rule of thumb", () => {
    expect(verdictOf(judged)).toMatchObject({
      taken: { candidate: "mbg_nbd" },
      rule: { candidate: "recent_rate" },
      periods: 3,
      isBest: true,
    });
    const rows = [
      trial("bg_nbd", { is_chosen: true, behind: 0.01 }),
      trial("base_rate", { is_baseline: true }),
    ];
    expect(verdictOf({ ...judged, backtest: { rows } } as unknown as Judged)).toMatchObject({
      isBest: false,
    });
    expect(verdictOf({ ...judged, backtest: { rows: [] } })).toBeNull();
  });

  it("goes by the field's name, in the reader's language where there is one", () => {
    expect(titleOf("mbg_nbd", judged, words.en)).toBe("MBG/NBD");
    expect(titleOf("bg_cnbd_k", judged, words.en)).toBe("BG/CNBD-k");
    expect(titleOf("base_rate", judged, words.zh)).toBe("所有客户相同");
    expect(titleOf("loyalty", judged, words.zh)).toBe("忠诚度指数");
  });
});

describe("a parameter's interval", () => {
  const row = (value: number, standard_error: number | null, log_standard_error: number | null) =>
    ({ ...learnt("m", "parameter", "r", null, value), standard_error, log_standard_error }) as FitRow;

  it("keeps above 0 where the error is known on the log scale", () => {
    const [low, high] = intervalOf(row(2, 3, 0.5))!;
    expect(low).toBeCloseTo(2 / Math.exp(1.959964 * 0.5), 5);
    expect(high).toBeCloseTo(2 * Math.exp(1.959964 * 0.5), 5);
  });

  it("is symmetric otherwise, and missing without an error", () => {
    expect(intervalOf(row(-2, 1, null))!.map((end) => end.toFixed(3))).toEqual(["-3.960", "-0.040"]);
    expect(intervalOf(row(2, null, null))).toBeNull();
  });
});

describe("a customer's profit and loss", () => {
  const row = {
    gross_sales: 100,
    returns: -10,
    fees: 5,
    adjustments: 0,
    net_revenue: 95,
    cost_of_goods: 60,
    gross_margin: 35,
    interaction_cost: 4,
    other_cost: 0,
    contribution: 31,
    overhead: null,
    net_profit: 31,
  } as Parameters<typeof statement>[0];

  it.each([
    ["without overhead", null, 31, "contribution"],
    ["with overhead", 40, -9, "net_profit"],
  ] as const)("adds up from line to line %s", (_, overhead, net_profit, last) => {
    const lines = statement({ ...row, overhead, net_profit }, words.en);
    let at = 0;
    for (const { amount, isTotal, column } of lines) {
      if (isTotal && column !== "gross_sales") expect(amount, column).toBe(at);
      at = isTotal ? amount : at + amount;
    }
    expect(lines.at(-1)?.column).toBe(last);
    expect(lines.map((line) => line.column)).not.toContain("adjustments");
  });
});

describe("what would lift a customer", () => {
  const format = createFormat({ language: "en", locale: "en", currency: "EUR", timezone: "UTC" });
  const lift = {
    more_purchase_days: 2,
    purchase_days_effort: 0.5,
    more_spend_per_day: 46.4,
    spend_effort: 0.2,
    pipeline_share: null,
    open_pipeline: 0,
    more_margin: 0.07,
    margin_effort: null,
  } as Parameters<typeof leversOf>[0];

  it("is listed by effort; a way that is not open is left out, and one without a measure comes last", () => {
    expect(leversOf(lift, words.en, format).map((lever) => lever.id)).toEqual([
      "spend",
      "purchase_days",
      "margin",
    ]);
  });
});

describe("what fits note", () => {
  it("is read in the reader's language, and as written where there is no translation", () => {
    expect(noteWord(words.en, "fitted: converged")).toBe("fitted: converged");
    expect(noteWord(words.zh, "fitted: converged")).toBe("已拟合：收敛");
    expect(noteWord(words.zh, "mbg_nbd: the best forecasts of 4 held-out periods among 6 models")).toBe(
      "mbg_nbd：在 6 个模型中对 4 个留出时段的预测最好",
    );
    expect(noteWord(words.zh, "something new")).toBe("something new");
  });
});
