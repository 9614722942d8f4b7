import type { GammaGammaParams } from "./expected_spend.ts";
import { checkSpendFrame, hasSpend, type SpendFrame } from "./frame.ts";

/**
 * What is known of each customer's spend: its rate nu is Gamma(shape, scale), scale an amount of money. A sum of n
 * further purchases is then scale times a beta prime variable of shapes pn and shape; with it, its mean is
 * scale pn / (shape - 1), which exists for a shape above 1.
 */
export interface SpendPosterior {
  /** Shape of single purchases, common to all. */
  p: number;
  /** q + px. */
  shape: Float64Array;
  /** v + xm: the prior's v and the total of the repeat purchases. */
  scale: Float64Array;
}

/**
 * The posterior of each customer's spend rate under the Gamma-Gamma model: Fader & Hardie 2013, note 025. A customer
 * without known spend has the prior, Gamma(q, v).
 *
 * @param scaleAt the prior's scale for x repeat purchases; v for all by default
 */
export function spendPosterior(
  { p, q, v }: GammaGammaParams,
  frame: SpendFrame,
  scaleAt: (x: number) => number = () => v,
): SpendPosterior {
  checkSpendFrame(frame);
  const { frequency, monetary } = frame;
  const shape = new Float64Array(frequency.length);
  const scale = new Float64Array(frequency.length);
  for (let i = 0; i < shape.length; i++) {
    const x = frequency[i]!;
    const isKnown = hasSpend(x, monetary[i]!);
    shape[i] = isKnown ? q + p * x : q;
    scale[i] = isKnown ? scaleAt(x) + x * monetary[i]! : scaleAt(x);
  }
  return { p, shape, scale };
}
