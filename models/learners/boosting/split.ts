/** Sums by feature and bin, in turn of gradients and of Hessians. */
export type Histogram = Float64Array;

export interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly missingIsYes: boolean;
  readonly gain: number;
}

export interface SplitOptions {
  /** λ: the penalty on a leaf's square. */
  readonly penalty: number;
  /** Sum of Hessians, p (1 - p) a row, that either side must have. */
  readonly leastHessian: number;
}

const score = (gradient: number, hessian: number, penalty: number) => gradient ** 2 / (hessian + penalty);

/**
 * The question that lowers the second-order log-loss most, missing values tried on either side (Chen & Guestrin
 * 2016, equations 7 and algorithm 3). Ties go to the first feature and bin, so the answer is always the same.
 *
 * @param features places of the features that may be asked about, ascending
 * @param width bins a feature, the missing one included
 * @returns null where no question helps
 */
export function bestSplit(
  sums: Histogram,
  features: Int32Array,
  width: number,
  { penalty, leastHessian }: SplitOptions,
): Split | null {
  let best: Split | null = null;
  for (const f of features) {
    const from = f * width;
    let G = 0;
    let H = 0;
    for (let b = 0; b < width; b++) {
      G += sums[2 * (from + b)]!;
      H += sums[2 * (from + b) + 1]!;
    }
    if (H < 2 * leastHessian) return best;
    const whole = score(G, H, penalty);
    const missingG = sums[2 * from]!;
    const missingH = sums[2 * from + 1]!;
    const isMissing = missingH > 0;
    let yesG = 0;
    let yesH = 0;
    for (let b = 1; b < width; b++) {
      yesG += sums[2 * (from + b)]!;
      yesH += sums[2 * (from + b) + 1]!;
      for (let side = 0; side < (isMissing ? 2 : 1); side++) {
        const leftG = yesG + side * missingG;
        const leftH = yesH + side * missingH;
        const rightH = H - leftH;
        if (leftH < leastHessian || rightH < leastHessian) continue;
        const gain = (score(leftG, leftH, penalty) + score(G - leftG, rightH, penalty) - whole) / 2;
        if (gain > (best?.gain ?? 1e-9)) {
          // A value never seen missing goes with the many
          best = { feature: f, bin: b, missingIsYes: isMissing ? side === 1 : leftH >= rightH, gain };
        }
      }
    }
  }
  return best;
}
