import { type FormatSettings, missing } from "./settings.ts";

export type NumberUnit = "count" | "days" | "number" | "money" | "rate" | "share" | "probability" | "points";

/** A number, or nothing where the build has none. */
export type Value = number | null | undefined;

const isRatio = (unit: NumberUnit) => unit === "share" || unit === "probability" || unit === "rate";

export const isMissing = (value: Value): value is null | undefined =>
  value === null || value === undefined || !Number.isFinite(value);

/**
 * How numbers are written: `compact` for cards and labels (three significant figures), `exact` for hover
 * (all digits and the unit), `plain` for table cells (all digits, one precision a unit, the unit in the heading).
 */
export interface NumberFormat {
  compact(value: Value, unit: NumberUnit): string;
  /** Three significant figures without a currency sign, for axes. */
  axis(value: Value, unit: NumberUnit): string;
  exact(value: Value, unit: NumberUnit): string;
  plain(value: Value, unit: NumberUnit): string;
  /** With + or −, three significant figures; 0 has no sign. */
  signed(value: Value, unit: NumberUnit): string;
}

export function numberFormat({ locale, language, currency }: FormatSettings): NumberFormat {
  const cache = new Map<string, Intl.NumberFormat>();
  const write = (value: number, options: Intl.NumberFormatOptions): string => {
    const id = JSON.stringify(options);
    let format = cache.get(id);
    if (!format) {
      format = new Intl.NumberFormat(locale, { signDisplay: "negative", ...options });
      cache.set(id, format);
    }
    return format.format(value).replace("-", "−");
  };
  const money = { style: "currency", currency } as const;
  const day = { style: "unit", unit: "day", unitDisplay: "long" } as const;

  /**
   * Rounded digits stand only where a unit word shows the rounding: 12.3K, 1.2亿. Whole numbers short of the
   * first unit word are written out, for 1230 would pass as exact.
   */
  const short = (value: number, options: Intl.NumberFormatOptions, isWhole: boolean): string => {
    const size = Math.abs(value);
    if (size < 10_000 && (isWhole || (language === "zh" && size >= 100))) {
      return write(value, { ...options, maximumFractionDigits: 0, minimumFractionDigits: 0 });
    }
    return write(value, { ...options, notation: "compact", maximumSignificantDigits: 3 });
  };

  /** Smaller than the smallest digit shown is 0, so that no screen says −0 or 0.0000000001%. */
  const settle = (value: number, unit: NumberUnit): number =>
    Math.abs(value) < (unit === "points" ? 5e-4 : isRatio(unit) ? 5e-6 : 5e-5) ? 0 : value;

  const withUnit = (value: number, unit: NumberUnit, more: Intl.NumberFormatOptions): string => {
    if (unit === "money") return short(value, { ...money, ...more }, false);
    if (unit === "days") return write(value, { ...day, ...more, maximumSignificantDigits: 3 });
    if (unit === "points") {
      if (!Number.isFinite(value * 100)) return missing;
      const points = write(value * 100, { ...more, maximumFractionDigits: 1 });
      return language === "zh" ? `${points} 个百分点` : `${points} pp`;
    }
    if (isRatio(unit)) return write(value, { style: "percent", ...more, maximumSignificantDigits: 3 });
    return short(value, more, unit === "count");
  };

  const digits = (unit: NumberUnit): Intl.NumberFormatOptions => {
    if (unit === "count") return { maximumFractionDigits: 0 };
    if (unit === "days") return { maximumFractionDigits: 0 };
    if (unit === "money") return {};
    if (unit === "number") return { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    return { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  };

  return {
    compact: (value, unit) => (isMissing(value) ? missing : withUnit(settle(value, unit), unit, {})),
    axis: (value, unit) =>
      isMissing(value)
        ? missing
        : unit === "money" || unit === "days"
          ? short(settle(value, unit), {}, false)
          : withUnit(settle(value, unit), unit, {}),
    exact: (value, unit) => {
      if (isMissing(value)) return missing;
      if (unit === "money") return write(value, money);
      if (unit === "days") return write(value, { ...day, maximumFractionDigits: 1 });
      if (unit === "points") return withUnit(settle(value, unit), unit, {});
      if (isRatio(unit)) return write(value, { style: "percent", maximumFractionDigits: 2 });
      return write(value, { maximumFractionDigits: unit === "count" ? 0 : 4 });
    },
    plain: (value, unit) => {
      if (isMissing(value)) return missing;
      if (unit === "money") {
        const { maximumFractionDigits } = new Intl.NumberFormat(locale, money).resolvedOptions();
        const decimals = maximumFractionDigits ?? 2;
        return write(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
      }
      if (unit === "points") return withUnit(settle(value, unit), unit, {});
      return write(value, { ...digits(unit), ...(isRatio(unit) ? { style: "percent" } : {}) });
    },
    signed: (value, unit) =>
      isMissing(value) ? missing : withUnit(settle(value, unit), unit, { signDisplay: "exceptZero" }),
  };
}
