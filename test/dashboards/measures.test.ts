import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread } from "../../dashboards/charts/spread.ts";
import { together } from "../../dashboards/data/together.ts";
import { addMonths } from "../../dashboards/format/index.ts";
import { heldSince } from "../../dashboards/pages/customer/history.tsx";
import { completeMonths, kpis, type Month } from "../../dashboards/pages/executive/kpis.ts";
import { highValueTraffic, latest } from "../../dashboards/pages/executive/migration.tsx";
import { movement } from "../../dashboards/pages/executive/movement.tsx";
import { pooledRetention } from "../../dashboards/pages/executive/retention.tsx";

const month = (i: number, more: Partial<Month> = {}): Month =>
  ({
    month: addMonths("2023-01-01", i),
    is_complete: i < 29,
    net_revenue: 100 + i,
    contribution: 40,
    active_customers: 10 * (i + 1),
    active_base: 100 + i,
    opening_customers: 99 + i,
    new_customers: 3,
    reactivated_customers: 1,
    lost_customers: 3,
    retention_rate: i === 0 ? null : 0.5,
    ...more,
  }) as Month;
const months = Array.from({ length: 30 }, (_, i) => month(i));

describe("cards", () => {
  const of = (span: "month" | "year", id: string) =>
    kpis(months, undefined, span).find((kpi) => kpi.id === id)!;

  it("speak of the last complete month, not of the running one", () => {
    expect(completeMonths(months, 1)[0]?.month).toBe("2025-05-01");
    expect(of("month", "net_revenue")).toMatchObject({ value: 128, before: 127, yearBefore: 116 });
  });

  it("add up twelve months and compare with the twelve before", () => {
    const sum = (from: number) =>
      Array.from({ length: 12 }, (_, i) => 100 + from + i).reduce((a, b) => a + b);
    expect(of("year", "net_revenue")).toMatchObject({ value: sum(17), before: sum(5) });
  });

  it("take a level at the end of the span instead of adding it up", () => {
    expect(of("year", "active_base").value).toBe(128);
  });

  it("compute a ratio from its parts over the span, never as a mean of ratios", () => {
    const uneven = months.map((row, i) => (i === 28 ? { ...row, retention_rate: 1 } : row));
    const kept = Array.from({ length: 12 }, (_, k) => 17 + k).map((i) => ({
      before: 10 * i,
      rate: i === 28 ? 1 : 0.5,
    }));
    const expected =
      kept.reduce((sum, { before, rate }) => sum + before * rate, 0) /
      kept.reduce((sum, { before }) => sum + before, 0);
    const kpi = kpis(uneven, undefined, "year").find(({ id }) => id === "retention_rate")!;
    expect(kpi.value).toBeCloseTo(expected, 12);
  });

  it("have no comparison when the history is too short", () => {
    const short = kpis(months.slice(20), undefined, "year")[0]!;
    expect(short.before).toBeNull();
  });
});

describe("sentences", () => {
  it("opening + new + back − lost = closing over any run of months", () => {
    const { opening, gained, back, lost, closing } = movement(months.slice(3, 20));
    expect(opening + gained + back - lost).toBe(closing);
  });

  it("retention pools cohorts by their sizes and leaves the running month out", () => {
    const row = (customers: number, retained: number, is_complete = true) => ({
      cohort: "2025-01-01",
      period: 1,
      customers,
      retained,
      retention: retained / customers,
      net_revenue: 0,
      cumulative_revenue: 0,
      is_complete,
    });
    expect(pooledRetention([row(90, 9), row(10, 9), row(5, 0, false)], 1)).toBeCloseTo(0.18);
    expect(pooledRetention([row(5, 0, false)], 1)).toBeNull();
  });

  it("traffic through high value counts new and lost customers and nobody who stayed", () => {
    const row = (from_tier: string, to_tier: string, customers: number) =>
      ({
        period: "month",
        starts_on: "2025-05-31",
        ends_on: "2025-06-18",
        from_tier,
        to_tier,
        customers,
      }) as never;
    const rows = [
      row("high", "high", 50),
      row("new", "high", 2),
      row("low", "high", 3),
      row("high", "lost", 4),
    ];
    expect(highValueTraffic(rows)).toEqual({ into: 5, out: 4 });
  });

  it("the matrix shows the latest period of its length", () => {
    const row = (ends_on: string) => ({ period: "month", ends_on }) as never;
    expect(latest([row("2025-05-31"), row("2025-06-18")], "month")).toHaveLength(1);
  });

  it("a tier has held since the month after the last other one", () => {
    const row = (month_end: string, tier: string) => ({ month_end, tier }) as never;
    expect(heldSince([row("2025-01-31", "low"), row("2025-02-28", "high"), row("2025-03-31", "high")])).toBe(
      "2025-02-28",
    );
    expect(heldSince([row("2025-01-31", "high")])).toBeNull();
  });
});

describe("a page", () => {
  it("asks again when a publish came between its answers, and never shows two builds", async () => {
    let asked = 0;
    const answers = await together(() => {
      asked += 1;
      return {
        a: Promise.resolve({ build: "new" }),
        b: Promise.resolve({ build: asked === 1 ? "old" : "new" }),
      };
    });
    expect(asked).toBe(2);
    expect(answers.b.build).toBe("new");
  });

  it("says so when builds keep changing under it", async () => {
    let n = 0;
    const never = together(() => ({
      a: Promise.resolve({ build: String(n++) }),
      b: Promise.resolve({ build: String(n++) }),
    }));
    await expect(never).rejects.toThrow("builds were published");
  });
});

describe("labels beside a chart", () => {
  it("do not touch, stay inside and keep their order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (wanted) => {
          const placed = spread(wanted, 15, 0, 200);
          const sorted = [...placed].sort((a, b) => a - b);
          for (const [i, at] of sorted.entries()) {
            expect(at).toBeGreaterThanOrEqual(-1e-9);
            expect(at).toBeLessThanOrEqual(200 + 1e-9);
            if (i > 0) expect(at - sorted[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-9);
          }
          for (const [i, a] of wanted.entries()) {
            for (const [j, b] of wanted.entries()) if (a < b) expect(placed[i]!).toBeLessThan(placed[j]!);
          }
        },
      ),
    );
  });
});
