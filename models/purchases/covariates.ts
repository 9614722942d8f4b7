/**
 * What is known of customers beforehand, such as their industry: numbers z that do not change in time. Customers of
 * one group share them.
 */
export interface Covariates {
  /** One a number, such as industry=retail. */
  readonly names: readonly string[];
  /** Group of each row of the frame. */
  readonly group: Uint32Array;
  /** The numbers of each group, group by group in the order of the names. */
  readonly values: Float64Array;
}

/** A column of what customers are; null where it is not known. */
export interface Category {
  readonly name: string;
  readonly values: readonly (string | null)[];
}

/** Effects of fewer customers would be read off chance. */
const LEAST_CUSTOMERS = 30;
const UNKNOWN = "unknown";
const OTHER = "other";

/** The levels of a column, the commonest first: the others are compared with it. */
export interface Levels {
  readonly name: string;
  readonly levels: readonly string[];
}

/**
 * The levels that the customers at hand can tell apart. What is not known is a level of its own; levels with few
 * customers are one level together, and where even together they are few they count as the commonest.
 *
 * @param least customers that a level needs to stand by itself
 * @param weight customers of each value; 1 when absent
 */
export function levelsOf(
  columns: readonly Category[],
  least = LEAST_CUSTOMERS,
  weight?: ArrayLike<number>,
): Levels[] {
  return columns.map(({ name, values }) => {
    const customers = new Map<string, number>();
    values.forEach((value, i) => {
      const level = value ?? UNKNOWN;
      customers.set(level, (customers.get(level) ?? 0) + (weight ? weight[i]! : 1));
    });
    const kept = new Map<string, number>();
    for (const [level, count] of customers) {
      const known = count < least ? OTHER : level;
      kept.set(known, (kept.get(known) ?? 0) + count);
    }
    if (kept.size > 1 && kept.get(OTHER)! < least) kept.delete(OTHER);
    const levels = [...kept.keys()].sort((p, q) => kept.get(q)! - kept.get(p)! || (p < q ? -1 : 1));
    return { name, levels };
  });
}

/**
 * Categories as numbers: one of 0 or 1 for every level but the first. A level that is not among them counts as other,
 * and as the first where there is no other: so customers who came after a fit are coded as the fit's were.
 *
 * @throws RangeError where columns are missing or differ in length
 */
export function encode(design: readonly Levels[], columns: readonly Category[]): Covariates {
  const rows = columns[0]?.values.length ?? 0;
  const odd = columns.find(({ values }) => values.length !== rows);
  if (odd) throw new RangeError(`covariates differ in length: ${odd.name}; give one value a customer`);
  const coded = design.map(({ name, levels }) => {
    const column = columns.find((one) => one.name === name);
    if (!column) throw new RangeError(`a covariate is missing: ${name}; give the columns of the fit`);
    const place = new Map(levels.map((level, k) => [level, k]));
    const strange = place.get(OTHER) ?? 0;
    return {
      levels,
      code: Uint32Array.from(column.values, (value) => place.get(value ?? UNKNOWN) ?? strange),
    };
  });
  let group = new Uint32Array(rows);
  let first: number[] = rows > 0 ? [0] : [];
  for (const { code, levels } of coded) {
    const groupOf = new Map<number, number>();
    const finer = new Uint32Array(rows);
    first = [];
    for (let i = 0; i < rows; i++) {
      const key = group[i]! * levels.length + code[i]!;
      let known = groupOf.get(key);
      if (known === undefined) {
        known = first.push(i) - 1;
        groupOf.set(key, known);
      }
      finer[i] = known;
    }
    group = finer;
  }
  const values = first.flatMap((i) =>
    coded.flatMap(({ code, levels }) => levels.slice(1).map((_, k) => (code[i] === k + 1 ? 1 : 0))),
  );
  const names = design.flatMap(({ name, levels }) => levels.slice(1).map((level) => `${name}=${level}`));
  return { names, group, values: Float64Array.from(values) };
}

/** The categories of customers as numbers, by the levels that these customers can tell apart. */
export const indicators = (columns: readonly Category[], least = LEAST_CUSTOMERS): Covariates =>
  encode(levelsOf(columns, least), columns);
