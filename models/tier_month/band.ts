import { toMoney } from "./threshold.ts";

/** Where a customer changes side; all null when nobody has a positive value, and then nobody is high. */
export interface Threshold {
  /** Smallest value that is high for a customer who has no side yet. */
  readonly threshold: number | null;
  /** A customer on the low side becomes high from this value. */
  readonly enterAbove: number | null;
  /** A customer on the high side becomes low under this value. */
  readonly leaveBelow: number | null;
}

/** @param band part of the threshold that a value must pass it by, 0 to 0.5 */
export function withBand(threshold: number | null, band: number): Threshold {
  if (threshold === null) return { threshold, enterAbove: null, leaveBelow: null };
  return {
    threshold,
    enterAbove: toMoney(threshold * (1 + band)),
    leaveBelow: toMoney(threshold * (1 - band)),
  };
}

/** @param wasHigh null for a customer who has no side yet */
export function isHigh(value: number, at: Threshold, wasHigh: boolean | null): boolean {
  if (at.threshold === null) return false;
  if (wasHigh === null) return value >= at.threshold;
  return value >= (wasHigh ? at.leaveBelow! : at.enterAbove!);
}

/** Whether the customer would be on the other side without the band. */
export const isHeld = (value: number, at: Threshold, side: boolean): boolean =>
  at.threshold !== null && side !== value >= at.threshold;
