/**
 * The area under the ROC curve: the chance that a random positive scores above a random negative, ties half
 * (Hanley & McNeil 1982). Null when all outcomes are alike, for then there is no pair to compare.
 *
 * @param score larger means more likely positive
 * @param positive 1 where the event happened, 0 where not
 */
export function auc(score: Float64Array, positive: ArrayLike<number>): number | null {
  const order = Uint32Array.from(score.keys()).sort((i, j) => score[i]! - score[j]!);
  let positives = 0;
  let rankSum = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let tied = 0;
    while (to < order.length && score[order[to]!] === score[order[from]!]) {
      if (positive[order[to]!]) tied += 1;
      to += 1;
    }
    positives += tied;
    rankSum += (tied * (from + 1 + to)) / 2;
    from = to;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
