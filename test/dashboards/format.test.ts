import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  change,
  createFormat,
  daysBetween,
  isoDay,
  type Language,
  localeFor,
  type NumberUnit,
  utc,
} from "../../dashboards/format/index.ts";

const formats = {
  en: createFormat({ language: "en", locale: "en", currency: "EUR", timezone: "Europe/Berlin" }),
  zh: createFormat({ language: "zh", locale: "zh-CN", currency: "CNY", timezone: "Asia/Shanghai" }),
};
const languages: Language[] = ["en", "zh"];
const units: NumberUnit[] = ["count", "days", "number", "money", "rate", "share", "probability", "points"];
const anyNumber = fc.oneof(fc.double(), fc.double({ min: -2, max: 2 }), fc.integer());
const styles = ["compact", "axis", "exact", "plain", "signed"] as const;

describe("numbers", () => {
  it("no screen ever says NaN, Infinity or −0", () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.constantFrom(...units),
        fc.constantFrom(...languages),
        fc.constantFrom(...styles),
        (value, unit, language, style) => {
          const text = formats[language][style](value, unit);
          expect(text).not.toMatch(/NaN|Infinity|∞/);
          if (text.startsWith("−")) expect(text).toMatch(/[1-9]/);
        },
      ),
    );
  });

  it("a missing value is a dash in every style", () => {
    for (const style of styles) {
      for (const value of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(formats.en[style](value, "money")).toBe("—");
      }
    }
  });

  it("cards keep three significant figures: what is shown is within half of the third", () => {
    fc.assert(
      fc.property(fc.double({ min: 10_000, max: 1e14, noNaN: true }), (value) => {
        const text = formats.en.compact(value, "money");
        const [, digits = "", unit = ""] = text.match(/^€([\d.,]+)([KMBT]?)$/) ?? [];
        const shown = Number(digits.replaceAll(",", "")) * { "": 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 }[unit]!;
        expect(Math.abs(shown - value) / value).toBeLessThanOrEqual(0.00501);
      }),
    );
  });

  it.each([
    [1_234_567, "count", "1.23M", "123万"],
    [123_456_789, "count", "123M", "1.23亿"],
    [120_000_000, "count", "120M", "1.2亿"],
    [12_345, "count", "12.3K", "1.23万"],
    [3_412, "count", "3,412", "3,412"],
    [0.6123, "share", "61.2%", "61.2%"],
    [0, "count", "0", "0"],
    [-0, "share", "0%", "0%"],
    [-1e-9, "rate", "0%", "0%"],
    [41.26, "days", "41.3 days", "41.3天"],
  ] as const)("%d as %s is %s in English and %s in Chinese", (value, unit, en, zh) => {
    expect(formats.en.compact(value, unit)).toBe(en);
    expect(formats.zh.compact(value, unit)).toBe(zh);
  });

  it("Chinese never counts in thousands and millions", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
        expect(formats.zh.compact(value, "money")).not.toMatch(/[KMBT千]/);
      }),
    );
  });

  it("hover and tables give the exact amount to the cent", () => {
    expect(formats.en.exact(1_234_567.891, "money")).toBe("€1,234,567.89");
    expect(formats.en.plain(1_234_567.891, "money")).toBe("1,234,567.89");
    expect(formats.zh.exact(-1234.5, "money")).toBe("−¥1,234.50");
  });

  it("a column has one precision", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 2 }), (values) => {
        const decimals = values.map((value) => formats.en.plain(value, "money").split(".")[1]?.length);
        expect(new Set(decimals).size).toBe(1);
      }),
    );
  });
});

describe("changes", () => {
  it("are both relative and absolute for amounts", () => {
    expect(change(formats.en, 110_000, 100_000, "money")).toEqual({
      direction: "up",
      tone: "better",
      sign: "▲",
      relative: "+10%",
      absolute: "+€10K",
    });
  });

  it("are percentage points, never percent of percent, for ratios", () => {
    const moved = change(formats.zh, 0.61, 0.59, "share");
    expect(moved).toMatchObject({ relative: null, absolute: "+2 个百分点" });
    expect(change(formats.en, 0.59, 0.61, "share")).toMatchObject({ absolute: "−2 pp", tone: "worse" });
  });

  it("are worse when a bad measure rises", () => {
    expect(change(formats.en, 3, 2, "count", "down")?.tone).toBe("worse");
  });

  it("have no percentage of a base that is not positive", () => {
    expect(change(formats.en, 3, 0, "money")?.relative).toBeNull();
    expect(change(formats.en, 3, -5, "money")?.relative).toBeNull();
  });

  it("do not exist without both values", () => {
    expect(change(formats.en, null, 2, "money")).toBeNull();
    expect(change(formats.en, 2, undefined, "money")).toBeNull();
  });

  it("turn round when the values are swapped", () => {
    const amount = fc.double({ min: 1, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const opposite = { up: "down", down: "up", flat: "flat" } as const;
        const there = change(formats.en, a, b, "money")!;
        const back = change(formats.en, b, a, "money")!;
        expect(back.direction).toBe(opposite[there.direction]);
      }),
    );
  });
});

describe("days", () => {
  const anyDay = fc
    .date({ min: new Date("1990-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
    .map(isoDay);

  it("are never shifted by a time zone", () => {
    const far = createFormat({
      language: "en",
      locale: "en-GB",
      currency: "EUR",
      timezone: "Pacific/Kiritimati",
    });
    expect(far.day("2025-01-01")).toBe("1 Jan 2025");
    expect(far.month("2025-12-31")).toBe("Dec 2025");
  });

  it("survive the way there and back", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isoDay(utc(day))).toBe(day);
      }),
    );
  });

  it("adding months lands on the first of a month, that many months on", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -240, max: 240 }), (day, months) => {
        const there = addMonths(day, months);
        expect(there.slice(8)).toBe("01");
        expect(addMonths(there, -months)).toBe(`${day.slice(0, 8)}01`);
      }),
    );
  });

  it("count whole days between two dates across a change of clocks", () => {
    expect(daysBetween("2025-03-29", "2025-03-31")).toBe(2);
  });

  it("instants are told in the company's zone, whatever the browser's", () => {
    expect(formats.zh.instant("2025-06-18T18:30:00Z")).toContain("2025年6月19日");
  });
});

describe("the reader's variety of the language", () => {
  it("is the browser's own where it speaks the language", () => {
    expect(localeFor("en", ["de-DE", "en-GB"])).toBe("en-GB");
    expect(localeFor("zh", ["zh-CN"])).toBe("zh-CN");
  });
  it("is plain English or simplified Chinese otherwise", () => {
    expect(localeFor("en", ["de-DE"])).toBe("en");
    expect(localeFor("zh", ["zh-TW", "en"])).toBe("zh-CN");
  });
});
