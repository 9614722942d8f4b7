import type { Vector } from "../../ingest/index.ts";
import type { TransactionParams } from "../transaction_score/fitted.ts";

/** Of the normal distribution, whose tails hold 2.5 % each beyond it. */
const Z = 1.959963984540054;

interface Effect {
  readonly ratio: number;
  /** Of the ratio's logarithm; null where not known. */
  readonly error: number | null;
}

const none: Effect = { ratio: 1, error: null };

/** How many times as often customers of the level buy, while active. */
function onRate({ params, estimate }: TransactionParams, name: string): Effect {
  return { ratio: params[name]!, error: estimate!.logStandardErrors[name] ?? null };
}

/**
 * The ratio of the chances p = a / (a + b) to leave after a purchase. With p' that of the level, the logarithm of the
 * ratio has the gradient p - p', p' - p, 1 - p', p' - 1 in the logarithms of a, b and of the level's ratios of a and b.
 */
function onLeaving({ params, estimate }: TransactionParams, covariate: string): Effect {
  const names = ["a", "b", `a[${covariate}]`, `b[${covariate}]`];
  const [a, b, timesA, timesB] = names.map((name) => params[name]!) as [number, number, number, number];
  const p = a / (a + b);
  const own = (a * timesA) / (a * timesA + b * timesB);
  const gradient = [p - own, own - p, 1 - own, own - 1];
  const { logCovariance, names: all } = estimate!;
  let variance = 0;
  names.forEach((one, i) => {
    names.forEach((other, j) => {
      const covariance = logCovariance?.[all.indexOf(one) * all.length + all.indexOf(other)] ?? 0;
      variance += gradient[i]! * gradient[j]! * covariance;
    });
  });
  // A parameter at its bound has no variance, and so says nothing of how sure the ratio is
  const isKnown = names.every((name) => estimate!.logStandardErrors[name] != null);
  return { ratio: own / p, error: isKnown && variance > 0 ? Math.sqrt(variance) : null };
}

/** The effects that a transaction model with covariates learnt, as columns; no rows of any other model. */
export function effectColumns(fitted: TransactionParams): Record<string, Vector> {
  const { coding } = fitted;
  const rows = (coding?.design ?? []).flatMap(({ name, levels }, c) =>
    levels.flatMap((level, k) =>
      (["rate", "leaving"] as const).map((actsOn) => {
        const of = `${name}=${level}`;
        const effect =
          k === 0 ? none : actsOn === "rate" ? onRate(fitted, `rate[${of}]`) : onLeaving(fitted, of);
        return {
          name,
          level,
          actsOn,
          reference: levels[0]!,
          customers: coding!.customers[c]![k]!,
          ...effect,
        };
      }),
    ),
  );
  const bound = (z: number) =>
    Float64Array.from(rows, ({ ratio, error }) =>
      error === null ? Number.NaN : ratio * Math.exp(z * error),
    );
  return {
    covariate: rows.map((row) => row.name),
    level: rows.map((row) => row.level),
    acts_on: rows.map((row) => row.actsOn),
    reference: rows.map((row) => row.reference),
    customers: Float64Array.from(rows, (row) => row.customers),
    ratio: Float64Array.from(rows, (row) => row.ratio),
    ratio_p025: bound(-Z),
    ratio_p975: bound(Z),
  };
}
