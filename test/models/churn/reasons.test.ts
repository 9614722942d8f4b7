import { expect, test } from "vitest";
import { churn } from "../../../models/churn/index.ts";
import { churnReasons } from "../../../models/churn/reasons.ts";
import { themes } from "../../../models/churn/themes.ts";
import { rowsOf, star } from "../contract.ts";

const as_of = "2024-05-20";
/** Of each theme one customer whom it raises and one whom it lowers, and one who has bought once. */
const told = [
  ...themes.flatMap((theme, place) => [
    { key: `up ${theme}`, place: place + 1, days: 3, theme },
    { key: `down ${theme}`, place: -(place + 1), days: 3, theme },
  ]),
  { key: "up once", place: 1, days: 1, theme: "once" },
  { key: "down once", place: -1, days: 1, theme: "once" },
];

const company = () =>
  star(
    {
      "score.transactions": told.map(({ key }) => ({ customer_key: key, no_purchase_probability: 0.3 })),
      "score.spend": told.map(({ key }) => ({ customer_key: key })),
      "mart.transaction_score": told.map(({ key }) => ({ customer_key: key, model: "mbg_nbd" })),
      "score.churn": told.map(({ key, place }) => ({
        cut_off: as_of,
        customer_key: key,
        churn_probability: 0.4,
        first_theme: place,
      })),
      "score.churn_feature": told.map(({ key, days }) => ({
        cut_off: as_of,
        customer_key: key,
        is_present: true,
        purchase_days: days,
        days_since_purchase: 120,
        usual_gap: days > 1 ? 45 : null,
        complaints: 2,
        complaints_90: 1,
        open_complaints: 0,
      })),
    },
    { as_of },
  );

test("every theme is told by its own sentence, raising or lowering, and every sentence of churn is told", async () => {
  const db = await company();
  await db.run("SET VARIABLE churn_model = 'logistic'");
  const rows = await rowsOf<{ customer_key: string; reasons: string[]; model: string }>(db, churn);
  const codes = new Map(rows.map((row) => [row.customer_key, row.reasons[0]!.split("|")[0]]));
  for (const { key, theme } of told) {
    const direction = key.startsWith("up") ? "raised" : "lowered";
    expect(codes.get(key)).toBe(`churn_${direction}_by_${theme}`);
  }
  expect(new Set(codes.values())).toEqual(new Set(Object.keys(churnReasons)));
  expect(new Set(rows.map((row) => row.model))).toEqual(new Set(["logistic"]));
  db.close();
});

test("numbers stand where the sentence has its places, and a dash where none is known", async () => {
  const db = await company();
  await db.run("SET VARIABLE churn_model = 'logistic'");
  const rows = await rowsOf<{ customer_key: string; reasons: string[] }>(db, churn);
  const of = (key: string) => rows.find((row) => row.customer_key === key)!.reasons;
  expect(of("up complaints")).toEqual(["churn_raised_by_complaints|1|2|0"]);
  expect(of("up rhythm")).toEqual(["churn_raised_by_rhythm|120|45"]);
  expect(of("down once")).toEqual(["churn_lowered_by_once|120"]);
  expect(of("up satisfaction")).toEqual(["churn_raised_by_satisfaction|–"]);
  for (const { reasons } of rows as { reasons: string[] }[]) {
    const [code, ...args] = reasons[0]!.split("|");
    const { en, zh } = churnReasons[code!]!;
    for (const sentence of [en, zh]) expect(new Set(sentence.match(/\{\d\}/g)).size, code).toBe(args.length);
  }
  db.close();
});
