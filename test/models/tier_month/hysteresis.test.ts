import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Config, parseConfig } from "../../../ingest/index.ts";
import type { Context, Fit } from "../../../models/model.ts";
import type { SpendParams } from "../../../models/spend_score/fitted.ts";
import { withBand } from "../../../models/tier_month/band.ts";
import { tiers as replay } from "../../../models/tier_month/tiers.ts";
import type { TransactionParams } from "../../../models/transaction_score/fitted.ts";

/** What the sides of a customer are by its tier's place: high, potential, secondary, low. */
const isEstablishedHigh = (tier: number) => tier === 0 || tier === 2;
const isPotentialHigh = (tier: number) => tier === 0 || tier === 1;

const context = (tiers: Partial<Config["tiers"]>): Context => {
  const config = parseConfig({
    company: { name: "Test", baseCurrency: "EUR" },
    sources: [
      {
        name: "test",
        format: "csv",
        files: "none.csv",
        entities: { order_line: { columns: { order_id: "o", day: "d", net_amount: "a" } } },
      },
    ],
    tiers,
  });
  return { asOf: 20_000, seed: 1, options: config.models, tiers: config.tiers, lapseDays: 60, churnDays: 60 };
};

const fits: Record<string, Fit> = {
  transactions: {
    params: { model: "mbg_nbd", params: { r: 0.8, alpha: 40, a: 0.9, b: 4 } } satisfies TransactionParams,
    records: [],
  },
  spend: {
    params: {
      model: "gamma_gamma",
      params: { p: 3, q: 4, v: 100 },
      observedMean: 100,
    } satisfies SpendParams,
    records: [],
  },
};

interface Month {
  readonly established: readonly number[];
  readonly potential: readonly number[];
}

/**
 * The tiers of customers over months, by the replay itself. Nobody has bought, so that potential value is the
 * pipeline alone and can be given any value.
 */
function tiersOver(months: readonly Month[], tiers: Partial<Config["tiers"]>, order?: readonly number[]) {
  const at = context(tiers);
  const state = replay.begin(fits, at);
  return months.map(({ established, potential }, month) => {
    const places = order ?? established.map((_, i) => i);
    const nothing = new Float64Array(places.length).fill(Number.NaN);
    const frame = {
      rows: places.length,
      columns: {
        month_end: nothing,
        customer_no: Float64Array.from(places),
        frequency: nothing,
        recency: nothing,
        age: nothing,
        monetary: nothing,
        margin: new Float64Array(places.length).fill(0.5),
        established_value: Float64Array.from(places, (i) => established[i]!),
        pipeline_value: Float64Array.from(places, (i) => potential[i]!),
        is_annualised: nothing,
      },
    };
    const scores = replay.step(state, 19_000 + 30 * month, frame as never, at) as { tier: Float64Array };
    const tier = new Array<number>(places.length);
    places.forEach((customer, row) => {
      tier[customer] = scores.tier[row]!;
    });
    return tier;
  });
}

const amounts = (band: number): Partial<Config["tiers"]> => ({
  established: { by: "amount", amount: 100 },
  potential: { by: "amount", amount: 100 },
  band,
});
const band = fc.integer({ min: 1, max: 50 }).map((n) => n / 100);
const part = fc.integer({ min: 0, max: 9_999 }).map((n) => n / 10_000);
const changes = (sides: readonly boolean[]) =>
  sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length;

describe("hysteresis of the replay", () => {
  test("a customer whose value wanders inside the band never changes side", () => {
    fc.assert(
      fc.property(
        band,
        fc.boolean(),
        fc.array(part, { minLength: 1, maxLength: 40 }),
        (width, high, walk) => {
          const { leaveBelow, enterAbove } = withBand(100, width);
          const inside = walk.map((s) =>
            Math.max(leaveBelow!, leaveBelow! + s * (enterAbove! - leaveBelow!)),
          );
          const values = [high ? 1000 : 1, ...inside];
          const months = values.map((value) => ({ established: [value], potential: [value] }));
          const tier = tiersOver(months, amounts(width)).map((t) => t[0]!);
          expect(tier).toEqual(tier.map(() => (high ? 0 : 3)));
        },
      ),
    );
  });

  test("a walk that passes beyond the band once changes side once, wherever it wanders before and after", () => {
    const walk = fc.array(part, { maxLength: 15 });
    fc.assert(
      fc.property(band, fc.boolean(), walk, walk, (width, high, before, after) => {
        const { leaveBelow, enterAbove } = withBand(100, width);
        const within = (s: number) => Math.max(leaveBelow!, leaveBelow! + s * (enterAbove! - leaveBelow!));
        const values = [
          high ? 1000 : 1,
          ...before.map(within),
          high ? leaveBelow! - 0.0001 : enterAbove!,
          ...after.map(within),
        ];
        const months = values.map((value) => ({ established: [value], potential: [1] }));
        const sides = tiersOver(months, amounts(width)).map((t) => isEstablishedHigh(t[0]!));
        expect(changes(sides)).toBe(1);
        expect(sides.indexOf(!high)).toBe(before.length + 1);
      }),
    );
  });

  test("a customer changes side no more often than its value passes from beyond one end of the band to beyond the other", () => {
    const value = fc.integer({ min: 0, max: 2_000_000 }).map((n) => n / 10_000);
    fc.assert(
      fc.property(band, fc.array(value, { minLength: 2, maxLength: 40 }), (width, values) => {
        const { leaveBelow, enterAbove } = withBand(100, width);
        const months = values.map((v) => ({ established: [v], potential: [v] }));
        const tier = tiersOver(months, amounts(width)).map((t) => t[0]!);
        const start = values[0]! >= 100;
        const beyond = values.flatMap((v) => (v >= enterAbove! ? [true] : v < leaveBelow! ? [false] : []));
        const crossings = changes([start, ...beyond]);
        expect(changes(tier.map(isEstablishedHigh))).toBe(crossings);
        expect(changes(tier.map(isPotentialHigh))).toBe(crossings);
      }),
    );
  });
});

const amount = fc.integer({ min: -1_000_000, max: 100_000_000 }).map((n) => n / 10_000);
const history = fc.integer({ min: 1, max: 4 }).chain((months) =>
  fc.integer({ min: 2, max: 12 }).chain((customers) => {
    const values = fc.array(amount, { minLength: customers, maxLength: customers });
    return fc.array(fc.record({ established: values, potential: values }), {
      minLength: months,
      maxLength: months,
    });
  }),
);
const rules = fc.constantFrom<Partial<Config["tiers"]>>(
  { established: { by: "share", share: 0.8 }, potential: { by: "share", share: 0.6 }, band: 0.1 },
  { established: { by: "quantile", top: 0.3 }, potential: { by: "quantile", top: 0.5 }, band: 0.25 },
  amounts(0.2),
);

test("of two customers with the same past, the one of greater values is on no lower side", () => {
  fc.assert(
    fc.property(history, rules, (months, tiers) => {
      // The second customer repeats the first until the last month, in which it is worth no less.
      const last = months.length - 1;
      const twins = months.map((m, month) => ({
        established: [
          m.established[0]!,
          m.established[0]! + (month === last ? Math.abs(m.established[1]!) : 0),
          ...m.established.slice(2),
        ],
        potential: [
          m.potential[0]!,
          m.potential[0]! + (month === last ? Math.abs(m.potential[1]!) : 0),
          ...m.potential.slice(2),
        ],
      }));
      const [lesser, greater] = tiersOver(twins, tiers)[last]!;
      expect(Number(isEstablishedHigh(greater!))).toBeGreaterThanOrEqual(Number(isEstablishedHigh(lesser!)));
      expect(Number(isPotentialHigh(greater!))).toBeGreaterThanOrEqual(Number(isPotentialHigh(lesser!)));
    }),
  );
});

test("a customer who was never worth less than another was never on a lower side, past months included", () => {
  fc.assert(
    fc.property(history, rules, (months, tiers) => {
      const dominated = months.map((m) => ({
        established: [
          m.established[0]!,
          m.established[0]! + Math.abs(m.established[1]!),
          ...m.established.slice(2),
        ],
        potential: [m.potential[0]!, m.potential[0]! + Math.abs(m.potential[1]!), ...m.potential.slice(2)],
      }));
      for (const [lesser, greater] of tiersOver(dominated, tiers)) {
        expect(Number(isEstablishedHigh(greater!))).toBeGreaterThanOrEqual(
          Number(isEstablishedHigh(lesser!)),
        );
        expect(Number(isPotentialHigh(greater!))).toBeGreaterThanOrEqual(Number(isPotentialHigh(lesser!)));
      }
    }),
  );
});

test("the order in which customers come makes no difference to the replay", () => {
  fc.assert(
    fc.property(
      history.chain((months) =>
        fc.tuple(
          fc.constant(months),
          fc.shuffledSubarray(
            months[0]!.established.map((_, i) => i),
            { minLength: months[0]!.established.length },
          ),
        ),
      ),
      rules,
      ([months, order], tiers) => {
        expect(tiersOver(months, tiers, order)).toEqual(tiersOver(months, tiers));
      },
    ),
  );
});
