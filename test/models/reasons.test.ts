import { beforeAll, expect, test } from "vitest";
import { fields } from "../../ingest/identity/score/fields.ts";
import { rfmConfig } from "../../ingest/index.ts";
import { readSql } from "../../models/build/materialise.ts";
import { models } from "../../models/models.ts";
import { reasons } from "../../models/reasons.ts";
import { company, type Facts, run, type Setting } from "./company.ts";
import { addDays, asKnownOn, randomCompany } from "./random_company.ts";

const asOf = "2024-05-20";
const big = randomCompany({ seed: 41, customers: 150, from: "2022-01-01", to: asOf });
/** Customers of all kinds: few and many, good and bad, with and without a year of history. */
const companies: [Facts, Partial<Setting>][] = [
  [asKnownOn(asOf, big), { tiers: { months: 12, band: 0.4 } }],
  [
    asKnownOn(asOf, big),
    {
      models: { rfm: rfmConfig.parse({ frequency: { by: "quantile", count: "orders" } }) },
      tiers: { months: 1 },
    },
  ],
  [asKnownOn(asOf, big), { models: { transactions: "bg_nbd" }, tiers: { months: 2 } }],
  [
    {
      lines: [
        { customer: "a", day: addDays(asOf, -40), amount: 5 },
        { customer: "b", day: addDays(asOf, -200), amount: 9 },
      ],
    },
    { tiers: { months: 1, annualise: true } },
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
    { tiers: { months: 1 } },
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
  [{ costs: [{ customer: "a", day: asOf, amount: 5 }] }, { tiers: { months: 1 } }],
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
  const joining = ["decided_same", ...fields.flatMap((field) => field.levels)];
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
