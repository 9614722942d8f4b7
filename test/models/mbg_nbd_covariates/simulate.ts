import { random } from "../../../ingest/random.ts";
import type { BetaGeometricParams, EarlyChances } from "../../../models/bg_nbd/params.ts";
import { indicators } from "../../../models/purchases/covariates.ts";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";
import { simulate } from "../bg_nbd/simulate.ts";

/** How many times as often a level buys, and what its a and b are times the reference's. */
export interface Effect {
  readonly share: number;
  readonly rate: number;
  readonly a: number;
  readonly b: number;
}

export type CovariateFrame = TransactionFrame & { level: string[] };

/** Customers of several levels of one column, each level simulated as a market of its own, in mixed order. */
export function simulateLevels(
  truth: BetaGeometricParams,
  early: EarlyChances,
  levels: Readonly<Record<string, Effect>>,
  { customers, longest, seed }: { customers: number; longest: number; seed: string },
): CovariateFrame {
  const parts = Object.entries(levels).map(([level, { share, rate, a, b }]) => {
    const market = { r: truth.r, alpha: truth.alpha / rate, a: truth.a * a, b: truth.b * b };
    const n = Math.round(share * customers);
    return { level, ...simulate(market, early, { customers: n, longest, seed: `${seed} ${level}` }).frame };
  });
  const rows = random(seed).shuffle(
    parts.flatMap((part) => Array.from(part.T, (_, i) => [part, i] as const)),
  );
  const column = (name: "frequency" | "recency" | "T") =>
    Float64Array.from(rows, ([part, i]) => part[name][i]!);
  const level = rows.map(([part]) => part.level);
  return {
    frequency: column("frequency"),
    recency: column("recency"),
    T: column("T"),
    covariates: indicators([{ name: "region", values: level }], 1),
    level,
  };
}
