import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import type { FeatureFrame } from "../../../models/churn/cut_offs.ts";
import { carried, fitChurn } from "../../../models/churn/fit.ts";
import { scoreChurn } from "../../../models/churn/score.ts";
import { comparisonColumns, driverColumns } from "../../../models/churn/summaries.ts";
import { themes } from "../../../models/churn/themes.ts";
import { churnFeature } from "../../../models/churn_feature/table.ts";
import { sigmoid } from "../../../models/learners/sigmoid.ts";
import type { Context } from "../../../models/model.ts";
import { fitTransactions } from "../../../models/transaction_score/fit.ts";

interface World {
  customers: number;
  cutOffs: number;
  /** The log-odds of silence of a customer. */
  truth: (row: { complaints: number; since: number; noise: number }) => number;
  set?: (name: string, i: number) => number | undefined;
  labelDays?: number;
}

const context = (churn: string, churnDays = 60) =>
  ({
    asOf: 20_000,
    seed: 3,
    lapseDays: 60,
    churnDays,
    options: { transactions: "mbg_nbd", churn },
  }) as unknown as Context;

/** Rows of score.churn_feature, drawn anew at every cut-off. */
function frameOf({ customers, cutOffs, truth, set, labelDays = 60 }: World): FeatureFrame {
  const rows = customers * cutOffs;
  const dice = random("churn world");
  const columns = Object.fromEntries(
    Object.keys(churnFeature.columns).map((name) => [name, new Float64Array(rows).fill(Number.NaN)]),
  ) as Record<string, Float64Array>;
  const put = (name: string, i: number, value: number) => {
    columns[name]![i] = set?.(name, i) ?? value;
  };
  for (let i = 0; i < rows; i++) {
    const step = Math.floor(i / customers);
    const isPresent = step === cutOffs - 1;
    const complaints = dice.uniform() < 0.2 ? dice.integer(1, 3) : 0;
    const tenure = dice.integer(200, 900);
    const days = 1 + dice.poisson(tenure / 60);
    const since = days === 1 ? tenure : dice.integer(0, Math.min(tenure - 1, 200));
    put("cut_off", i, 20_000 - (cutOffs - 1 - step) * labelDays);
    put("is_present", i, isPresent ? 1 : 0);
    put("label_days", i, labelDays);
    put("half", i, i % 2);
    put("days_since_purchase", i, since);
    put("tenure", i, tenure);
    put("purchase_days", i, days);
    put("purchase_days_90", i, since < 90 ? 1 : 0);
    put("purchase_days_365", i, Math.ceil(days / 2));
    put("complaints", i, complaints);
    put("complaints_90", i, complaints);
    put("mean_purchase", i, dice.gamma(2, 0.02));
    put("inbound_90", i, dice.poisson(0.5));
    const p = sigmoid(truth({ complaints, since, noise: dice.normal() }));
    put("no_purchase", i, isPresent ? Number.NaN : dice.uniform() < p ? 1 : 0);
  }
  return { rows, columns } as unknown as FeatureFrame;
}

function learnt(world: World, churn = "auto", churnDays = 60) {
  const frame = frameOf(world);
  const from = world.customers * (world.cutOffs - 1);
  const own = (name: "tenure" | "purchase_days" | "days_since_purchase") => frame.columns[name].slice(from);
  const [tenure, days, since] = [own("tenure"), own("purchase_days"), own("days_since_purchase")];
  const company = fitTransactions(
    { frequency: days.map((d) => d - 1), recency: tenure.map((t, i) => t - since[i]!), T: tenure },
    context(churn, churnDays),
  );
  const fit = fitChurn(frame, context(churn, churnDays), company);
  const scores = scoreChurn(fit.params, frame.rows) as Record<string, Float64Array>;
  const stateOf = fit.records.find((r) => r.name === "state")!.note!;
  return { frame, from, fit, scores, stateOf };
}

const complaining = {
  customers: 1500,
  cutOffs: 5,
  truth: ({ complaints, since }: { complaints: number; since: number }) =>
    -1 + 1.2 * complaints + since / 100,
};

describe("a company where complaints drive customers away", () => {
  const { fit, scores, from, frame } = learnt(complaining);

  test("is learnt better than purchase days alone could tell, and the learner is taken", () => {
    const loss = Object.fromEntries(fit.params.judgements.map((j) => [j.candidate, j.logLoss]));
    expect(fit.params.chosen).not.toBe("probabilistic");
    expect(loss[fit.params.chosen]).toBeLessThan(loss.probabilistic! - 0.03);
    expect(loss.probabilistic).toBeGreaterThan(Math.min(loss.logistic!, loss.gradient_boosting!));
  });

  test("probabilities of the as-of day are close to the true ones, and calibrated out of time", () => {
    let off = 0;
    for (let i = from; i < frame.rows; i++) {
      const p = sigmoid(
        complaining.truth({
          complaints: frame.columns.complaints[i]!,
          since: frame.columns.days_since_purchase[i]!,
        }),
      );
      off += Math.abs(p - scores.churn_probability![i]!);
    }
    expect(off / complaining.customers).toBeLessThan(0.04);
    const { line } = fit.params.judgements.find((j) => j.candidate === fit.params.chosen)!;
    expect(Math.abs(line!.slope - 1)).toBeLessThan(0.15);
  });

  test("reasons of those who complained name complaints as raising the risk", () => {
    const place = themes.indexOf("complaints") + 1;
    let complained = 0;
    let told = 0;
    for (let i = from; i < frame.rows; i++) {
      if (frame.columns.complaints[i]! === 0) continue;
      complained += 1;
      const own = ["first_theme", "second_theme", "third_theme"].map((name) => scores[name]![i]);
      if (own.includes(place)) told += 1;
    }
    expect(told / complained).toBeGreaterThan(0.98);
  });

  test("complaints are among the drivers, and raise", () => {
    for (const drivers of fit.params.drivers.values()) {
      const columns = driverColumns({ ...fit.params, drivers: new Map([["logistic", drivers]]) });
      const f = (columns.feature as string[]).indexOf("complaints");
      expect((columns.direction as string[])[f]).toBe("raises");
    }
  });

  test("is learnt the same again", () => {
    const again = learnt(complaining);
    expect(again.scores).toEqual(scores);
    expect(comparisonColumns(again.fit.params)).toEqual(comparisonColumns(fit.params));
  });

  test.each(["logistic", "gradient_boosting"] as const)("is scored by %s when that is configured", (name) => {
    const configured = learnt(complaining, name);
    expect(configured.fit.params.chosen).toBe(name);
    expect(configured.scores.churn_probability!.slice(from)).toEqual(configured.scores[name]!.slice(from));
  });
});

test("labels of later days change nothing of what is judged on earlier ones: nothing learnt is as late", () => {
  const base = learnt({ ...complaining, customers: 400 });
  const turned = learnt({
    ...complaining,
    customers: 400,
    // The newest labelled cut-off comes out the other way round
    set: (name, i) => {
      if (name !== "no_purchase" || i < 400 * 3 || i >= 400 * 4) return undefined;
      return 1 - base.frame.columns.no_purchase[i]!;
    },
  });
  const tested = (name: string) => [base, turned].map((one) => one.scores[name]!.slice(400 * 3, 400 * 4));
  for (const name of ["logistic", "gradient_boosting"]) {
    const [first, second] = tested(name);
    expect(second).toEqual(first);
  }
  expect(turned.fit.params.judgements[0]!.logLoss).toBeGreaterThan(base.fit.params.judgements[0]!.logLoss);
});

const flat = () => 0;
const hostile: [string, World, RegExp][] = [
  [
    "all churned",
    { customers: 300, cutOffs: 4, truth: () => 50 },
    /^probabilistic: too few customers to learn from: 300 without a purchase and 0 with one/,
  ],
  [
    "nobody churned",
    { customers: 300, cutOffs: 4, truth: () => -50 },
    /^probabilistic: too few customers to learn from: 0 without/,
  ],
  ["one customer", { customers: 1, cutOffs: 4, truth: flat }, /^probabilistic: too few customers/],
  [
    "one labelled cut-off",
    { customers: 300, cutOffs: 2, truth: flat },
    /^probabilistic: the history is too short for two labelled cut-offs/,
  ],
  ["no past at all", { customers: 300, cutOffs: 1, truth: flat }, /^probabilistic: the history is too short/],
  [
    "nothing to tell",
    { customers: 500, cutOffs: 4, truth: flat },
    /^(fitted: (logistic|gradient_boosting)|probabilistic: least)/,
  ],
  [
    "features that never vary",
    {
      customers: 300,
      cutOffs: 4,
      truth: flat,
      set: (name) =>
        ({
          days_since_purchase: 5,
          tenure: 100,
          purchase_days: 3,
          purchase_days_90: 1,
          purchase_days_365: 3,
          complaints: 0,
          complaints_90: 0,
          mean_purchase: 10,
          inbound_90: 0,
        })[name],
    },
    /^(fitted: |probabilistic: least)/,
  ],
  [
    "amounts without end",
    {
      customers: 300,
      cutOffs: 4,
      truth: flat,
      set: (name, i) => (name === "mean_purchase" ? (i % 3 ? 1e12 : -1e12) : undefined),
    },
    /^(fitted: |probabilistic: least)/,
  ],
];

test.each(hostile)("%s: every number is one, and the state says what was done", (_, world, expected) => {
  const { scores, stateOf, from, frame, fit } = learnt(world);
  expect(stateOf).toMatch(expected);
  for (let i = from; i < frame.rows; i++) {
    const p = scores.churn_probability![i]!;
    if (fit.params.chosen === "probabilistic") expect(p).toBeNaN();
    else expect(p > 0 && p < 1).toBe(true);
  }
  for (const { logLoss } of fit.params.judgements) expect(Number.isFinite(logLoss)).toBe(true);
});

test("a company without a single row is scored without a word", () => {
  const { stateOf } = learnt({ customers: 0, cutOffs: 1, truth: flat });
  expect(stateOf).toMatch(/^probabilistic: the history is too short/);
});

describe("labels over fewer days than are looked ahead", () => {
  test("keep the order of customers of one history, and are the same where the days are", () => {
    expect(carried(0.3, 0.4, 0.2)).toBeLessThan(0.3);
    expect(carried(0.4, 0.4, 0.2)).toBeCloseTo(0.2, 12);
    expect(carried(0.37, 0.5, 0.5)).toBe(0.37);
  });

  test("give lower probabilities over the longer time, and say so", () => {
    const near = learnt(complaining, "logistic", 60);
    const far = learnt(complaining, "logistic", 200);
    const mean = (c: Float64Array, from: number) =>
      c.slice(from).reduce((a, b) => a + b, 0) / (c.length - from);
    expect(mean(far.scores.logistic!, far.from)).toBeLessThan(mean(near.scores.logistic!, near.from));
    expect(far.fit.records.find((r) => r.name === "carried")?.note).toMatch(/over 60 days only/);
    expect(near.fit.records.find((r) => r.name === "carried")).toBeUndefined();
  });
});
