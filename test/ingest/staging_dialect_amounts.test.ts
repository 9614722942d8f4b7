import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { conditionSql } from "../../ingest/staging/condition.ts";
import { flagSql } from "../../ingest/staging/flag.ts";
import { numberSql } from "../../ingest/staging/number.ts";
import { readNumber } from "../../ingest/staging/read_number.ts";
import { reader } from "./dialect.ts";

const read = reader();
const money = (texts: readonly string[], mark: "." | ",") =>
  read(texts, (text) => numberSql(text, "DECIMAL(18,4)", mark));

describe("amounts", () => {
  test.each([
    [".", "1,234.50", "1234.5000"],
    [",", "1.234,50", "1234.5000"],
    [",", "1 234,50", "1234.5000"],
    [",", "1\u202f234,50\u00a0€", "1234.5000"],
    [".", "1’234.50", "1234.5000"],
    [".", "CHF 1'234.50", "1234.5000"],
    [".", "12,34,567.00", "1234567.0000"],
    [".", "１，２３４．５０", "1234.5000"],
    [".", "￥１２", "12.0000"],
    [".", "(1,234.50)", "-1234.5000"],
    [".", "$(1,234.50)", "-1234.5000"],
    [",", "1.234,50-", "-1234.5000"],
    [",", "1.234,50- EUR", "-1234.5000"],
    [".", "−5", "-5.0000"],
    [".", "-$5", "-5.0000"],
    [".", "NT$ -5", "-5.0000"],
    [".", "+5", "5.0000"],
    [".", "12.5 %", "0.1250"],
    [",", "12,5%", "0.1250"],
    [".", "1.2万", "12000.0000"],
    [".", "3亿元", "300000000.0000"],
    [",", "kr. 5", "5.0000"],
    [",", "kr.5", "5.0000"],
    [",", "100 Kč", "100.0000"],
    [".", "1.5e3", "1500.0000"],
    [",", "1.234", "1234.0000"],
    [".", "1.234", "1.2340"],
  ] as const)("with decimal %s, %s is %s", async (mark, text, value) => {
    expect(await money([text], mark)).toEqual([value]);
  });

  test.each([
    [".", "1,5"],
    [".", "1.234.567"],
    [".", "1,234,56"],
    [".", "1.234,50"],
    [".", "1 2"],
    [".", "12 34"],
    [",", "1,234.50"],
    [",", "1,234,567"],
    [",", "1.23"],
    [",", "1,5.0"],
    [".", "(-5)"],
    [".", "-5-"],
    [".", "--5"],
    [".", "$5 EUR"],
    [".", "1 EUR 234"],
    [".", "1EUR234"],
    [".", "5 (kg)"],
    [".", "5 kg"],
    [".", "5%%"],
    [".", "$5%"],
    [".", "nan"],
    [".", "Infinity"],
    [".", "1e400"],
    [".", "#N/A"],
    [".", "#REF!"],
    [".", "万"],
    [".", "EUR"],
    [".", "-"],
    [".", "."],
  ] as const)("with decimal %s, %s is no number", async (mark, text) => {
    expect(await money([text], mark)).toEqual([null]);
    expect(await read([text], (t) => numberSql(t, "DOUBLE", mark))).toEqual([null]);
  });

  const cents = fc.integer({ min: -99_999_999_99, max: 99_999_999_99 });
  const grouped = (digits: string, separator: string, first = 3, then = 3): string => {
    if (digits.length <= 3) return digits;
    const head = digits.slice(0, -first);
    const groups: string[] = [];
    for (let end = head.length; end > 0; end -= then)
      groups.unshift(head.slice(Math.max(0, end - then), end));
    return [...groups, digits.slice(-first)].join(separator);
  };
  const style = fc.record({
    mark: fc.constantFrom(".", ",") as fc.Arbitrary<"." | ",">,
    separator: fc.constantFrom("", "other", " ", "\u00a0", "\u202f", "'", "’", "indian"),
    sign: fc.constantFrom("-", "−", "after", "parentheses"),
    currency: fc.constantFrom(
      "",
      "€",
      "$",
      "£",
      "¥",
      "￥",
      "₩",
      "CHF",
      "EUR",
      "USD",
      "RMB",
      "元",
      "US$",
      "NT$",
      "HK$",
      "kr",
      "zł",
    ),
    isBefore: fc.boolean(),
    space: fc.constantFrom("", " ", "\u00a0"),
    isWide: fc.boolean(),
  });
  type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

  function written(amount: number, s: Style): string {
    const digits = String(Math.abs(amount)).padStart(3, "0");
    const whole = digits.slice(0, -2);
    const other = s.mark === "." ? "," : ".";
    const separator = s.separator === "other" ? other : s.separator;
    const groups =
      separator === "indian"
        ? s.mark === "."
          ? grouped(whole, ",", 3, 2)
          : whole
        : grouped(whole, separator);
    let text = `${groups}${s.mark}${digits.slice(-2)}`;
    if (s.isWide) text = text.replace(/[0-9.,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    const isNegative = amount < 0;
    if (isNegative && s.sign === "after") text = `${text}-`;
    if (s.currency !== "")
      text = s.isBefore ? `${s.currency}${s.space}${text}` : `${text}${s.space}${s.currency}`;
    if (isNegative && s.sign === "parentheses") text = `(${text})`;
    if (isNegative && (s.sign === "-" || s.sign === "−")) text = `${s.sign}${text}`;
    return text;
  }

  test("any amount written in any dialect is read back to the cent", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cents, style), { minLength: 40, maxLength: 40 }), async (all) => {
        for (const mark of [".", ","] as const) {
          const of = all.filter(([, s]) => s.mark === mark);
          const texts = of.map(([amount, s]) => written(amount, s));
          const values = await money(texts, mark);
          const found = values.map((value, i) => [
            texts[i],
            value === null ? null : Math.round(Number(value) * 100),
          ]);
          expect(found).toEqual(of.map(([amount], i) => [texts[i], amount]));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("what one mark reads as grouped, the other never reads as the same amount by luck", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 999_999_999 }), async (whole) => {
        const [point, comma] = [
          `${grouped(String(whole * 1000), ",")}.25`,
          `${grouped(String(whole * 1000), ".")},25`,
        ];
        expect(await money([comma], ".")).toEqual([null]);
        expect(await money([point], ",")).toEqual([null]);
      }),
      { numRuns: 30 },
    );
  });

  test("the profile reads every text just as staging does", async () => {
    const noise = fc.string({
      unit: fc.constantFrom(..."0159.,' -+()%€$万亿EURkr \u00a0−１，"),
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(noise, { minLength: 200, maxLength: 200 }), async (texts) => {
        const trimmed = texts.map((t) => t.trim()).filter((t) => t !== "" && !/^[-+]{2}/.test(t));
        for (const mark of [".", ","] as const) {
          const values = await read(trimmed, (t) => numberSql(t, "DOUBLE", mark));
          const expected = trimmed.map((t) => [t, numberOrNull(readNumber(t, mark)?.text)]);
          expect(values.map((v, i) => [trimmed[i], numberOrNull(v)])).toEqual(expected);
        }
      }),
      { numRuns: 25 },
    );
  });
  const numberOrNull = (text: string | null | undefined) => (text == null ? null : Number(text) + 0);

  test("a condition compares the source's own numbers", async () => {
    const below = await read(
      ["-1.234,50", "3,5", "-12,00 €", "x"],
      (text) => sql`${conditionSql({ column: "text", below: 0 }, ",")} AND ${text} IS NOT NULL`,
    );
    expect(below).toEqual(["true", "false", "true", "false"]);
  });
});

test("yes and no in the words of many exports, and nothing else", async () => {
  expect(await read(["Oui", "x", "ON", "已", "J", "1"], flagSql)).toEqual(Array(6).fill("true"));
  expect(await read(["non", "Off", "未", "N", "0"], flagSql)).toEqual(Array(5).fill("false"));
  expect(await read(["maybe", "2", "o", "-"], flagSql)).toEqual(Array(4).fill(null));
});
