import fc from "fast-check";
import { expect, test } from "vitest";
import { tiers } from "../../../models/customer_tier/tiers.ts";
import { tierMigration } from "../../../models/tier_migration/index.ts";
import { fill, rowsOf, star } from "../contract.ts";
import { exact, grouped } from "../lines.ts";

interface Move {
  period: "month" | "quarter" | "year";
  starts_on: string;
  ends_on: string;
  from_tier: string;
  to_tier: string;
  customers: number;
  established_value: number;
  established_value_before: number;
}
type Held = {
  month_end: string;
  customer_key: string;
  tier: string;
  established_value: number;
};

const lastDay = (monthNo: number) => new Date(Date.UTC(2024, monthNo + 1, 0)).toISOString().slice(0, 10);
const variables = { as_of: "2025-06-12" };
/** Month ends of January 2024 to May 2025, and the as-of day. */
const ends = [...Array.from({ length: 17 }, (_, i) => lastDay(i)), variables.as_of];

test("customers move from the tier at the start to the tier at the end; new and lost are a row and a column", async () => {
  const held = (month_end: string, customer_key: string, tier: string, established_value: number) => ({
    month_end,
    customer_key,
    tier,
    established_value,
  });
  const db = await star(
    {
      "mart.tier_month": [
        held("2025-05-31", "stays", "high", 10),
        held("2025-06-12", "stays", "high", 12),
        held("2025-05-31", "falls", "high", 9),
        held("2025-06-12", "falls", "low", 1),
        held("2025-06-12", "comes", "potential", 5),
        held("2025-05-31", "goes", "secondary", 4),
      ],
    },
    variables,
  );
  const found = await rowsOf<Move>(db, tierMigration);
  expect(found).toHaveLength(24);
  const span = { period: "month", starts_on: "2025-05-31", ends_on: "2025-06-12", customers: 1 };
  expect(found.filter((move) => move.customers > 0)).toEqual([
    { ...span, from_tier: "high", to_tier: "high", established_value: 12, established_value_before: 10 },
    { ...span, from_tier: "high", to_tier: "low", established_value: 1, established_value_before: 9 },
    { ...span, from_tier: "new", to_tier: "potential", established_value: 5, established_value_before: 0 },
    { ...span, from_tier: "secondary", to_tier: "lost", established_value: 0, established_value_before: 4 },
  ]);
  db.close();
});

/** Customers with a tier at some of the month ends. */
const past = fc
  .array(
    fc.array(
      fc.option(fc.tuple(fc.constantFrom(...tiers), fc.integer({ min: -9999, max: 99_999 })), { freq: 5 }),
      {
        minLength: ends.length,
        maxLength: ends.length,
      },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((customers) =>
    customers.flatMap((history, c) =>
      history.flatMap((at, i): Held[] =>
        at
          ? [{ month_end: ends[i]!, customer_key: `c${c}`, tier: at[0], established_value: at[1] / 100 }]
          : [],
      ),
    ),
  );

test("rows and columns sum to the tiers at both ends, in customers and in value, and cells are who moved so", async () => {
  const db = await star({}, variables);
  await fc.assert(
    fc.asyncProperty(past, async (rows) => {
      await fill(db, { "mart.tier_month": rows }, variables);
      const found = await rowsOf<Move>(db, tierMigration);
      const at = (day: string) =>
        new Map(rows.filter((r) => r.month_end === day).map((r) => [r.customer_key, r]));
      const spans = [...grouped(found, (m) => `${m.period} ${m.starts_on} ${m.ends_on}`).values()];
      const known = ends.filter((end) => rows.some((r) => r.month_end === end));
      const starts = (step: number) =>
        known.filter((end) => known.includes(ends[ends.indexOf(end) - step] ?? "")).length;
      expect(spans).toHaveLength(starts(1) + starts(3) + starts(12));
      for (const moves of spans) {
        const { starts_on, ends_on } = moves[0]!;
        const [before, after] = [at(starts_on), at(ends_on)];
        for (const tier of tiers) {
          const row = moves.filter((m) => m.from_tier === tier);
          const column = moves.filter((m) => m.to_tier === tier);
          const [first, last] = [before, after].map((end) =>
            [...end.values()].filter((r) => r.tier === tier),
          );
          const sum = (all: Move[]) => all.reduce((n, m) => n + m.customers, 0);
          expect(sum(row)).toBe(first!.length);
          expect(sum(column)).toBe(last!.length);
          expect(exact(row.map((m) => m.established_value_before))).toBe(
            exact(first!.map((r) => r.established_value)),
          );
          expect(exact(column.map((m) => m.established_value))).toBe(
            exact(last!.map((r) => r.established_value)),
          );
        }
        for (const move of moves) {
          const who = [...new Set([...before.keys(), ...after.keys()])].filter(
            (c) =>
              (before.get(c)?.tier ?? "new") === move.from_tier &&
              (after.get(c)?.tier ?? "lost") === move.to_tier,
          );
          expect(move.customers).toBe(who.length);
        }
      }
    }),
    { numRuns: 40 },
  );
  db.close();
});
