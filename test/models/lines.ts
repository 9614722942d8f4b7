import fc from "fast-check";

/** An order line as a literal row of core.order_line. */
export type Line = {
  order_key: string;
  customer_key: string | null;
  day: string;
  kind: "sale" | "return" | "fee" | "adjustment";
  net_amount: number;
  contribution: number;
  return_of: string | null;
};

export const asOf = "2025-06-30";
const dayMs = 86_400_000;

/** The day that lies so many days before the as-of day. */
export const daysAgo = (days: number): string =>
  new Date(Date.parse(asOf) - days * dayMs).toISOString().slice(0, 10);

const line = fc
  .record({
    ago: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 800 })),
    customer: fc.option(fc.integer({ min: 0, max: 7 }), { freq: 8 }),
    order: fc.integer({ min: 0, max: 40 }),
    cents: fc.integer({ min: -2000, max: 20_000 }),
    kind: fc.oneof(
      { weight: 8, arbitrary: fc.constant("sale" as const) },
      { weight: 2, arbitrary: fc.constant("return" as const) },
      fc.constantFrom("fee" as const, "adjustment" as const),
    ),
    of: fc.option(fc.integer({ min: 0, max: 40 })),
  })
  .map(({ ago, customer, order, cents, kind, of }): Line => {
    const amount = (kind === "return" ? -Math.abs(cents) : cents) / 100;
    return {
      order_key: `o${order}`,
      customer_key: customer === null ? null : `c${customer}`,
      day: daysAgo(ago),
      kind,
      net_amount: amount,
      contribution: Math.round(amount * 40) / 100,
      return_of: kind === "return" && of !== null ? `o${of}` : null,
    };
  });

/** Lines of a few customers over two years: orders split over days and customers, returns linked or not, gifts. */
export const lines = fc.array(line, { minLength: 1, maxLength: 120 });

/** Whole ten-thousandths, so that sums of amounts compare exactly. */
export const exact = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0);

/** The items that share a name, by name. */
export function grouped<T>(items: readonly T[], name: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(name(item), [...(groups.get(name(item)) ?? []), item]);
  return groups;
}
