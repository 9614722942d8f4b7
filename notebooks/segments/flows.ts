import type { ViewRow } from "../../api/client.ts";
import type { Tier } from "../kit/colours.ts";

/** Customers who came into a tier (above zero) or left it (below) in a month. */
export interface Flow {
  readonly month: Date;
  readonly ends_on: string;
  /** False for a month that was still running on the as-of day. */
  readonly isComplete: boolean;
  readonly customers: number;
  /** Whether they came from, or went to, another tier: not new to the company, not gone from it. */
  readonly isBetweenTiers: boolean;
}

/** The movements of a month-by-month migration that cross the border of one tier. */
export function flowsOf(moves: readonly ViewRow<"tier_migration">[], tier: Tier): Flow[] {
  const ends = [...new Set(moves.map((move) => move.ends_on))];
  return ends.flatMap((ends_on) => {
    const sum = (keep: (move: ViewRow<"tier_migration">) => boolean) =>
      moves
        .filter((move) => move.ends_on === ends_on && keep(move))
        .reduce((total, move) => total + move.customers, 0);
    const about = { month: firstDay(ends_on), ends_on, isComplete: isMonthEnd(ends_on) };
    const crosses = ({ from_tier, to_tier }: ViewRow<"tier_migration">) => from_tier !== to_tier;
    return [
      {
        customers: sum((m) => m.to_tier === tier && crosses(m) && m.from_tier !== "new"),
        isBetweenTiers: true,
      },
      { customers: sum((m) => m.to_tier === tier && m.from_tier === "new"), isBetweenTiers: false },
      {
        customers: -sum((m) => m.from_tier === tier && crosses(m) && m.to_tier !== "lost"),
        isBetweenTiers: true,
      },
      { customers: -sum((m) => m.from_tier === tier && m.to_tier === "lost"), isBetweenTiers: false },
    ].map((flow) => ({ ...about, ...flow }));
  });
}

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

const firstDay = (day: string): Date => utc(`${day.slice(0, 7)}-01`);

const isMonthEnd = (day: string): boolean => new Date(utc(day).getTime() + 86_400_000).getUTCDate() === 1;
