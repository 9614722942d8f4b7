import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { daySql, instantSql } from "../../ingest/staging/day.ts";
import { readDay } from "../../ingest/staging/read_day.ts";
import { writeDay } from "../../ingest/staging/write_day.ts";
import { reader } from "./dialect.ts";

const read = reader();

describe("days", () => {
  const day = (texts: readonly string[], ...formats: string[]) =>
    read(texts, (text) => daySql(text, formats));

  test.each([
    ["2024-01-03", "2024-01-03"],
    ["2024年1月3日", "2024-01-03"],
    ["２０２４年１月３日", "2024-01-03"],
    ["2024/1/3", "2024-01-03"],
    ["2024.1.3", "2024-01-03"],
    ["20240103", "2024-01-03"],
    ["2024年1月3日 14时30分", "2024-01-03"],
    ["2024-01-03T23:30:00Z", "2024-01-04"],
    ["2024-01-03T00:00:00Z", "2024-01-03"],
    ["2024-01-03T00:00:00+09:00", "2024-01-03"],
    ["2024-02-30", null],
    ["20240230", null],
    ["0204-01-03", null],
    ["20244-01-03", null],
    ["1899-12-31", null],
    ["2200-01-01", null],
    ["01/02/2024", null],
    ["1.2.2024", null],
    ["24-01-03", null],
    ["45292", null],
    ["1900-02-29", null],
    ["infinity", null],
    ["epoch", "1970-01-01"],
  ])("without a format %s is %s", async (text, value) => {
    expect(await day([text])).toEqual([value]);
  });

  test.each([
    ["3. März 2024", "%d. %B %Y", "2024-03-03"],
    ["3. Mär 2024", "%d. %b %Y", "2024-03-03"],
    ["3. März 2024", "%d. %b %Y", "2024-03-03"],
    ["12. Dezember 2023", "%d. %B %Y", "2023-12-12"],
    ["12-Okt-23", "%d-%b-%y", "2023-10-12"],
    ["Mar 3, 2024", "%b %d, %Y", "2024-03-03"],
    ["12 août 2023", "%d %B %Y", "2023-08-12"],
    ["45292", "excel", "2024-01-01"],
    ["45292.75", "excel", "2024-01-01"],
    ["59", "excel", "1900-02-28"],
    ["60", "excel", null],
    ["61", "excel", "1900-03-01"],
    ["1704067200", "epoch", "2024-01-01"],
    ["1704067200000", "epoch_ms", "2024-01-01"],
    ["1/13/2024 1:05 PM", "%m/%d/%Y %I:%M %p", "2024-01-13"],
    ["13/02/2024", "%m/%d/%Y", null],
    ["01/02/24", "%d/%m/%Y", null],
    ["01/02/24", "%d/%m/%y", "2024-02-01"],
    ["2024-01-03", "%d.%m.%Y", null],
  ])("%s by %s is %s", async (text, format, value) => {
    expect(await day([text], format)).toEqual([value]);
  });

  test("of several formats the first that fits is taken", async () => {
    expect(await day(["2024-02-01", "13.02.2024", "13.2.24"], "iso", "%d.%m.%Y", "%d.%m.%y")).toEqual([
      "2024-02-01",
      "2024-02-13",
      "2024-02-13",
    ]);
  });

  const dates = [
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%Y%m%d",
    "%d. %B %Y",
    "%d-%b-%y",
    "%b %d, %Y",
    "%y/%m/%d",
  ];
  const formats = [
    ...dates,
    ...dates.flatMap((d) => [`${d} %H:%M:%S`, `${d} %I:%M:%S %p`]),
    "iso",
    "excel",
    "epoch",
    "epoch_ms",
  ];
  test.each(formats)("any moment written by %s is read back, by the profile too", async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 31_000 }), { minLength: 60, maxLength: 60 }),
        fc.boolean(),
        async (days, isPadded) => {
          const first = format.includes("%y") ? Date.UTC(1970, 0, 2) : Date.UTC(1920, 0, 1);
          const span = format.includes("%y") ? 36_000 : 60_000;
          const isDay = !/%[HI]|epoch/.test(format);
          const moments = days.map(
            (d) => first + (d % span) * 86_400_000 + (isDay ? 0 : (d * 7919) % 86_400) * 1000,
          );
          const padded = isPadded || format.startsWith("%Y%m%d");
          const texts = moments.map((m) => writeDay(m, format, padded)!);
          const iso = moments.map((m) => new Date(m).toISOString());
          expect(texts.map((t) => new Date(readDay(t, format)!).toISOString())).toEqual(iso);
          const utc = { timeZone: "UTC", reportingZone: "Europe/Berlin" };
          const found = await read(
            texts,
            (t) => sql`strftime(timezone('UTC', ${instantSql(t, utc, [format])}), '%Y-%m-%dT%H:%M:%S.000Z')`,
          );
          expect(found).toEqual(iso);
          if (format !== "epoch" && format !== "epoch_ms")
            expect(await day(texts, format)).toEqual(iso.map((i) => i.slice(0, 10)));
        },
      ),
      { numRuns: 4 },
    );
  });
});

describe("points in time", () => {
  const instant = (texts: readonly string[], timeZone: string, ...formats: string[]) =>
    read(
      texts,
      (text) =>
        sql`timezone('UTC', ${instantSql(text, { timeZone, reportingZone: "Europe/Berlin" }, formats)})`,
    );

  test("a day or a time without offset is the source's own", async () => {
    expect(await instant(["2024-01-03", "2024-01-03 10:00", "2024年1月3日 14:30"], "Asia/Shanghai")).toEqual([
      "2024-01-02 16:00:00",
      "2024-01-03 02:00:00",
      "2024-01-03 06:30:00",
    ]);
  });

  test("an offset is kept, whatever the source's zone and with a format too", async () => {
    expect(await instant(["2024-01-03T10:00:00Z", "2024-01-03 10:00:00+02:00"], "Asia/Shanghai")).toEqual([
      "2024-01-03 10:00:00",
      "2024-01-03 08:00:00",
    ]);
    const texts = ["03.02.2024 10:00Z", "03.02.2024 10:00+0200"];
    expect(await instant(texts, "Asia/Shanghai", "%d.%m.%Y %H:%M%z")).toEqual([
      "2024-02-03 10:00:00",
      "2024-02-03 08:00:00",
    ]);
  });

  test("a time that daylight saving skips counts an hour on; one that it repeats is the later", async () => {
    expect(await instant(["2024-03-31 02:30:00", "2024-10-27 02:30:00"], "Europe/Berlin")).toEqual([
      "2024-03-31 01:30:00",
      "2024-10-27 01:30:00",
    ]);
  });

  test("a compact day is no point in time", async () => {
    expect(await instant(["20240103"], "UTC")).toEqual([null]);
  });
});
