import { describe, expect, test } from "vitest";
import { formatFault } from "../../ingest/staging/formats.ts";
import { profileDays, profileNumbers } from "../../ingest/staging/profile/index.ts";
import { header, orders, quarantine, reconciliation, TestCompany } from "./company.ts";

describe("what a column's days prove", () => {
  test.each([
    [["2024-01-03", "2024/1/4", "20240105", "", "0000-00-00"], [], true],
    [["2024年1月3日"], [], true],
    [["01/02/2024", "13/02/2024"], ["%d/%m/%Y"], true],
    [["01/02/2024", "02/13/2024"], ["%m/%d/%Y"], true],
    [["01/02/2024", "03/04/2024"], ["%d/%m/%Y", "%m/%d/%Y"], false],
    [["03.03.2024", "04.04.2024"], ["%d.%m.%Y"], true],
    [["3. März 2024", "12. Mai 2024"], ["%d. %b %Y"], true],
    [["1/13/2024 1:05 PM"], ["%m/%d/%Y %I:%M %p"], true],
    [["31.12.24 10:00", "15.03.99 9:00"], ["%d.%m.%y %H:%M"], true],
    [["31.12.24"], ["%d.%m.%y", "%y.%m.%d"], false],
    [["45292", "45300"], ["excel"], false],
    [["1704067200"], ["epoch"], false],
    [["1704067200000"], ["epoch_ms"], false],
    [[""], [], false],
  ])("%j are read by %j, proven: %s", (values, formats, isProven) => {
    expect(profileDays(values)).toEqual({ formats, isProven, misfits: [] });
  });

  test("values that no format reads are named; a column of words is no column of days", () => {
    const days = ["13/02/2024", "14/02/2024", "15/02/2024", "16/02/2024", "soon"];
    expect(profileDays(days)).toEqual({ formats: ["%d/%m/%Y"], isProven: true, misfits: ["soon"] });
    expect(profileDays(["red", "blue"])).toEqual({ formats: [], isProven: false, misfits: ["red", "blue"] });
  });
});

describe("what a column's numbers prove", () => {
  test.each([
    [["1.234,50", "3"], ",", true],
    [["1,234.50", "3"], ".", true],
    [["1.5", "3"], ".", true],
    [["17", "18"], null, true],
    [["1.234", "2.345"], null, false],
    [["1,234", "17"], null, false],
    [["1.234", "0,5"], ",", true],
  ])("%j: decimal %s, proven: %s", (values, decimal, isProven) => {
    expect(profileNumbers(values)).toMatchObject({ decimal, isProven, misfits: [] });
  });

  test("both marks in one column prove neither", () => {
    expect(profileNumbers(["1,5", "1.25", "2.5"])).toMatchObject({ isProven: false, misfits: ["1,5"] });
  });

  test("whole numbers, currencies and per cents are told", () => {
    expect(profileNumbers(["1", "2"])).toMatchObject({
      isInteger: true,
      hasCurrencySign: null,
      isPercent: false,
    });
    expect(profileNumbers(["€ 1.50", "2 €", "3 EUR"])).toMatchObject({
      isInteger: false,
      hasCurrencySign: "€",
    });
    expect(profileNumbers(["12.5 %"])).toMatchObject({ isPercent: true });
    expect(profileNumbers(["a", "b"])).toMatchObject({ decimal: null, isProven: false, misfits: ["a", "b"] });
  });
});

describe("formats of one column", () => {
  test.each([
    [["%d/%m/%Y", "%m/%d/%Y"], /two formats read 03\/02\/2001 differently: %d\/%m\/%Y and %m\/%d\/%Y/],
    [["%d.%m.%y", "%y.%m.%d"], /differently/],
    [["excel", "epoch"], /differently/],
    [["epoch", "epoch_ms"], /differently/],
    [["%d.%m.%Q"], /unknown directive/],
    [["%d.%m."], /has no year/],
  ])("%j are refused", (formats, problem) => {
    expect(formatFault(formats)).toMatch(problem);
  });

  test.each([
    [["%d.%m.%Y", "iso"]],
    [["%d/%m/%Y", "%d/%m/%y"]],
    [["%d.%m.%Y", "%d.%m.%Y %H:%M"]],
    [["iso", "excel"]],
    [["%d. %B %Y", "%d. %b %Y"]],
    [["%Y-%m"]],
  ])("%j stand side by side", (formats) => {
    expect(formatFault(formats)).toBeNull();
  });

  test("a configuration with two readings of one text is refused with its path", () => {
    const columns = {
      ...orders.entities.order_line!.columns,
      day: { from: "Day", format: ["%d/%m/%Y", "%m/%d/%Y"] },
    };
    expect(() => new TestCompany([{ ...orders, entities: { order_line: { columns } } }])).toThrow(
      /order_line\.columns\.day.*two formats read/,
    );
  });
});

test("a day that does not fit its format is set aside with both; a day written as none is missing", async () => {
  const columns = { ...orders.entities.order_line!.columns, day: { from: "Day", format: "%m/%d/%Y" } };
  using company = new TestCompany([{ ...orders, entities: { order_line: { columns } } }]);
  company.write(
    "orders.csv",
    `${header}\n1,1,A,02/13/2024,S,1,EUR\n2,1,A,13/02/2024,S,1,EUR\n3,1,A,0000-00-00,S,1,EUR\n4,1,A,02/14/2024,S,"€ 1,234.50",EUR\n`,
  );
  await company.load();
  const db = await company.core();
  expect((await quarantine(db)).map((q) => [q.line, ...q.reasons])).toEqual([
    [3, "order_line.day is not a day: 13/02/2024 does not fit %m/%d/%Y"],
    [4, "order_line.day is missing"],
  ]);
  expect(await reconciliation(db)).toMatchObject([{ read: 4, staged: 2, quarantined: 2 }]);
  expect(await db.row("SELECT net_amount FROM staging.order_line WHERE order_id = 'erp:4'")).toEqual({
    net_amount: 1234.5,
  });
  db.close();
});
