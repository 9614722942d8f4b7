import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  berlinInstant,
  epochDay,
  germanDay,
  isoDay,
  isWeekend,
  quarterOf,
} from "../../../ingest/sample/calendar.ts";

const wallClockInBerlin = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Berlin",
  dateStyle: "short",
  timeStyle: "medium",
});

describe("the sample's calendar", () => {
  it("reads back every day it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (day) => {
        expect(epochDay(isoDay(day))).toBe(day);
      }),
    );
  });

  it("refuses a day that does not exist", () => {
    expect(() => epochDay("2024-02-31")).toThrow("not a day: 2024-02-31");
  });

  it("turns a clock in Berlin into the instant that the time-zone database gives, outside the hour of change", () => {
    const [first, last] = [epochDay("2020-01-01"), epochDay("2030-12-31")];
    fc.assert(
      fc.property(
        fc.integer({ min: first, max: last }),
        fc.integer({ min: 0, max: 86_399 }).filter((s) => s < 3600 || s >= 4 * 3600),
        (day, second) => {
          const instant = new Date(berlinInstant(day, second));
          const [date, time] = wallClockInBerlin.format(instant).split(" ");
          expect(date).toBe(isoDay(day));
          expect(time).toBe(new Date(second * 1000).toISOString().slice(11, 19));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("keeps the business day through the hours of change", () => {
    for (const day of ["2024-03-31", "2024-10-27"]) {
      for (let second = 0; second < 86_400; second += 600) {
        const shown = wallClockInBerlin.format(new Date(berlinInstant(epochDay(day), second)));
        expect(shown.slice(0, 10)).toBe(day);
      }
    }
  });

  it("knows weekends, quarters and German days", () => {
    expect(
      ["2025-12-26", "2025-12-27", "2025-12-28", "2025-12-29"].map((d) => isWeekend(epochDay(d))),
    ).toEqual([false, true, true, false]);
    expect(quarterOf(epochDay("2024-09-30"))).toBe("2024-q3");
    expect(germanDay(epochDay("2024-02-29"))).toBe("29.02.2024");
  });
});
