type Value = number | null | undefined;

/** What stands for a number that the build does not have. */
export const missing = "—";

/**
 * How a notebook writes numbers, in English: money and counts to three figures for reading, exact for tables.
 *
 * @param currency ISO 4217 code
 */
export function formats(currency: string) {
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat("en", { signDisplay: "negative", ...options });
    return (value: Value) => (Number.isFinite(value) ? format.format(value as number) : missing);
  };
  const compact = { notation: "compact", maximumSignificantDigits: 3 } as const;
  const count = number({ maximumFractionDigits: 0 });
  const short = number(compact);
  const money = { style: "currency", currency } as const;
  return {
    money: number({ ...money, ...compact }),
    exactMoney: number(money),
    /** Without the currency, for axes. */
    amount: short,
    count,
    /** Rounded from ten thousand on, where a unit letter shows the rounding. */
    shortCount: (value: Value) => (Math.abs(value ?? 0) < 10_000 ? count(value) : short(value)),
    percent: number({ style: "percent", maximumSignificantDigits: 3 }),
    share: number({ style: "percent", maximumFractionDigits: 0 }),
    exactPercent: number({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    day: (day: string | null) => dayIn({ year: "numeric", month: "short", day: "numeric" }, day),
    month: (day: string | null) => dayIn({ year: "numeric", month: "short" }, day),
  };
}

export type Formats = ReturnType<typeof formats>;

/** A business day is a label, not an instant: no time zone may move it. */
function dayIn(options: Intl.DateTimeFormatOptions, day: string | null): string {
  if (!day) return missing;
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
