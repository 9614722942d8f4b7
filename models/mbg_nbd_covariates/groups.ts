import { stableOrder, starts } from "../numeric/stable_order.ts";
import type { Covariates } from "../purchases/covariates.ts";
import type { TransactionFrame } from "../purchases/frame.ts";

/** The rows of one group, as a frame of their own. */
export interface Group {
  readonly rows: Uint32Array;
  readonly frame: TransactionFrame;
}

/**
 * @throws RangeError where the covariates do not fit the frame
 */
export function covariatesOf({ frequency, covariates }: TransactionFrame): Covariates {
  if (!covariates)
    throw new RangeError("no covariates: the frame has none; give them or use the plain model");
  const { group, names, values } = covariates;
  if (group.length !== frequency.length) {
    throw new RangeError(
      `covariates differ in length: ${group.length} of ${frequency.length}; give one group a customer`,
    );
  }
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new RangeError(
      `a covariate is not a number: ${values[wrong]} of ${names[wrong % names.length]}; leave it out`,
    );
  }
  return covariates;
}

/** Every group with a customer, and none without. */
export function groupsOf(frame: TransactionFrame, { group }: Covariates): Map<number, Group> {
  const size = group.reduce((most, g) => Math.max(most, g + 1), 0);
  const order = stableOrder([{ code: group, size }]);
  const first = starts(group, size);
  const { frequency, recency, T, weight } = frame;
  const groups = new Map<number, Group>();
  for (let g = 0; g < size; g++) {
    const rows = order.subarray(first[g]!, first[g + 1] ?? order.length);
    if (rows.length === 0) continue;
    const take = (column: Float64Array) => Float64Array.from(rows, (i) => column[i]!);
    const part = { frequency: take(frequency), recency: take(recency), T: take(T) };
    groups.set(g, { rows, frame: weight ? { ...part, weight: take(weight) } : part });
  }
  return groups;
}
