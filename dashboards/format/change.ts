import { isMissing, type NumberFormat, type NumberUnit, type Value } from "./number.ts";

/** Which way is good news; `neither` for measures that are only bigger or smaller. */
export type Good = "up" | "down" | "neither";

export interface Change {
  readonly direction: "up" | "down" | "flat";
  readonly tone: "better" | "worse" | "neutral";
  /** ▲, ▼ or = : the direction without colour. */
  readonly sign: string;
  /** Relative change with its sign; missing for ratios and where the base is not positive. */
  readonly relative: string | null;
  readonly absolute: string;
}

/** The change from before to now, or null when either is missing. Ratios change in percentage points only. */
export function change(
  format: NumberFormat,
  now: Value,
  before: Value,
  unit: NumberUnit,
  good: Good = "up",
): Change | null {
  if (isMissing(now) || isMissing(before)) return null;
  const isRatio = unit === "share" || unit === "probability" || unit === "rate";
  const difference = now - before;
  const absolute = format.signed(difference, isRatio ? "points" : unit);
  const isFlat = !/[1-9]/.test(absolute);
  const direction = isFlat ? "flat" : difference > 0 ? "up" : "down";
  const tone = isFlat || good === "neither" ? "neutral" : direction === good ? "better" : "worse";
  return {
    direction,
    tone,
    sign: { up: "▲", down: "▼", flat: "=" }[direction],
    relative: isRatio || before <= 0 ? null : format.signed(difference / before, "share"),
    absolute,
  };
}
