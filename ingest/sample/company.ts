import type { Random } from "../random.ts";
import { random } from "../random.ts";
import { epochDay } from "./calendar.ts";

export interface SampleOptions {
  /** Any word or number; the same seed gives the same bytes. */
  seed: string | number;
  /** Customers with at least one order, from 100 to 100,000; 5,000 by default. Everything else scales with it. */
  customers?: number;
  /** First business day, YYYY-MM-DD; 2023-01-01 by default. */
  firstDay?: string;
  /** Last business day, at least a year later; 2025-12-31 by default. */
  lastDay?: string;
}

/** The frame of the simulation: days are whole days since 1970-01-01 in the reporting zone. */
export interface Company {
  readonly seed: string | number;
  readonly customers: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Last day of the hold-out year, which only the truth knows. */
  readonly holdOutEnd: number;
  readonly random: Random;
}

export const companyName = "Meridian Workshop Supply (simulated)";
export const holdOutDays = 365;

export function company({
  seed,
  customers = 5000,
  firstDay = "2023-01-01",
  lastDay = "2025-12-31",
}: SampleOptions): Company {
  if (!Number.isInteger(customers) || customers < 100 || customers > 100_000) {
    throw new RangeError(`customers out of range: ${customers}; give a whole number from 100 to 100000`);
  }
  const [first, last] = [epochDay(firstDay), epochDay(lastDay)];
  if (last - first < 365) {
    throw new RangeError(`window too short: ${firstDay} to ${lastDay}; give at least a year`);
  }
  return {
    seed,
    customers,
    firstDay: first,
    lastDay: last,
    holdOutEnd: last + holdOutDays,
    random: random(seed),
  };
}
