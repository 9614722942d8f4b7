import { beforeAll, expect, test } from "vitest";
import { fields } from "../../ingest/identity/score/fields.ts";
import { rfmConfig } from "../../ingest/index.ts";
import { readSql } from "../../models/build/materialise.ts";
import { churnReasons } from "../../models/churn/reasons.ts";
import { models } from "../../models/models.ts";
import { reasons } from "../../models/reasons.ts";
import { threeKinds } from "./cluster/three_kinds.ts";
import { company, type FullerFacts, run, type Setting } from "./company.ts";
import { customersOf, market } from "./covariates/company.ts";
import { addDays, asKnownOn, randomCompany } from "./random_company.ts";

const asOf = "2024-05-20";
const big = randomCompany({ seed: 41, customers: 150, from: "2022-01-01", to: asOf });
const bought = (customer: string, from: number, to: number, step: number, amount: number) =>
  Array.from({ length: Math.floor((from - to) / step) + 1 }, (_, i) => ({
    customer,
    day: addDays(asOf, -from + i * step),
    amount,
    product: `p${i % 3}`,
    ...(i % 2 === 0 && customer < "k" ? { discount: amount / 10 } : {}),
  }));
const party = (customer: string, more: Record<string, string | number | null> = {}) => ({
  customer_key: customer,
  system: "test",
  source_id: customer,
  role: "end_customer",
  parent_key: null,
  referrer_key: null,
  owner_key: null,
  wallet: null,
  is_frozen: false,
  is_master: true,
  ...more,
});
/** Customers of whom more is known than what they bought: who they are, whom they brought, how content they are. */
const ofManyKinds: FullerFacts = {
  lines: [
    ...Array.from({ length: 24 }, (_, i) => bought(`c${i}`, 700 - 10 * i, 5 + i, 20 + i, 50 + 9 * i)).flat(),
    ...bought("fading", 700, 280, 7, 200),
    ...bought("slowing", 700, 60, 25, 400),
    ...bought("z", 600, 10, 60, 90),
  ],
  opportunities: [
    {
      id: "won",
      customer: "c5",
      amount: 900,
      outcome: "won",
      created: addDays(asOf, -200),
      closed: addDays(asOf, -90),
    },
    { id: "great", customer: "z", amount: 100_000, probability: 0.001, created: addDays(asOf, -20) },
    { id: "open", customer: "c5", amount: 500, probability: 0.5, created: addDays(asOf, -20) },
  ],
  costs: [{ customer: "costly", day: addDays(asOf, -500), amount: 9 }],
  rows: {
    "core.customer": [
      ...Array.from({ length: 24 }, (_, i) =>
        party(`c${i}`, i < 12 ? { parent_key: "fading", referrer_key: "c1" } : { role: "partner" }),
      ),
      party("rich", { wallet: 5000 }),
      party("fading"),
      party("costly", { owner_key: "thrifty" }),
      party("slowing"),
      party("z", { role: "supplier", owner_key: "o" }),
      party("late", { owner_key: "nobody's" }),
    ],
    "core.product": [
      { product_key: "p0", category: "tools" },
      { product_key: "p1", category: "tools" },
      { product_key: "p2", category: "oil" },
    ],
    "core.interaction": Array.from({ length: 24 }, (_, i) => ({
      interaction_key: `i${i}`,
      customer_key: `c${i}`,
      kind: i % 2 ? "meeting" : "call",
      day: addDays(asOf, -i),
      satisfaction: 1 + (i % 5),
      cost: 2,
    })),
  },
};
const regions = market({ pace: { north: 0.01, south: 0.02 }, customers: 200, seed: "regions" });

/** Customers of all kinds: few and many, good and bad, with and without a year of history. */
const companies: [FullerFacts, Partial<Setting>][] = [
  [{ lines: threeKinds(asOf) }, { tiers: { months: 1 } }],
  [asKnownOn(asOf, big), { tiers: { months: 12, band: 0.4 } }],
  [
    asKnownOn(asOf, big),
    {
      models: { rfm: rfmConfig.parse({ frequency: { by: "quantile", count: "orders" } }) },
      tiers: { months: 1 },
    },
  ],
  [
    asKnownOn(asOf, big),
    { models: { transactions: "bg_nbd", renewals: { period: "month" } }, tiers: { months: 2 } },
  ],
  // The more often they buy, the more they spend each time.
  [
    {
      lines: Array.from({ length: 60 }, (_, i) =>
        bought(`c${i}`, 20 + 25 * (i % 11), 20, 25, (1 + (i % 11)) ** 0.8 * (9 + (i % 7))),
      ).flat(),
    },
    { tiers: { months: 1 } },
  ],
  // Spends so different that their model has no mean.
  [
    {
      lines: Array.from({ length: 60 }, (_, i) =>
        bought(`c${i}`, 80 + (i % 5), 20, 30, Math.round(10 * ((i + 0.5) / 60) ** -1.8)),
      ).flat(),
    },
    { tiers: { months: 1 } },
  ],
  [
    {
      lines: [
        { customer: "a", day: addDays(asOf, -40), amount: 5 },
        { customer: "b", day: addDays(asOf, -200), amount: 9 },
      ],
    },
    { models: { renewals: { period: "month" } }, tiers: { months: 1, annualise: true } },
  ],
  // Customers who never leave.
  [
    {
      lines: Array.from({ length: 400 }, (_, i) => ({
        customer: `c${i % 20}`,
        day: addDays("2022-01-01", 40 * Math.floor(i / 20) + ((i * i * 7) % 97)),
        amount: 20 + ((i * 13) % 50),
      })),
    },
    { models: { transactions: "nbd" }, tiers: { months: 1 } },
  ],
  // A pipeline that has come to lie between the threshold and the end of its band.
  [
    {
      opportunities: [
        { id: "early", customer: "a", amount: 80, probability: 1, created: addDays(asOf, -60) },
        { id: "late", customer: "a", amount: 25, probability: 1, created: addDays(asOf, -3) },
      ],
    },
    { tiers: { months: 2, potential: { by: "amount", amount: 100 } } },
  ],
  [
    { costs: [{ customer: "a", day: asOf, amount: 5 }] },
    { models: { overhead: { amount: 10, by: "revenue" } }, tiers: { months: 1 } },
  ],
  [ofManyKinds, { models: { overhead: { amount: 1000, by: "customers" } }, tiers: { months: 24 } }],
  [
    { lines: regions.lines, rows: { "core.customer": customersOf(regions.regionOf) } },
    {
      asOf: "2025-12-31",
      models: { covariates: ["region"], transactions: "mbg_nbd_covariates" },
      tiers: { months: 1 },
    },
  ],
];

const reasoned = models.filter((model) =>
  Object.values(model.writes.columns).some((c) => c.unit === "reasons"),
);
const placesIn = (sentence: string) => new Set(sentence.match(/\{\d\}/g) ?? []);
const given = new Set<string>();

beforeAll(async () => {
  for (const [facts, setting] of companies) {
    const { db, context } = await company(facts, { asOf, ...setting });
    await run(db, context, models);
    for (const { writes } of reasoned) {
      const tokens = await db.rows<{ token: string }>(
        `SELECT DISTINCT unnest(reasons) AS token FROM ${writes.name}`,
      );
      for (const { token } of tokens) given.add(token);
    }
    db.close();
  }
}, 180_000);

test("every reason that a model gives is in the catalogue, with as many arguments as its sentences have places", () => {
  expect(given.size).toBeGreaterThan(100);
  const wrong = [...given].filter((token) => {
    const [code, ...args] = token.split("|");
    const sentences = reasons[code!];
    return !sentences || placesIn(sentences.en).size !== args.length || args.some((arg) => arg === "");
  });
  expect(wrong.slice(0, 10)).toEqual([]);
});

test("every reason of the catalogue is given by some model, or by the joining of records", () => {
  // Those of learners are told by test/models/churn/reasons.test.ts.
  const joining = ["decided_same", ...fields.flatMap((field) => field.levels), ...Object.keys(churnReasons)];
  const codes = new Set([...[...given].map((token) => token.split("|")[0]!), ...joining]);
  expect(Object.keys(reasons).filter((code) => !codes.has(code))).toEqual([]);
});

test("every code that is written in a SELECT is in the catalogue", async () => {
  for (const model of reasoned) {
    if (model.form !== "query") continue;
    const text = await readSql(model.sql);
    const codes = [...text.matchAll(/'([a-z][a-z0-9_]*)\|/g)].map((match) => match[1]!);
    expect(codes.filter((code) => !(code in reasons))).toEqual([]);
  }
});

test.each(Object.entries(reasons))(
  "%s is told in both languages with the same places",
  (code, { en, zh }) => {
    expect(code).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(placesIn(zh)).toEqual(placesIn(en));
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    const places = [...placesIn(en)].sort();
    expect(places).toEqual(places.map((_, i) => `{${i + 1}}`));
  },
);
