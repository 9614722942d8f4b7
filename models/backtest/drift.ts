/** Purchases that came and that were expected at one origin, with the variance of their difference. */
export interface Calibration {
  readonly actual: number;
  readonly predicted: number;
  readonly variance: number;
}

export interface Drift {
  /** Unsettled: off by more than chance allows, but the periods before were so too, now one way, now the other. */
  readonly state: "steady" | "drift" | "unsettled" | "unknown";
  readonly reason: string;
}

/** A smaller change means little to anybody, however sure it is. */
const leastChange = 0.2;
/** Standard errors past which a change is no accident. */
const surprise = 3;
/** Origins are taken to differ by at least this much, for a spread of two or three of them may be small by luck. */
const leastSpread = 0.05;

const percent = (ratio: number) => `${Math.abs(100 * (ratio - 1)).toFixed(0)} %`;
const against = (ratio: number) =>
  `${percent(ratio)} ${ratio < 1 ? "fewer" : "more"} purchases than expected`;

/**
 * Whether customers have changed: the newest origin's actual ÷ predicted is compared, on the log scale, with that of
 * the origins before. A model that is always off by the same is no drift; one that is off by something new is.
 *
 * @param origins oldest first
 */
export function driftOf(origins: readonly Calibration[]): Drift {
  if (origins.length < 2) {
    return {
      state: "unknown",
      reason: `${origins.length === 0 ? "no period" : "a single period"} was held out, and a change needs two to be seen`,
    };
  }
  if (origins.some(({ predicted }) => !(predicted > 0))) {
    return { state: "unknown", reason: "nothing was expected in a held-out period" };
  }
  const logs = origins.map(({ actual, predicted, variance }) => ({
    // Half a purchase keeps a period without any comparable
    log: Math.log((actual + 0.5) / (predicted + 0.5)),
    variance: variance / Math.max(predicted, 1) ** 2,
  }));
  const newest = logs.at(-1)!;
  const earlier = logs.slice(0, -1);
  const k = earlier.length;
  const usual = earlier.reduce((sum, { log }) => sum + log, 0) / k;
  const sampling = earlier.reduce((sum, { variance }) => sum + variance, 0) / (k * k);
  const spread = earlier.reduce((sum, { log }) => sum + (log - usual) ** 2, 0) / Math.max(1, k - 1);
  const between = Math.max(leastSpread ** 2, spread);
  const error = Math.sqrt(newest.variance + sampling + between * (1 + 1 / k));
  const change = newest.log - usual;
  const found = `customers made ${against(Math.exp(newest.log))} in the newest held-out period, ${against(Math.exp(usual))} in those before`;
  const matters = Math.abs(Math.expm1(change)) > leastChange;
  const isChance = Math.abs(change) <= surprise * Math.sqrt(newest.variance + sampling);
  if (!matters || isChance) return { state: "steady", reason: found };
  if (Math.abs(change) <= surprise * error) {
    return {
      state: "unsettled",
      reason: `${found}: more than chance, but periods differ that much; a season may be at work, and totals are known no better than that`,
    };
  }
  return {
    state: "drift",
    reason: `${found}: they have changed, and forecasts learnt from the whole past are likely too ${change < 0 ? "high" : "low"}`,
  };
}

/** A fit's parameters at one origin. */
export interface Learnt {
  readonly params: Readonly<Record<string, number>>;
  readonly logStandardErrors: Readonly<Record<string, number | null>>;
}

/** Parameters of the newest origin that lie further from those of the oldest than their errors allow. */
export function movedParameters(oldest: Learnt, newest: Learnt): string[] {
  return Object.keys(newest.params).filter((name) => {
    const errors = [oldest.logStandardErrors[name], newest.logStandardErrors[name]];
    const [one, other] = [oldest.params[name], newest.params[name]];
    if (one === undefined || other === undefined || errors.some((e) => e === null || e === undefined))
      return false;
    return Math.abs(Math.log(other / one)) > surprise * Math.hypot(errors[0]!, errors[1]!);
  });
}
