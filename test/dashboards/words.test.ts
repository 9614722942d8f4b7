import { describe, expect, it } from "vitest";
import { views } from "../../api/index.ts";
import { dictionary } from "../../dashboards/data/dictionary.ts";
import { words } from "../../dashboards/words/index.ts";
import { definitions } from "../../dashboards/words/zh/definitions.ts";
import { kinds } from "../../models/about.ts";
import { baselineIds } from "../../models/backtest/baselines.ts";
import { noRule } from "../../models/rfm_segment/rules.ts";
import { rfmSegments } from "../../models/rfm_segment/table.ts";

type Leaf = readonly [path: string, value: unknown];

function leaves(node: unknown, path = ""): Leaf[] {
  if (typeof node !== "object" || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

const sample = (value: unknown): string =>
  typeof value === "function"
    ? String(value(...Array.from({ length: value.length }, (_, i) => (i === 0 ? "2" : "3"))))
    : String(value);

const en = leaves(words.en);
const zh = new Map(leaves(words.zh));

describe("the Chinese catalogue", () => {
  it("says everything that the English one says", () => {
    expect([...zh.keys()].sort()).toEqual(en.map(([path]) => path).sort());
  });

  it("has no string left in English", () => {
    const same =
      /^(shell\.product|columns\.[rfm]|customer\.(rfm|rfmValue)|charts\.(moved|nextOrderRange)|data\.(passed|failed)|segments\.(between|above|below))$/;
    const untranslated = en
      .filter(([path]) => !same.test(path) && path !== "executive.movementTitle")
      .filter(([path, value]) => sample(zh.get(path)) === sample(value));
    expect(untranslated.map(([path]) => path)).toEqual([]);
  });

  it("names the four tiers as the company does", () => {
    const { high, potential, secondary, low } = words.zh.domain.tier;
    expect([high, potential, secondary, low]).toEqual(["高价值", "潜在价值", "次价值", "低价值"]);
  });
});

describe("the words for closed sets", () => {
  const { customer_tier, customer_order, customer_interaction, check, model_fit } = views;
  const { backtest, churn_comparison, churn_driver, cluster_choice, customer_profit, tier_lift } = views;
  const { models, customer } = words.en;
  const loyaltyParts = Object.keys(views.loyalty.columns)
    .filter((column) => column.endsWith("_score"))
    .map((column) => column.replace("_score", ""));
  const modelValueParts = Object.keys(views.model_value.columns).filter(
    (column) => !/^(customer_key|model_value|inputs|weight_known|reasons|.*_score)$/.test(column),
  );
  it.each([
    ["tier", customer_tier.columns.tier.values, words.en.domain.tier],
    ["trend", customer_tier.columns.trend.values, words.en.domain.trend],
    ["segment", [...rfmSegments, noRule], words.en.domain.segment],
    ["order kind", customer_order.columns.kind.values, words.en.domain.orderKind],
    ["contact kind", customer_interaction.columns.kind.values, words.en.domain.contact],
    ["severity", check.columns.severity.values, words.en.domain.severity],
    ["kind of model", kinds, models.kind],
    ["state of a trial", backtest.columns.state.values, models.trialState],
    ["rule of thumb", baselineIds, models.candidate],
    [
      "way to tell churn",
      churn_comparison.columns.candidate.values,
      { ...models.candidate, ...models.titles },
    ],
    ["feature", churn_driver.columns.feature.values, words.en.domain.feature],
    ["direction", churn_driver.columns.direction.values, models],
    ["verdict on clusters", cluster_choice.columns.verdict.values, models.verdict],
    ["period of profit", customer_profit.columns.period.values, customer.profitPeriod],
    ["lever", tier_lift.columns.cheapest_lever.values, customer.levers],
    ["part of loyalty", loyaltyParts, words.en.domain.part],
    ["part of model value", modelValueParts, words.en.domain.part],
    ["fit kind", model_fit.columns.kind.values, words.en.domain.fitKind],
  ] as const)("cover every %s", (_, values, names) => {
    expect(Object.keys(names)).toEqual(expect.arrayContaining([...(values ?? [])]));
  });
});

describe("definitions", () => {
  const sentences = [
    ...new Set(
      Object.values(views).flatMap((view) => Object.values(view.columns).map((column) => column.doc)),
    ),
  ];

  it("are in Chinese for every published column", () => {
    const missing = sentences.filter((sentence) => !(sentence in definitions));
    expect(
      missing,
      `add to dashboards/words/zh/definitions.ts:\n${missing.map((s) => `  ${JSON.stringify(s)}: "",`).join("\n")}`,
    ).toEqual([]);
  });

  it("are of columns that are published", () => {
    const known = new Set(sentences);
    const left = Object.keys(definitions).filter((sentence) => !known.has(sentence));
    expect(left, "take away from dashboards/words/zh/definitions.ts what no column says any more").toEqual(
      [],
    );
  });

  it("fall back to the declaration's sentence", () => {
    const tables = [
      {
        table: "t",
        grain: "",
        key: [],
        columns: [{ column: "c", unit: "text", is_nullable: false, doc: "A sentence of its own." }],
      },
    ];
    expect(dictionary(tables, "zh").define("t", "c")).toBe("A sentence of its own.");
    expect(dictionary(tables, "en").define("t", "elsewhere")).toBe("");
  });
});
