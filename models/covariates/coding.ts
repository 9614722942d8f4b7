import { type Category, type Covariates, encode, type Levels, levelsOf } from "../purchases/covariates.ts";

/** A level with fewer customers, or with less than this share of all, is pooled with others. */
const leastCustomers = 50;
const leastShare = 0.01;

/**
 * What the groups of customers alike in a build stand for in a fit: a group's number is the same in all its tables, so
 * that whoever is scored, in slices or as of a past day, is coded as those learnt from were.
 */
export interface Coding {
  readonly design: readonly Levels[];
  /** Customers learnt from, of each level of each covariate. */
  readonly customers: readonly (readonly number[])[];
  readonly names: readonly string[];
  readonly values: Float64Array;
  /** Of each group in the build, its place among those of the values. */
  readonly groupOf: Uint32Array;
}

/**
 * The levels that these customers can tell apart. What is not stated, and levels of fewer than 50 customers or 1 % of
 * them, are one level, other; where that is as small itself it counts as the commonest level.
 *
 * @param groups of each covariate, the level of every group in the build
 * @param group of each row
 * @param weight customers of each row; 1 when absent
 */
export function codingOf(groups: readonly Category[], group: Float64Array, weight?: Float64Array): Coding {
  const size = groups[0]?.values.length ?? 0;
  const counts = new Float64Array(size);
  for (let i = 0; i < group.length; i++) counts[group[i]!]! += weight ? weight[i]! : 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const design = levelsOf(groups, Math.max(leastCustomers, leastShare * total), counts);
  const { names, group: groupOf, values } = encode(design, groups);
  const has = (name: string) => {
    const k = names.indexOf(name);
    return counts.reduce((sum, count, g) => sum + count * values[groupOf[g]! * names.length + k]!, 0);
  };
  const customers = design.map(({ name, levels }) => {
    const others = levels.slice(1).map((level) => has(`${name}=${level}`));
    return [others.reduce((rest, some) => rest - some, total), ...others];
  });
  return { design, customers, names, values, groupOf };
}

/** The covariates of rows, by the number of each one's group in the build. */
export function coded({ names, values, groupOf }: Coding, group: Float64Array): Covariates {
  const own = new Uint32Array(group.length);
  for (let i = 0; i < own.length; i++) own[i] = groupOf[group[i]!]!;
  return { names, values, group: own };
}
